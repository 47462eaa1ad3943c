package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load of the monitoring centre in the smallest size: its answers, and no figure of time. */
class MonitorBenchTest {

  private static final MonitorPlan PLAN = new MonitorPlan(2, 10, Duration.ofSeconds(3));
  private static final Machine MACHINE = new Machine("a processor", 2, "17", 1_024);
  private static final Latencies.Figures DELAYS = new Latencies.Figures(6, 100, 200, 300);

  @TempDir Path folder;

  @Test
  void run_smallestSize_everyCandidateComesToEveryBrowserOnce() throws Exception {
    MonitorReport report =
        new MonitorBench(new MonitorPlan(3, 250, Duration.ofSeconds(2)), text -> {}).run(folder);

    assertThat(report.delays().messages()).isEqualTo(3 * 2);
    assertThat(report.total().truckFrames()).isPositive();
    assertThat(report.total().truckPoints()).isGreaterThanOrEqualTo(3 * 250);
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.path("candidatesSeen").asInt()).isEqualTo(6);
    assertThat(json.path("browsers").asInt()).isEqualTo(3);
  }

  @Test
  void findFault_everyCandidateOnce_isNone() {
    MonitorReport report = report(0, new MonitorWatcher.Counts(3_000_000, 6, 60, 0));

    assertThat(report.findFault()).isEmpty();
    assertThat(String.join("\n", report.lines()))
        .contains("2 browsers, 10 trucks that move once a second, 3 s played in 3.0 s")
        .contains("p50 100   p99 200   max 300")
        .contains("truck frames a second to each   1.00")
        .contains("MB/s to all   1.0");
  }

  @Test
  void findFault_missingTwiceOrNoTruck_isNamed() {
    assertThat(report(1, new MonitorWatcher.Counts(1, 6, 60, 0)).findFault())
        .isEqualTo("1 of 6 candidates did not come");
    assertThat(report(0, new MonitorWatcher.Counts(1, 6, 60, 2)).findFault())
        .isEqualTo("2 candidates came twice without a change");
    assertThat(report(0, new MonitorWatcher.Counts(1, 0, 0, 0)).findFault())
        .isEqualTo("no truck came");
  }

  @Test
  void plan_belowItsLimits_isRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThat(new MonitorPlan(1, 0, second).seconds()).isEqualTo(1);
    assertThatThrownBy(() -> new MonitorPlan(0, 1, second)).hasMessage("browsers 0 is below 1");
    assertThatThrownBy(() -> new MonitorPlan(1, -1, second)).hasMessage("trucks -1 is below 0");
    assertThatThrownBy(() -> new MonitorPlan(1, 1, Duration.ofMillis(999)))
        .hasMessageContaining("is below 1 s");
  }

  private static MonitorReport report(long missing, MonitorWatcher.Counts total) {
    return new MonitorReport(PLAN, MACHINE, 1, 2, 3, missing, total, DELAYS, 0.5);
  }
}
