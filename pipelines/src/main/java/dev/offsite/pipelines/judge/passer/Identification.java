package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who can have been on the scale. Immutable.
 *
 * @param possible the trucks that can, the nearest first
 * @param ruledOut plates whose trucks could as well, but were read there at another passage; sorted
 * @param otherPassages the passages without a plate, other than this one, that the only truck may
 *     have been as well; sorted
 * @param doubtedBy ids of candidates that say that the only truck's plate was read elsewhere
 *     meanwhile; sorted
 * @param clockS how far the clocks may be apart, seconds
 */
record Identification(
    List<Passing> possible,
    List<String> ruledOut,
    List<String> otherPassages,
    List<String> doubtedBy,
    double clockS) {

  /** Nobody, as far as is known. */
  static final Identification NONE =
      new Identification(List.of(), List.of(), List.of(), List.of(), 0);

  /** Exactly one truck's track led over the scale then. */
  static final String IDENTIFIED = "IDENTIFIED_BY_TRACK";

  /** The tracks of several trucks did: nobody is named. */
  static final String SEVERAL = "SEVERAL_BY_TRACK";

  /**
   * One truck may have been there, but was silent, may have been another passage, or may not be
   * where its terminal is: nobody is named.
   */
  static final String POSSIBLE = "POSSIBLE_BY_TRACK";

  /** Trucks that a candidate lists at most; a queue on a bridge has more, and tells nothing. */
  static final int LISTED_MAX = 10;

  Identification {
    possible = List.copyOf(possible);
    ruledOut = List.copyOf(ruledOut);
    otherPassages = List.copyOf(otherPassages);
    doubtedBy = List.copyOf(doubtedBy);
  }

  /** Whether it says anything about the candidate. */
  boolean isNone() {
    return possible.isEmpty();
  }

  /** The one truck that it must have been, as far as is known. */
  Optional<Passing> named() {
    boolean isOne =
        possible.size() == 1
            && possible.get(0).isTracked()
            && otherPassages.isEmpty()
            && doubtedBy.isEmpty();
    return isOne && possible.get(0).plate() != null
        ? Optional.of(possible.get(0))
        : Optional.empty();
  }

  /**
   * The candidate with this, as revision {@code revision}. Subject and grade stay: nobody has read
   * a plate.
   */
  Candidate addedTo(Candidate base, int revision, Candidate.Phase phase, Instant decided) {
    Candidate.Facts facts = base.facts();
    List<String> notes = new ArrayList<>(facts.notes());
    if (!isNone()) {
      notes.add(note());
    }
    Map<String, String> details = new TreeMap<>(facts.details());
    details.putAll(details());
    return new Candidate(
        base.id(),
        revision,
        phase,
        base.supersededBy(),
        base.kind(),
        base.rule(),
        base.subject(),
        base.episode(),
        facts.with(details, notes),
        base.place(),
        base.law(),
        base.gate(),
        evidence(base.evidence()),
        base.deadlines(),
        new Candidate.Clocks(base.clocks().event(), received(base.clocks().received()), decided),
        related(base.related()),
        base.dumpingTrace());
  }

  private List<String> related(List<String> own) {
    Set<String> all = new LinkedHashSet<>(own);
    all.addAll(doubtedBy);
    return List.copyOf(all);
  }

  private String note() {
    if (possible.size() > 1) {
      return SEVERAL;
    }
    return named().isPresent() ? IDENTIFIED : POSSIBLE;
  }

  private Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    if (isNone()) {
      return details;
    }
    String listed =
        possible.stream()
            .limit(LISTED_MAX)
            .map(Identification::words)
            .collect(Collectors.joining("; "));
    int more = possible.size() - LISTED_MAX;
    details.put("trackTrucks", more > 0 ? listed + "; +" + more : listed);
    Passing nearest = possible.get(0);
    details.put("trackDistanceM", metres(nearest.distanceM()));
    details.put("trackUncertaintyM", metres(nearest.uncertaintyM()));
    details.put("trackClockS", Double.toString(clockS));
    details.put("trackIntervalS", Double.toString(nearest.intervalS()));
    if (!ruledOut.isEmpty()) {
      details.put("trackRuledOut", String.join(", ", ruledOut));
    }
    if (!otherPassages.isEmpty()) {
      details.put(
          "trackOtherPassages",
          otherPassages.stream().limit(LISTED_MAX).collect(Collectors.joining(", ")));
    }
    if (!doubtedBy.isEmpty()) {
      details.put(
          "trackDoubtedBy", doubtedBy.stream().limit(LISTED_MAX).collect(Collectors.joining(", ")));
    }
    named()
        .ifPresent(
            one -> {
              details.put("trackPlate", Objects.requireNonNull(one.plate()));
              details.put("trackDeviceId", one.deviceId());
              if (one.company() != null) {
                details.put("trackCompany", one.company());
              }
            });
    return details;
  }

  /** Both fixes of each truck that is listed; the track of the one that is named. */
  private Candidate.Evidence evidence(Candidate.Evidence own) {
    List<Candidate.RawRecord> records = new ArrayList<>(own.records());
    for (Passing one : possible.subList(0, Math.min(LISTED_MAX, possible.size()))) {
      records.add(one.before().raw());
      records.add(one.after().raw());
    }
    List<Candidate.TrackPoint> track = new ArrayList<>(own.track());
    named()
        .ifPresent(
            one -> {
              track.add(pointOf(one.before()));
              track.add(pointOf(one.after()));
            });
    return new Candidate.Evidence(records, own.media(), track);
  }

  private Instant received(Instant own) {
    long newestMs = own.toEpochMilli();
    for (Passing one : possible) {
      newestMs = Math.max(newestMs, one.before().receivedMs());
      newestMs = Math.max(newestMs, one.after().receivedMs());
    }
    return Instant.ofEpochMilli(newestMs);
  }

  private static String words(Passing one) {
    return (one.plate() == null ? "" : one.plate() + ' ')
        + one.deviceId()
        + ' '
        + metres(one.distanceM())
        + " m"
        + (one.isTracked() ? "" : " (silent)");
  }

  private static Candidate.TrackPoint pointOf(NearFix fix) {
    return new Candidate.TrackPoint(
        Instant.ofEpochMilli(fix.timeMs()), fix.position().lng(), fix.position().lat(), null);
  }

  private static String metres(double metres) {
    return String.format(Locale.ROOT, "%.1f", metres);
  }
}
