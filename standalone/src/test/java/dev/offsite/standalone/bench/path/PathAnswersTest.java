package dev.offsite.standalone.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathAnswersTest {

  @Test
  void faults_everythingFoundAndLanded_areNone() {
    assertThat(PathRuns.GOOD.faults()).isEmpty();
    assertThat(PathRuns.GOOD.repeats()).isZero();
  }

  @Test
  void faults_oneOfEach_areAllNamed() {
    PathAnswers bad =
        new PathAnswers(1_000, 998, 1, 3, 4, 5, 9, 7, 2, 6, 8, List.of("ingest is FAILED"));

    assertThat(bad.faults())
        .containsExactly(
            "2 messages are not in Kafka",
            "1 messages are dead letters",
            "3 messages were rejected",
            "4 messages were too late to be judged",
            "2 violations were not found",
            "6 candidates have no violation",
            "8 candidates are about a violation that has one",
            "5 records are not yet in the history",
            "ingest is FAILED");
  }

  @Test
  void faults_nothingToBeFound_isOne() {
    PathAnswers idle = new PathAnswers(1_000, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    assertThat(idle.faults())
        .containsExactly("no violation had to be found, so nothing says that answers are right");
  }

  @Test
  void repeats_messagesSentAgain_areNoFault() {
    PathAnswers again = new PathAnswers(1_000, 1_003, 0, 0, 0, 0, 9, 9, 0, 0, 0, List.of());

    assertThat(again.repeats()).isEqualTo(3);
    assertThat(again.faults()).isEmpty();
  }
}
