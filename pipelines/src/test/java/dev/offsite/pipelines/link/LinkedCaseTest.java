package dev.offsite.pipelines.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinkedCaseTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Linker BY_VEHICLE = new VehicleLinker();
  private static final List<Grade> GRADES = List.of(Grade.values());

  private final LinkedCase linked = LinkedCase.empty();
  private final Candidate first = Offences.candidate(TEN, null);
  private final Candidate second = Offences.candidate(TEN.plusSeconds(60), null);

  @Test
  void add_first_isSaidOnceWithItsCount() {
    assertThat(add(first))
        .extracting(Candidate::revision, Candidate::phase, it -> it.facts().details())
        .containsExactly(
            tuple(1, Phase.CLOSED, Map.of("timesInYear", "1", "timesInYearWithReview", "1")));
  }

  @Test
  void add_secondOfTheJourney_isLinkedAndTheFirstIsSaidAgain() {
    add(first);
    assertThat(add(second))
        .extracting(Candidate::id, Candidate::revision, Candidate::related)
        .containsExactly(
            tuple(second.id(), 1, List.of(first.id())), tuple(first.id(), 2, List.of(second.id())));
  }

  @Test
  void add_unrelatedLater_doesNotSayTheFirstAgain() {
    add(first);
    assertThat(add(Offences.candidate(TEN.plusSeconds(100_000), null))).hasSize(1);
  }

  @Test
  void add_withdrawal_unlinksTheOther() {
    add(first);
    add(second);
    List<Candidate> revisions = add(Offences.withdrawn(second, 2));
    assertThat(revisions)
        .extracting(Candidate::id, Candidate::revision, Candidate::phase, Candidate::related)
        .containsExactly(
            tuple(second.id(), 2, Phase.WITHDRAWN, List.of()),
            tuple(first.id(), 3, Phase.CLOSED, List.of()));
  }

  @Test
  void add_gradeFalls_laterOnesCountLess() {
    Candidate later = Offences.candidate(TEN.plusSeconds(100_000), null);
    add(first);
    assertThat(add(later).get(0).facts().details()).containsEntry("timesInYear", "2");
    List<Candidate> revisions = add(Offences.graded(first, 2, Grade.INADMISSIBLE));
    assertThat(revisions)
        .extracting(Candidate::id, it -> it.facts().details().get("timesInYear"))
        .containsExactly(tuple(first.id(), "0"), tuple(later.id(), "1"));
  }

  @Test
  void add_upstreamRevisionBelowOurs_goesOnFromOurs() {
    add(first);
    add(second);
    add(Offences.candidate(TEN.plusSeconds(120), null));
    assertThat(add(Offences.graded(first, 2, Grade.REVIEW)).get(0).revision()).isEqualTo(4);
  }

  @Test
  void add_upstreamRevisionAboveOurs_isTaken() {
    add(first);
    assertThat(add(Offences.graded(first, 7, Grade.REVIEW)).get(0).revision()).isEqualTo(7);
  }

  @Test
  void add_openCandidateAgain_isAnUpdate() {
    Candidate open = Offences.with(first, null, 1, Phase.OPEN, Grade.ADMISSIBLE);
    assertThat(add(open).get(0).phase()).isEqualTo(Phase.OPEN);
    assertThat(add(second).get(1).phase()).isEqualTo(Phase.UPDATED);
    assertThat(add(open).get(0).phase()).isEqualTo(Phase.UPDATED);
  }

  @Test
  void add_anyOrderAndRepetition_endsInTheSameCandidates() {
    long seed = 20_261_122;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      List<Candidate> candidates = new ArrayList<>();
      int count = 2 + random.nextInt(7);
      for (int i = 0; i < count; i++) {
        candidates.add(
            Offences.graded(
                Offences.candidate(TEN.plusSeconds(random.nextInt(36_000)), null),
                1,
                GRADES.get(random.nextInt(3))));
      }
      Map<String, Object> expected = finalOf(candidates);
      List<Candidate> shuffled = new ArrayList<>(candidates);
      for (int i = 0; i < 3; i++) {
        shuffled.add(candidates.get(random.nextInt(count)));
      }
      Collections.shuffle(shuffled, new Random(random.nextLong()));
      assertThat(finalOf(shuffled)).as("seed %s, round %s", seed, round).isEqualTo(expected);
    }
  }

  @Test
  void add_anyStep_revisionsOfACandidateOnlyRise() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Integer> newest = new HashMap<>();
    for (int step = 0; step < 500; step++) {
      Candidate it = Offences.candidate(TEN.plusSeconds(random.nextInt(40) * 600L), null);
      Candidate change =
          random.nextInt(4) == 0
              ? Offences.withdrawn(it, 1 + random.nextInt(3))
              : Offences.graded(it, 1 + random.nextInt(3), GRADES.get(random.nextInt(3)));
      for (Candidate revision : add(change)) {
        Integer before = newest.put(revision.id(), revision.revision());
        assertThat(revision.revision())
            .as("seed %s, step %s", seed, step)
            .isGreaterThan(before == null ? 0 : before);
      }
    }
  }

  @Test
  void forget_startBeforeTheLimit_isGone_atTheLimit_isKept() {
    add(first);
    add(second);
    linked.forget(second.episode().start(), Instant.EPOCH);
    assertThat(linked.offences()).extracting(Offence::id).containsExactly(second.id());
    assertThat(linked.recents())
        .extracting(recent -> recent.base().id())
        .containsExactly(second.id());
  }

  @Test
  void forget_receivedLongAgo_stillCountsButIsNotSaidAgain() {
    add(first);
    linked.forget(Instant.EPOCH, first.clocks().received().plusMillis(1));
    assertThat(linked.recents()).isEmpty();
    List<Candidate> revisions = add(second);
    assertThat(revisions).extracting(Candidate::id).containsExactly(second.id());
    assertThat(revisions.get(0).related()).containsExactly(first.id());
  }

  @Test
  void forget_everything_leavesNothing() {
    add(first);
    linked.forget(TEN.plusMillis(1), TEN.plusSeconds(60));
    assertThat(linked.isEmpty()).isTrue();
  }

  @Test
  void add_beyondTheBoundOfRecents_oldestIsKeptAsACountOnly() {
    for (int i = 0; i <= LinkedCase.RECENT_MAX; i++) {
      add(Offences.candidate(TEN.plusSeconds(i * 20_000L), null));
    }
    assertThat(linked.recents()).hasSize(LinkedCase.RECENT_MAX);
    assertThat(linked.offences()).hasSize(LinkedCase.RECENT_MAX + 1);
    assertThat(linked.takeDropped()).isZero();
  }

  private List<Candidate> add(Candidate candidate) {
    return linked.add(candidate, Offences.FIGURES, BY_VEHICLE, TEN.plusSeconds(5));
  }

  /** What stands at the end, without revision numbers and clocks. */
  private static Map<String, Object> finalOf(List<Candidate> arrivals) {
    LinkedCase fresh = LinkedCase.empty();
    Map<String, Object> standing = new TreeMap<>();
    for (Candidate arrival : arrivals) {
      for (Candidate revision : fresh.add(arrival, Offences.FIGURES, BY_VEHICLE, TEN)) {
        standing.put(
            revision.id(),
            List.of(revision.facts(), revision.related(), revision.gate(), revision.phase()));
      }
    }
    return standing;
  }
}
