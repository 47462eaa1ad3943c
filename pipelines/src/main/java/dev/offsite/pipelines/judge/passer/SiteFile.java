package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.judge.passer.SiteMatter.PlateSeen;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file of one site: trucks near it, plates read there, and candidates without a plate. Mutable;
 * not thread-safe; no Flink in here.
 *
 * <p>Revision numbers go on from those of the judge of passages and never fall.
 */
final class SiteFile {

  /** Fixes of one site at most: half an hour of fifty trucks that stand before it. */
  static final int FIXES_MAX = 20_000;

  /** Readings at most: half an hour of three vehicles a second. */
  static final int SEEN_MAX = 5_000;

  /** Candidates at most; beyond, the one that was said longest ago is let go. */
  static final int CANDIDATES_MAX = 500;

  /** Old things are let go together, when there are too many. */
  private static final int DROP_SHARE = 10;

  /**
   * A candidate as the judge of passages said it last.
   *
   * @param revision said last
   * @param identification said last
   * @param isFinal whether what could change the identification may have been let go
   */
  record Said(Candidate base, int revision, Identification identification, boolean isFinal) {}

  private final Map<String, NavigableMap<Long, NearFix>> tracks = new TreeMap<>();
  private final Map<String, PlateSeen> seen = new TreeMap<>();
  private final Map<String, Said> candidates = new LinkedHashMap<>();
  private int fixes;
  private int dropped;

  private SiteFile() {}

  /** A site of which nothing is known. */
  static SiteFile empty() {
    return new SiteFile();
  }

  static SiteFile of(
      Collection<NearFix> fixes, Collection<PlateSeen> seen, Collection<Said> candidates) {
    SiteFile file = new SiteFile();
    fixes.forEach(file::keep);
    seen.forEach(one -> file.seen.put(one.key(), one));
    candidates.forEach(said -> file.candidates.put(said.base().id(), said));
    return file;
  }

  /**
   * Takes what has become known.
   *
   * @return the revisions to emit
   */
  List<Candidate> add(SiteMatter matter, ReferenceSnapshot reference, Instant now) {
    if (matter instanceof SiteMatter.Unread unread) {
      return say(unread.candidate(), reference, now);
    }
    if (matter instanceof NearFix fix) {
      return keep(fix) ? sayAgain(fix.timeMs(), reference, now) : List.of();
    }
    PlateSeen one = (PlateSeen) matter;
    return keep(one) ? sayAgain(one.timeMs(), reference, now) : List.of();
  }

  private List<Candidate> say(Candidate base, ReferenceSnapshot reference, Instant now) {
    Said before = candidates.remove(base.id());
    Optional<IdentifyRule> rule = IdentifyRule.of(base, reference);
    if (before == null && rule.isEmpty()) {
      return List.of(base);
    }
    boolean isFinal = before != null && before.isFinal();
    Identification identification =
        isFinal && base.phase() != Candidate.Phase.WITHDRAWN
            ? before.identification()
            : identify(base, rule, reference);
    int revision =
        before == null ? base.revision() : Math.max(base.revision(), before.revision() + 1);
    candidates.put(base.id(), new Said(base, revision, identification, isFinal));
    dropOldest(candidates.keySet().iterator(), candidates.size() - CANDIDATES_MAX);
    boolean isAsBefore = identification.isNone() && revision == base.revision();
    return List.of(
        isAsBefore
            ? base
            : identification.addedTo(base, revision, phase(base, before != null), now));
  }

  /** Says the candidates again that something at this time makes a difference to. */
  private List<Candidate> sayAgain(long timeMs, ReferenceSnapshot reference, Instant now) {
    List<Candidate> revisions = new ArrayList<>();
    for (Said said : List.copyOf(candidates.values())) {
      Candidate base = said.base();
      Optional<IdentifyRule> rule =
          said.isFinal() ? Optional.empty() : IdentifyRule.of(base, reference);
      long apartMs = Math.abs(base.episode().start().toEpochMilli() - timeMs);
      if (rule.isPresent() && apartMs <= windowMs(rule.get())) {
        Identification identification = identify(base, rule, reference);
        if (!identification.equals(said.identification())) {
          int revision = said.revision() + 1;
          candidates.put(base.id(), new Said(base, revision, identification, false));
          revisions.add(identification.addedTo(base, revision, phase(base, true), now));
        }
      }
    }
    return revisions;
  }

  private static long windowMs(IdentifyRule rule) {
    return Math.max(ScaleMoment.windowMs(rule), rule.readMs());
  }

  private static Candidate.Phase phase(Candidate base, boolean wasSaid) {
    return wasSaid && base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
  }

  private Identification identify(
      Candidate base, Optional<IdentifyRule> rule, ReferenceSnapshot reference) {
    if (rule.isEmpty() || base.phase() == Candidate.Phase.WITHDRAWN) {
      return Identification.NONE;
    }
    ScaleMoment moment = ScaleMoment.of(base);
    Set<String> read = readElsewhere(base, moment, rule.get());
    List<Passing> possible = new ArrayList<>();
    Set<String> ruledOut = new TreeSet<>();
    for (NavigableMap<Long, NearFix> track : tracks.values()) {
      Optional<Passing> passing = moment.by(around(moment, track, rule.get()), rule.get());
      if (passing.isPresent()) {
        String plate = passing.get().plate();
        if (plate != null && read.contains(plate)) {
          ruledOut.add(plate);
        } else {
          possible.add(passing.get().withCompany(companyOf(plate, base, reference)));
        }
      }
    }
    possible.sort(Passing.ORDER);
    return possible.isEmpty()
        ? Identification.NONE
        : new Identification(
            possible,
            List.copyOf(ruledOut),
            otherPassages(base, moment, possible, rule.get()),
            rule.get().clockMs() / 1000.0);
  }

  /**
   * Of the passages without a plate at about that time, those that the track of the only truck
   * crosses the scale in as well: it was on the scale once, and nobody can tell in which.
   */
  private List<String> otherPassages(
      Candidate base, ScaleMoment moment, List<Passing> possible, IdentifyRule rule) {
    if (possible.size() != 1) {
      return List.of();
    }
    NavigableMap<Long, NearFix> track = tracks.get(possible.get(0).deviceId());
    String own = keyOf(base);
    Set<String> others = new TreeSet<>();
    for (PlateSeen one : seen.values()) {
      boolean isOther =
          !one.isRead()
              && !one.key().equals(own)
              && Math.abs(one.timeMs() - moment.atMs()) <= rule.readMs();
      if (isOther && isOn(moment.at(one.timeMs()), track, rule)) {
        others.add(one.key());
      }
    }
    return List.copyOf(others);
  }

  private static boolean isOn(
      ScaleMoment moment, NavigableMap<Long, NearFix> track, IdentifyRule rule) {
    return moment.by(around(moment, track, rule), rule).filter(Passing::isTracked).isPresent();
  }

  private static List<NearFix> around(
      ScaleMoment moment, NavigableMap<Long, NearFix> track, IdentifyRule rule) {
    long windowMs = ScaleMoment.windowMs(rule);
    return List.copyOf(
        track
            .subMap(slotOf(moment.atMs() - windowMs), true, slotOf(moment.atMs() + windowMs), true)
            .values());
  }

  private static String keyOf(Candidate base) {
    return base.subject().deviceId() + '/' + base.facts().details().getOrDefault("passageId", "");
  }

  private static String companyOf(String plate, Candidate base, ReferenceSnapshot reference) {
    return plate == null
        ? null
        : reference
            .findVehicle(plate, base.episode().start())
            .map(ReferenceEntry.Vehicle::company)
            .orElse(null);
  }

  /** Plates that were read at another passage of the site at about that time. */
  private Set<String> readElsewhere(Candidate base, ScaleMoment moment, IdentifyRule rule) {
    String own = keyOf(base);
    Set<String> plates = new TreeSet<>();
    for (PlateSeen one : seen.values()) {
      if (one.isRead()
          && Math.abs(one.timeMs() - moment.atMs()) <= rule.readMs()
          && !one.key().equals(own)) {
        plates.add(one.plate());
      }
    }
    return plates;
  }

  private boolean keep(NearFix fix) {
    NavigableMap<Long, NearFix> track =
        tracks.computeIfAbsent(fix.deviceId(), device -> new TreeMap<>());
    NearFix before = track.get(slotOf(fix.timeMs()));
    if (before != null && !fix.replaces(before)) {
      return false;
    }
    track.put(slotOf(fix.timeMs()), fix);
    if (before == null) {
      fixes++;
      if (fixes > FIXES_MAX) {
        dropOldestFixes();
      }
    }
    return true;
  }

  private boolean keep(PlateSeen one) {
    PlateSeen before = seen.get(one.key());
    if (before != null && !one.replaces(before)) {
      return false;
    }
    seen.put(one.key(), one);
    if (seen.size() > SEEN_MAX) {
      long[] timesMs = seen.values().stream().mapToLong(PlateSeen::timeMs).sorted().toArray();
      long untilMs = timesMs[SEEN_MAX / DROP_SHARE];
      seen.values().removeIf(each -> each.timeMs() <= untilMs);
    }
    return true;
  }

  private void dropOldestFixes() {
    long[] slots =
        tracks.values().stream()
            .flatMap(track -> track.keySet().stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    long until = slots[FIXES_MAX / DROP_SHARE];
    int before = fixes;
    tracks.values().forEach(track -> track.headMap(until, true).clear());
    countFixes();
    dropped += before - fixes;
  }

  private void countFixes() {
    tracks.values().removeIf(Map::isEmpty);
    fixes = tracks.values().stream().mapToInt(Map::size).sum();
  }

  private static void dropOldest(Iterator<String> oldest, int count) {
    for (int i = 0; i < count; i++) {
      oldest.next();
      oldest.remove();
    }
  }

  private static long slotOf(long timeMs) {
    return Math.floorDiv(timeMs, SiteMatterFinder.SLOT_MS);
  }

  /**
   * Lets go of what no candidate can need any more.
   *
   * @param matterBefore fixes and readings received before it go
   * @param finalBefore candidates received before it are final: they must be so before what they
   *     rest on goes
   * @param candidatesBefore candidates received before it go, and stay as they were said
   */
  void forget(Instant matterBefore, Instant finalBefore, Instant candidatesBefore) {
    tracks
        .values()
        .forEach(
            track ->
                track.values().removeIf(fix -> fix.receivedMs() < matterBefore.toEpochMilli()));
    countFixes();
    seen.values().removeIf(one -> one.receivedMs() < matterBefore.toEpochMilli());
    candidates
        .values()
        .removeIf(said -> said.base().clocks().received().isBefore(candidatesBefore));
    candidates.replaceAll(
        (id, said) ->
            said.base().clocks().received().isBefore(finalBefore)
                ? new Said(said.base(), said.revision(), said.identification(), true)
                : said);
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return tracks.isEmpty() && seen.isEmpty() && candidates.isEmpty();
  }

  /** Fixes let go for want of room since this was asked last. */
  int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  List<NearFix> fixes() {
    List<NearFix> all = new ArrayList<>(fixes);
    tracks.values().forEach(track -> all.addAll(track.values()));
    return all;
  }

  List<PlateSeen> seen() {
    return List.copyOf(seen.values());
  }

  List<Said> candidates() {
    return List.copyOf(candidates.values());
  }

  SiteFile copy() {
    return of(fixes(), seen.values(), candidates.values());
  }
}
