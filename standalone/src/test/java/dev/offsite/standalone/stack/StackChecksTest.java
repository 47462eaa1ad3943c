package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.cluster.JobView;
import dev.offsite.standalone.health.PartHealth;
import dev.offsite.standalone.health.PartState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackChecksTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void jobs_allRun_areUp() {
    assertThat(jobs(view("a", JobView.Stage.RUNS, ""), view("b", JobView.Stage.RUNS, "")))
        .isEqualTo(new PartHealth("jobs", PartState.UP, "2 run"));
  }

  @Test
  void jobs_oneRestarts_waitsWithTheReason() {
    assertThat(jobs(view("a", JobView.Stage.RUNS, ""), view("b", JobView.Stage.STARTS, "no Kafka")))
        .isEqualTo(new PartHealth("jobs", PartState.WAITING, "b starts: no Kafka"));
  }

  @Test
  void jobs_oneEnded_isDownHoweverTheOthersAre() {
    assertThat(jobs(view("a", JobView.Stage.ENDED, ""), view("b", JobView.Stage.STARTS, "")))
        .isEqualTo(new PartHealth("jobs", PartState.DOWN, "a has ended; b starts"));
  }

  @Test
  void jobs_oneNotYetSubmitted_waits() {
    assertThat(jobs(view("a", JobView.Stage.RUNS, "")))
        .isEqualTo(new PartHealth("jobs", PartState.WAITING, "1 not yet submitted"));
  }

  @Test
  void checkpoints_atTheLimit_areUpAndBeyondItWait() {
    Instant oldest = NOW.minus(StackChecks.CHECKPOINT_AGE_MAX);

    assertThat(checkpoints(oldest, NOW))
        .isEqualTo(new PartHealth("checkpoints", PartState.UP, "the oldest is 90 s old"));
    assertThat(checkpoints(oldest.minusSeconds(1), NOW))
        .isEqualTo(
            new PartHealth(
                "checkpoints", PartState.WAITING, "a has had none for 91 s (at most 90 s)"));
  }

  @Test
  void checkpoints_inTheFutureOfAClockThatWasSetBack_areUp() {
    assertThat(checkpoints(NOW.plus(Duration.ofHours(1)), NOW).state()).isEqualTo(PartState.UP);
  }

  private static PartHealth jobs(JobView... views) {
    return StackChecks.jobs("jobs", List.of(views), 2);
  }

  private static PartHealth checkpoints(Instant ofA, Instant ofB) {
    return StackChecks.checkpoints(
        "checkpoints",
        List.of(
            new JobView("a", JobView.Stage.RUNS, "", ofA),
            new JobView("b", JobView.Stage.RUNS, "", ofB)),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static JobView view(String name, JobView.Stage stage, String reason) {
    return new JobView(name, stage, reason, NOW);
  }
}
