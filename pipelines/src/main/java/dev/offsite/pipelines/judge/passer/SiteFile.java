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
import java.util.function.ToLongFunction;

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
  record Said(Candidate base, int revision, Identification identification, boolean isFinal) {

    /** Whether it stands as the judge of passages said it, so that nothing need be remembered. */
    boolean isAsBefore() {
      return identification.isNone() && revision == base.revision();
    }
  }

  private final Map<String, NavigableMap<Long, NearFix>> tracks = new TreeMap<>();
  private final Map<String, PlateSeen> seen = new TreeMap<>();
  private final Map<String, Said> candidates = new LinkedHashMap<>();
  private long knownFromMs = Long.MIN_VALUE;
  private int fixes;
  private int dropped;

  private SiteFile() {}

  /** A site of which nothing is known. */
  static SiteFile empty() {
    return new SiteFile();
  }

  static SiteFile of(
      Collection<NearFix> fixes,
      Collection<PlateSeen> seen,
      Collection<Said> candidates,
      long knownFromMs) {
    SiteFile file = new SiteFile();
    file.knownFromMs = knownFromMs;
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
      return sayWithOthers(unread.candidate(), reference, now);
    }
    if (matter instanceof NearFix fix) {
      return keep(fix) ? sayAgain(fix.timeMs(), SiteFile::windowMs, reference, now) : List.of();
    }
    PlateSeen one = (PlateSeen) matter;
    return keep(one) ? sayAgain(one.timeMs(), SiteFile::windowMs, reference, now) : List.of();
  }

  /** What is said of one passage without a plate makes a difference to others of that moment. */
  private List<Candidate> sayWithOthers(Candidate base, ReferenceSnapshot reference, Instant now) {
    Said before = candidates.get(base.id());
    List<Candidate> revisions = new ArrayList<>(say(base, reference, now));
    Instant start = base.episode().start();
    revisions.addAll(sayAgain(start.toEpochMilli(), SiteFile::otherPassageMs, reference, now));
    if (before != null && !before.base().episode().start().equals(start)) {
      long wasMs = before.base().episode().start().toEpochMilli();
      revisions.addAll(sayAgain(wasMs, SiteFile::otherPassageMs, reference, now));
    }
    return revisions;
  }

  private List<Candidate> say(Candidate base, ReferenceSnapshot reference, Instant now) {
    Said before = candidates.remove(base.id());
    Optional<IdentifyRule> rule = IdentifyRule.of(base, reference);
    if (before == null && rule.isEmpty()) {
      return List.of(base);
    }
    boolean isFinal = before != null && before.isFinal();
    boolean isKept =
        base.phase() != Candidate.Phase.WITHDRAWN
            && (isFinal || rule.map(figures -> isKnownInPart(base, figures)).orElse(false));
    Identification earlier = before == null ? Identification.NONE : before.identification();
    Identification identification = isKept ? earlier : identify(base, rule, reference);
    int revision =
        before == null ? base.revision() : Math.max(base.revision(), before.revision() + 1);
    Said said = new Said(base, revision, identification, isFinal);
    candidates.put(base.id(), said);
    dropOldest(candidates.keySet().iterator(), candidates.size() - CANDIDATES_MAX);
    return List.of(
        said.isAsBefore()
            ? base
            : identification.addedTo(base, revision, phase(base, before != null), now));
  }

  /** Says the candidates again that something at this time makes a difference to. */
  private List<Candidate> sayAgain(
      long timeMs,
      ToLongFunction<IdentifyRule> withinMs,
      ReferenceSnapshot reference,
      Instant now) {
    List<Candidate> revisions = new ArrayList<>();
    for (Said said : List.copyOf(candidates.values())) {
      Candidate base = said.base();
      Optional<IdentifyRule> rule =
          said.isFinal() ? Optional.empty() : IdentifyRule.of(base, reference);
      long apartMs = Math.abs(base.episode().start().toEpochMilli() - timeMs);
      if (rule.isPresent()
          && apartMs <= withinMs.applyAsLong(rule.get())
          && !isKnownInPart(base, rule.get())) {
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

  /**
   * Whether fixes or readings around a passage were let go: that one truck is the only one nobody
   * can say then.
   */
  private boolean isKnownInPart(Candidate base, IdentifyRule rule) {
    return base.episode().start().toEpochMilli() - windowMs(rule) < knownFromMs;
  }

  private static long windowMs(IdentifyRule rule) {
    return Math.max(ScaleMoment.windowMs(rule), rule.readMs());
  }

  /** Two passages so far apart cannot be one crossing, the clocks being as wrong as they may be. */
  private static long otherPassageMs(IdentifyRule rule) {
    return 2 * rule.clockMs();
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
    long windowMs = ScaleMoment.windowMs(rule.get());
    List<Passing> possible = new ArrayList<>();
    Set<String> ruledOut = new TreeSet<>();
    for (NavigableMap<Long, NearFix> track : tracks.values()) {
      List<NearFix> then =
          List.copyOf(
              track
                  .subMap(
                      slotOf(moment.atMs() - windowMs),
                      true,
                      slotOf(moment.atMs() + windowMs),
                      true)
                  .values());
      Optional<Passing> passing = moment.by(then, rule.get());
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
            possible.size() > 1
                ? List.of()
                : otherPassages(base, possible.get(0).deviceId(), rule.get()),
            rule.get().clockMs() / 1000.0);
  }

  /**
   * Other passages without a plate that the same crossing of a truck may have been: it was on one
   * scale only, and nobody knows on which.
   */
  private List<String> otherPassages(Candidate base, String deviceId, IdentifyRule rule) {
    Set<String> others = new TreeSet<>();
    long atMs = base.episode().start().toEpochMilli();
    List<NearFix> track = List.copyOf(tracks.get(deviceId).values());
    for (Said said : candidates.values()) {
      Candidate other = said.base();
      boolean isThen =
          Math.abs(other.episode().start().toEpochMilli() - atMs) <= otherPassageMs(rule);
      if (isThen
          && other.phase() != Candidate.Phase.WITHDRAWN
          && !keyOf(other).equals(keyOf(base))
          && ScaleMoment.of(other).by(track, rule).isPresent()) {
        others.add(keyOf(other));
      }
    }
    return List.copyOf(others);
  }

  /** Names the passage of a candidate, as {@link PlateSeen#key} does. */
  private static String keyOf(Candidate candidate) {
    return candidate.subject().deviceId()
        + '/'
        + candidate.facts().details().getOrDefault("passageId", "");
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
      if (Math.abs(one.timeMs() - moment.atMs()) <= rule.readMs() && !one.key().equals(own)) {
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
      knownFromMs = Math.max(knownFromMs, untilMs + 1);
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
    knownFromMs = Math.max(knownFromMs, (until + 1) * SiteMatterFinder.SLOT_MS);
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
   * @param candidatesBefore candidates received before it go, and stay as they were said; earlier
   *     if they are final and stand as the judge of passages said them
   */
  void forget(Instant matterBefore, Instant finalBefore, Instant candidatesBefore) {
    tracks
        .values()
        .forEach(
            track ->
                track.values().removeIf(fix -> fix.receivedMs() < matterBefore.toEpochMilli()));
    countFixes();
    seen.values().removeIf(one -> one.receivedMs() < matterBefore.toEpochMilli());
    knownFromMs = Math.max(knownFromMs, matterBefore.toEpochMilli());
    candidates.replaceAll(
        (id, said) ->
            said.base().clocks().received().isBefore(finalBefore)
                ? new Said(said.base(), said.revision(), said.identification(), true)
                : said);
    candidates
        .values()
        .removeIf(
            said ->
                said.base().clocks().received().isBefore(candidatesBefore)
                    || (said.isFinal() && said.isAsBefore()));
  }

  /** Whether a candidate was said that is still kept. */
  boolean knows(String candidateId) {
    return candidates.containsKey(candidateId);
  }

  /** What happened before it is known only in part, milliseconds since the epoch. */
  long knownFromMs() {
    return knownFromMs;
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
    return of(fixes(), seen.values(), candidates.values(), knownFromMs);
  }
}
