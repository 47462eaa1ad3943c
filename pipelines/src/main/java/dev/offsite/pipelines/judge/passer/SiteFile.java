package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.judge.passer.SiteMatter.PlateSeen;
import dev.offsite.pipelines.judge.passer.SiteMatter.TrackDoubted;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * The file of one site: trucks near it, plates read there, and candidates without a plate. Mutable;
 * not thread-safe; no Flink in here.
 *
 * <p>Revision numbers go on from those of the judge of passages and never fall.
 */
final class SiteFile {

  /** Candidates at most; beyond, the one that was said longest ago is let go. */
  static final int CANDIDATES_MAX = 500;

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

  private final SiteTracks tracks;
  private final SiteReadings readings = new SiteReadings();
  private final SiteDoubts doubts = new SiteDoubts();
  private final Map<String, Said> candidates = new LinkedHashMap<>();
  private long knownFromMs = Long.MIN_VALUE;

  private SiteFile(SiteTracks tracks) {
    this.tracks = tracks;
  }

  /** A site of which nothing is known. */
  static SiteFile empty() {
    return new SiteFile(new SiteTracks());
  }

  /**
   * A file that goes on.
   *
   * @param matter all but candidates, in the order of {@link #matter()}
   */
  static SiteFile of(Collection<SiteMatter> matter, Collection<Said> candidates, long knownFromMs) {
    SiteFile file = new SiteFile(new SiteTracks());
    file.knownFromMs = knownFromMs;
    for (SiteMatter each : matter) {
      if (each instanceof NearFix fix) {
        file.tracks.keep(fix);
      } else if (each instanceof PlateSeen one) {
        file.readings.keep(one);
      } else if (each instanceof TrackDoubted doubt) {
        file.doubts.keep(doubt);
      }
    }
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
      return addFix(fix, reference, now);
    }
    if (matter instanceof TrackDoubted doubt) {
      return addDoubt(doubt, reference, now);
    }
    PlateSeen one = (PlateSeen) matter;
    return readings.keep(one)
        ? sayAgain(one.timeMs(), PasserSearch::windowMs, SiteFile::everyOne, reference, now)
        : List.of();
  }

  /** One that is corrected doubts around another moment, and no more around that before. */
  private List<Candidate> addDoubt(TrackDoubted doubt, ReferenceSnapshot reference, Instant now) {
    TrackDoubted before = doubts.find(doubt.candidateId());
    if (!doubts.keep(doubt)) {
      return List.of();
    }
    List<Candidate> revisions = new ArrayList<>();
    for (TrackDoubted one : before == null ? List.of(doubt) : List.of(before, doubt)) {
      revisions.addAll(
          sayAgain(one.timeMs(), rule -> one.withinMs(), SiteFile::everyOne, reference, now));
    }
    return revisions;
  }

  private static boolean everyOne(Said said, IdentifyRule rule) {
    return true;
  }

  /** Most fixes near a site are of trucks that were on no scale: nobody is looked for again. */
  private List<Candidate> addFix(NearFix fix, ReferenceSnapshot reference, Instant now) {
    NearFix before = tracks.find(fix);
    if (!tracks.keep(fix)) {
      return List.of();
    }
    boolean isOfSamePlate = before == null || Objects.equals(before.plate(), fix.plate());
    PasserSearch search = new PasserSearch(tracks, readings, doubts);
    return sayAgain(
        fix.timeMs(),
        PasserSearch::windowMs,
        isOfSamePlate
            ? (said, rule) ->
                search.mayMatter(fix.deviceId(), said.base(), said.identification(), rule)
            : SiteFile::everyOne,
        reference,
        now);
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
      BiPredicate<Said, IdentifyRule> mayMatter,
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
          && !isKnownInPart(base, rule.get())
          && mayMatter.test(said, rule.get())) {
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
    return base.episode().start().toEpochMilli() - PasserSearch.windowMs(rule) < knownFromMs();
  }

  private static Candidate.Phase phase(Candidate base, boolean wasSaid) {
    return wasSaid && base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
  }

  private Identification identify(
      Candidate base, Optional<IdentifyRule> rule, ReferenceSnapshot reference) {
    if (rule.isEmpty() || base.phase() == Candidate.Phase.WITHDRAWN) {
      return Identification.NONE;
    }
    return new PasserSearch(tracks, readings, doubts).identify(base, rule.get(), reference);
  }

  private static void dropOldest(Iterator<String> oldest, int count) {
    for (int i = 0; i < count; i++) {
      oldest.next();
      oldest.remove();
    }
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
    tracks.forget(matterBefore.toEpochMilli());
    doubts.forget(matterBefore.toEpochMilli());
    readings.forget(matterBefore.toEpochMilli());
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
    long fromMs = Math.max(tracks.knownFromMs(), readings.knownFromMs());
    return Math.max(knownFromMs, Math.max(fromMs, doubts.knownFromMs()));
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return tracks.isEmpty() && readings.isEmpty() && doubts.isEmpty() && candidates.isEmpty();
  }

  /** Fixes let go for want of room since this was asked last. */
  int takeDropped() {
    return tracks.takeDropped();
  }

  /** Fixes, then readings, then doubts. */
  List<SiteMatter> matter() {
    List<SiteMatter> all = new ArrayList<>(tracks.all());
    all.addAll(readings.all());
    all.addAll(doubts.all());
    return all;
  }

  List<NearFix> fixes() {
    return tracks.all();
  }

  List<PlateSeen> seen() {
    return readings.all();
  }

  List<Said> candidates() {
    return List.copyOf(candidates.values());
  }

  SiteFile copy() {
    SiteFile copy = new SiteFile(tracks.copy());
    readings.all().forEach(copy.readings::keep);
    doubts.all().forEach(copy.doubts::keep);
    copy.candidates.putAll(candidates);
    copy.knownFromMs = knownFromMs();
    return copy;
  }
}
