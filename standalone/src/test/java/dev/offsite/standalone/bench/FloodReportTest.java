package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FloodReportTest {

  private static final FloodPlan PLAN = new FloodPlan(10, Duration.ofSeconds(2), 100);
  private static final Machine MACHINE = new Machine("a processor", 2, "17", 1_024);

  @Test
  void findFault_everyMessageInOnePlace_isNone() {
    FloodReport report = report(60, new FloodReport.Account(100, 50, 70, 30, 0, 0, 0));

    assertThat(report.findFault()).isEmpty();
    assertThat(report.p99Ratio()).isEqualTo(2.5, Offset.offset(1e-9));
    assertThat(String.join("\n", report.lines()))
        .contains("ratio of the p99  2.5")
        .contains("100 published (50/s) = 70 landed + 30 dead letters");
  }

  @Test
  void findFault_oneMessageNowhere_namesTheCounts() {
    assertThat(report(60, new FloodReport.Account(100, 50, 69, 30, 0, 0, 0)).findFault())
        .isEqualTo("of 100 messages of the flood 69 landed and 30 are dead letters, 0 both");
  }

  @Test
  void findFault_truckMissingOrRecordAltered_isNamed() {
    assertThat(report(59, new FloodReport.Account(100, 50, 70, 30, 0, 0, 0)).findFault())
        .isEqualTo("59 of 60 messages of the trucks landed");
    assertThat(report(60, new FloodReport.Account(100, 50, 70, 30, 0, 0, 1)).findFault())
        .isEqualTo("1 records are not what was published");
  }

  @Test
  void findFault_inBothPlaces_isAFaultUnlessSomethingWasDeliveredAgain() {
    assertThat(report(60, new FloodReport.Account(100, 50, 80, 30, 10, 0, 0)).findFault())
        .isEqualTo("10 messages both landed and are dead letters");
    assertThat(report(60, new FloodReport.Account(100, 50, 80, 30, 10, 5, 0)).findFault())
        .isEmpty();
  }

  @Test
  void plan_belowItsLimits_isRefused() {
    assertThat(PLAN.messagesPerPhase()).isEqualTo(20);
    assertThatThrownBy(() -> new FloodPlan(0, Duration.ofSeconds(1), 1))
        .hasMessage("trucks 0 is below 1");
    assertThatThrownBy(() -> new FloodPlan(1, Duration.ofMillis(999), 1))
        .hasMessageContaining("is below 1 s");
    assertThatThrownBy(() -> new FloodPlan(1, Duration.ofSeconds(1), 0))
        .hasMessage("floodMessagesMax 0 is below 1");
  }

  @Test
  void latencies_figures_areMillisecondsOfTheRightShare() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 100; i++) {
      latencies.add(i * 1_000_000L);
    }
    Latencies.Figures figures = latencies.figures();
    assertThat(figures.messages()).isEqualTo(100);
    assertThat(figures.p50Millis()).isEqualTo(50, Offset.offset(0.1));
    assertThat(figures.p99Millis()).isEqualTo(99, Offset.offset(0.1));
    assertThat(figures.maxMillis()).isEqualTo(100, Offset.offset(0.1));
  }

  private static FloodReport report(long steadyLanded, FloodReport.Account flood) {
    return new FloodReport(
        PLAN,
        MACHINE,
        0.5,
        1.5,
        new Latencies.Figures(20, 1, 4, 5),
        new Latencies.Figures(20, 2, 10, 50),
        flood,
        60,
        steadyLanded);
  }
}
