package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.standalone.bench.BenchFailedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {

  private static final Visit VISIT =
      new Visit("truck-1", "bench-1", 10_000, 20_000, 21_000, false, true);
  private static final Alarm ENTER = alarm(Alarm.Crossing.ENTER, 10_000);
  private static final Alarm EXIT = alarm(Alarm.Crossing.EXIT, 21_000);
  private static final Set<String> NEAR = Set.of(AnswerCheck.pair("truck-1", "bench-1"));

  @Test
  void alarms_ofEachVisit_areRight() {
    assertThatCode(() -> requireAlarms(VISIT, ENTER, EXIT)).doesNotThrowAnyException();
  }

  @Test
  void alarms_oneMissing_isWrong() {
    assertThatThrownBy(() -> requireAlarms(VISIT, ENTER))
        .isInstanceOf(BenchFailedException.class)
        .hasMessageContaining("NAIVE_1000: 1 wrong")
        .hasMessageContaining("was not told")
        .hasMessageContaining("EXIT");
  }

  @Test
  void alarms_oneTooMany_isWrong() {
    assertThatThrownBy(() -> requireAlarms(VISIT, ENTER, EXIT, alarm(Alarm.Crossing.ENTER, 30_000)))
        .hasMessageContaining("is not so");
  }

  @Test
  void alarms_oneTwice_isWrong() {
    assertThatThrownBy(() -> requireAlarms(VISIT, ENTER, ENTER, EXIT))
        .hasMessageContaining("1 alarms twice");
  }

  @Test
  void alarms_ofATruckThatIsStillInside_haveNoExit() {
    Visit still = new Visit("truck-1", "bench-1", 10_000, 20_000, Visit.NONE, false, true);

    assertThatCode(() -> requireAlarms(still, ENTER)).doesNotThrowAnyException();
  }

  @Test
  void alarms_ofATruckThatBeginsInside_patternNeedNotTell() throws Exception {
    Visit fromStart = new Visit("truck-1", "bench-1", 10_000, 20_000, 21_000, true, true);

    AnswerCheck.requireAlarms(Contender.CEP, List.of(fromStart), List.of(EXIT));
    assertThatThrownBy(() -> requireAlarms(fromStart, EXIT)).hasMessageContaining("was not told");
  }

  @Test
  void candidates_oneThatMeetsTheVisit_isRight() {
    assertThatCode(() -> requireCandidates(VISIT, seen("a", 1, Phase.OPEN, 10_000, 15_000)))
        .doesNotThrowAnyException();
  }

  @Test
  void candidates_none_isWrongForASureVisitOnly() {
    Visit unsure = new Visit("truck-1", "bench-1", 10_000, 20_000, 21_000, false, false);

    assertThatCode(() -> requireCandidates(unsure)).doesNotThrowAnyException();
    assertThatThrownBy(() -> requireCandidates(VISIT)).hasMessageContaining("has no candidate");
  }

  @Test
  void candidates_oneLongAfterTheVisit_doesNotMeetIt() {
    assertThatCode(() -> requireCandidates(VISIT, seen("a", 1, Phase.OPEN, 30_000, 40_000)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> requireCandidates(VISIT, seen("a", 1, Phase.OPEN, 30_001, 40_000)))
        .hasMessageContaining("has no candidate");
  }

  @Test
  void candidates_newestRevisionCounts_whateverTheOrder() {
    assertThatThrownBy(
            () ->
                requireCandidates(
                    VISIT,
                    seen("a", 2, Phase.WITHDRAWN, 10_000, 15_000),
                    seen("a", 1, Phase.OPEN, 10_000, 15_000)))
        .hasMessageContaining("has no candidate");
  }

  @Test
  void candidates_oneOfATruckThatWasNeverNear_isWrong() {
    SeenCandidate other =
        new SeenCandidate("b", 1, Phase.OPEN, "truck-2", "bench-1", 10_000, 15_000, 0, 7);

    assertThatThrownBy(
            () -> requireCandidates(VISIT, seen("a", 1, Phase.OPEN, 10_000, 15_000), other))
        .hasMessageContaining("never near")
        .hasMessageContaining("truck-2 in bench-1");
  }

  private static void requireAlarms(Visit visit, Alarm... said) throws BenchFailedException {
    AnswerCheck.requireAlarms(Contender.NAIVE_1000, List.of(visit), List.of(said));
  }

  private static void requireCandidates(Visit visit, SeenCandidate... said)
      throws BenchFailedException {
    AnswerCheck.requireCandidates(Contender.OFFSITE_1000, List.of(visit), NEAR, List.of(said));
  }

  private static Alarm alarm(Alarm.Crossing crossing, long fixMs) {
    return new Alarm("truck-1", "bench-1", crossing, fixMs, 0, fixMs / 1_000);
  }

  private static SeenCandidate seen(
      String id, int revision, Phase phase, long firstMs, long lastMs) {
    return new SeenCandidate(id, revision, phase, "truck-1", "bench-1", firstMs, lastMs, 0, 7);
  }
}
