package dev.offsite.pipelines.contradict;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one plate, and what contradicts it. Mutable; not thread-safe; no Flink in here.
 *
 * <p>After each call the newest revisions of the kept candidates are contradicted by what is known,
 * in whatever order both came. Revision numbers go on from those of the stage before and never
 * fall.
 */
final class ContradictedCase {

  /**
   * What contradicts at most: a plate of which there are many copies, for two days. Beyond, the
   * oldest is let go; what it contradicts stays lowered.
   */
  static final int OPPONENTS_MAX = 500;

  /** Candidates of one plate at most; beyond, the one that was said longest ago is let go. */
  static final int CANDIDATES_MAX = 500;

  /** Numbers and contradictions of candidates let go, about 150 bytes each. */
  static final int REMEMBERED_MAX = 2_000;

  /**
   * A candidate as the stage before said it.
   *
   * @param revision said last
   * @param contradiction said last
   */
  record Said(Candidate base, int revision, Contradiction contradiction) {

    /** Whether it stands as the stage before said it, so that nothing need be remembered. */
    boolean isAsBefore() {
      return contradiction.isNone() && revision == base.revision();
    }
  }

  /**
   * What stays known of a candidate that was let go but does not stand as the stage before said it:
   * when that stage says it again, its numbers go on and it stays lowered.
   *
   * @param id of the candidate
   * @param revision said last
   * @param contradiction said last
   * @param receivedMs when our client received the newest observation of it
   */
  record Remembered(String id, int revision, Contradiction contradiction, long receivedMs) {}

  private final Map<String, Opponent> opponents = new TreeMap<>();
  private final Map<String, Said> candidates = new LinkedHashMap<>();
  private final Map<String, Remembered> remembered = new LinkedHashMap<>();

  private ContradictedCase() {}

  /** A plate of which nothing was said. */
  static ContradictedCase empty() {
    return new ContradictedCase();
  }

  static ContradictedCase of(
      Collection<Opponent> opponents,
      Collection<Said> candidates,
      Collection<Remembered> remembered) {
    ContradictedCase plate = new ContradictedCase();
    opponents.forEach(opponent -> plate.opponents.put(opponent.id(), opponent));
    candidates.forEach(said -> plate.candidates.put(said.base().id(), said));
    remembered.forEach(each -> plate.remembered.put(each.id(), each));
    return plate;
  }

  /**
   * Takes a revision of a stage before. What contradicts others is not said again here.
   *
   * @return the revisions to emit
   */
  List<Candidate> add(Candidate candidate, Instant now) {
    return candidate.kind() == ViolationKind.PLATE_ELSEWHERE
        ? oppose(candidate, now)
        : say(candidate, now);
  }

  private List<Candidate> say(Candidate base, Instant now) {
    Remembered before = before(base.id());
    Contradiction contradiction =
        before == null ? Contradiction.of(base, opponents.values()) : against(base, before, null);
    int revision =
        before == null ? base.revision() : Math.max(base.revision(), before.revision() + 1);
    Said said = new Said(base, revision, contradiction);
    candidates.put(base.id(), said);
    Iterator<Said> oldest = candidates.values().iterator();
    while (candidates.size() > CANDIDATES_MAX) {
      Said letGo = oldest.next();
      oldest.remove();
      remember(letGo);
    }
    return List.of(
        said.isAsBefore()
            ? base
            : contradiction.heldAgainst(base, revision, phase(base, before != null), now));
  }

  /** Takes out what was said of a candidate last; null if nothing is known. */
  private @Nullable Remembered before(String id) {
    Said said = candidates.remove(id);
    Remembered letGo = remembered.remove(id);
    return said == null ? letGo : rememberedOf(said);
  }

  /**
   * What contradicts a candidate: what is known, and of what was said before also that which was
   * let go since.
   *
   * @param withdrawn id of what contradicts no more; null if nothing was withdrawn
   */
  private Contradiction against(Candidate base, Remembered before, @Nullable String withdrawn) {
    Contradiction known = Contradiction.of(base, opponents.values());
    return base.phase() == Candidate.Phase.WITHDRAWN
        ? known
        : known.and(
            before
                .contradiction()
                .where(id -> !opponents.containsKey(id) && !id.equals(withdrawn)));
  }

  private static Remembered rememberedOf(Said said) {
    return new Remembered(
        said.base().id(),
        said.revision(),
        said.contradiction(),
        said.base().clocks().received().toEpochMilli());
  }

  private void remember(Said letGo) {
    if (letGo.isAsBefore()) {
      return;
    }
    remembered.put(letGo.base().id(), rememberedOf(letGo));
    Iterator<String> oldest = remembered.keySet().iterator();
    while (remembered.size() > REMEMBERED_MAX) {
      oldest.next();
      oldest.remove();
    }
  }

  private List<Candidate> oppose(Candidate elsewhere, Instant now) {
    String withdrawn = null;
    if (elsewhere.phase() == Candidate.Phase.WITHDRAWN) {
      withdrawn = elsewhere.id();
      opponents.remove(withdrawn);
      takeBack(withdrawn);
    } else {
      opponents.put(elsewhere.id(), Opponent.of(elsewhere));
      if (opponents.size() > OPPONENTS_MAX) {
        opponents.values().stream()
            .min(Opponent.ORDER)
            .ifPresent(oldest -> opponents.remove(oldest.id()));
      }
    }
    List<Candidate> revisions = new ArrayList<>();
    for (Said said : List.copyOf(candidates.values())) {
      Candidate base = said.base();
      Contradiction contradiction = against(base, rememberedOf(said), withdrawn);
      if (!contradiction.equals(said.contradiction())) {
        int revision = said.revision() + 1;
        candidates.put(base.id(), new Said(base, revision, contradiction));
        revisions.add(contradiction.heldAgainst(base, revision, phase(base, true), now));
      }
    }
    return revisions;
  }

  /** What was let go is not said again; when it is, this contradicts it no more. */
  private void takeBack(String opponentId) {
    remembered.replaceAll(
        (id, each) ->
            new Remembered(
                id,
                each.revision(),
                each.contradiction().where(other -> !other.equals(opponentId)),
                each.receivedMs()));
  }

  private static Candidate.Phase phase(Candidate base, boolean wasSaid) {
    return wasSaid && base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
  }

  /**
   * Lets go of what hardly any observation changes any more; it stays as it was said.
   *
   * @param settledBefore candidates received before it go if they stand as the stage before said
   * @param contradictedBefore others, and what contradicts, go if received before it; of these
   *     candidates is remembered what their next revision needs
   * @param rememberedBefore that goes too, for candidates received before it
   */
  void forget(Instant settledBefore, Instant contradictedBefore, Instant rememberedBefore) {
    Iterator<Said> each = candidates.values().iterator();
    while (each.hasNext()) {
      Said said = each.next();
      Instant kept = said.isAsBefore() ? settledBefore : contradictedBefore;
      if (said.base().clocks().received().isBefore(kept)) {
        each.remove();
        remember(said);
      }
    }
    opponents
        .values()
        .removeIf(opponent -> opponent.receivedMs() < contradictedBefore.toEpochMilli());
    remembered.values().removeIf(old -> old.receivedMs() < rememberedBefore.toEpochMilli());
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return opponents.isEmpty() && candidates.isEmpty() && remembered.isEmpty();
  }

  /** Whether something is remembered of candidates that were let go. */
  boolean remembers() {
    return !remembered.isEmpty();
  }

  /** Whether anything must be kept for longer than a candidate that nothing contradicts. */
  boolean holdsContradictions() {
    return !opponents.isEmpty() || !candidates.values().stream().allMatch(Said::isAsBefore);
  }

  List<Opponent> opponents() {
    return List.copyOf(opponents.values());
  }

  List<Said> candidates() {
    return List.copyOf(candidates.values());
  }

  List<Remembered> remembered() {
    return List.copyOf(remembered.values());
  }

  ContradictedCase copy() {
    return of(opponents.values(), candidates.values(), remembered.values());
  }
}
