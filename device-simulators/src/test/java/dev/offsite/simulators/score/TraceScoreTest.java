package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A heap at 120 E, 30 N, searched from minute 10 to minute 30. */
class TraceScoreTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");

  /** One degree of latitude is about 111.2 km. */
  private static final double DEGREES_PER_M = 1 / 111_195.0;

  @Test
  void truckThatTipped_namedFirst_countsAsFirstAndAmongThree() {
    assertThat(score(List.of(tip("a", 20, 0)), "a", "b")).isEqualTo(new TraceScore(1, 1, 1, 1));
  }

  @Test
  void truckThatTipped_namedThird_countsAmongThree_fourthOnlyAsNamed() {
    assertThat(score(List.of(tip("a", 20, 0)), "x", "y", "a"))
        .isEqualTo(new TraceScore(1, 0, 1, 1));
    assertThat(score(List.of(tip("a", 20, 0)), "x", "y", "z", "a"))
        .isEqualTo(new TraceScore(1, 0, 0, 1));
  }

  @Test
  void truckThatTipped_notNamed_isAMistake() {
    assertThat(score(List.of(tip("a", 20, 0)), "x")).isEqualTo(new TraceScore(1, 0, 0, 0));
    assertThat(score(List.of(tip("a", 20, 0)))).isEqualTo(new TraceScore(1, 0, 0, 0));
  }

  @Test
  void truckThatTippedBeforeTheSearch_isNotRight_andTheHeapCountsAllTheSame() {
    assertThat(score(List.of(tip("a", 7, 0)), "a")).isEqualTo(new TraceScore(1, 0, 0, 0));
    // Tipping takes two minutes: it is not over before the search begins.
    assertThat(score(List.of(tip("a", 8, 0)), "a")).isEqualTo(new TraceScore(1, 1, 1, 1));
  }

  @Test
  void heap_atWhichNobodyTippedBeforeItWasSeen_isNotCounted() {
    assertThat(score(List.of(), "a")).isEqualTo(new TraceScore(0, 0, 0, 0));
    assertThat(score(List.of(tip("a", 30, 0)), "a")).isEqualTo(new TraceScore(0, 0, 0, 0));
  }

  @Test
  void tip_withinOneHeap_isThatHeap_fartherIsAnother() {
    assertThat(score(List.of(tip("a", 20, 44)), "a").heaps()).isEqualTo(1);
    assertThat(score(List.of(tip("a", 20, 46)), "a").heaps()).isZero();
  }

  @Test
  void candidate_withoutAList_isNotCounted() {
    Outcome heap = new Outcome.FalseAlarm(heap().build(), List.of());

    assertThat(TraceScore.of(of(List.of(heap, missed(tip("a", 20, 0))))).heaps()).isZero();
  }

  private static TraceScore score(List<Truth> tips, String... suspects) {
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(new Outcome.FalseAlarm(traced(suspects), List.of()));
    tips.forEach(tip -> outcomes.add(missed(tip)));
    return TraceScore.of(of(outcomes));
  }

  private static Score of(List<Outcome> outcomes) {
    return new Score(new Observation(BEGIN, BEGIN.plusSeconds(3_600), Duration.ZERO), outcomes);
  }

  private static Outcome missed(Truth truth) {
    return new Outcome.Missed(truth, List.of());
  }

  private static Candidates heap() {
    return Candidates.of(ViolationKind.PATROL_OBJECT).fence("field").at(120, 30);
  }

  private static Candidate traced(String... plates) {
    Candidate heap = heap().build();
    DumpingTrace trace =
        new DumpingTrace(
            null,
            null,
            minute(10),
            minute(30),
            60,
            plates.length,
            Arrays.stream(plates).map(TraceScoreTest::suspect).toList());
    return heap.traced(2, Candidate.Phase.UPDATED, trace, minute(31));
  }

  private static DumpingTrace.Suspect suspect(String plate) {
    return new DumpingTrace.Suspect(
        1,
        "terminal of " + plate,
        plate,
        null,
        DumpingTrace.Presence.STOPPED,
        minute(20),
        minute(21),
        60,
        5,
        5,
        "UNKNOWN",
        "UNKNOWN",
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static Truth tip(String plate, int minute, double northM) {
    return new Truth(
        Offence.ILLEGAL_DUMPING,
        plate,
        "dump",
        120,
        30 + northM * DEGREES_PER_M,
        minute(minute),
        minute(minute + 2),
        "tipped");
  }

  private static Instant minute(int minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }
}
