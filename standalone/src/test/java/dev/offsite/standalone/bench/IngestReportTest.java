package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IngestReportTest {

  private static final IngestBench.Plan PLAN = new IngestBench.Plan(1_000, 3, 2);
  private static final Machine MACHINE = new Machine("a processor", 2, "17", 1_024);

  @Test
  void ratio_isThatOfTheMedians() {
    IngestReport report =
        report(
            round(IngestSide.PLAIN, 100),
            round(IngestSide.JOB, 900),
            round(IngestSide.PLAIN, 200),
            round(IngestSide.JOB, 150),
            round(IngestSide.PLAIN, 5_000),
            round(IngestSide.JOB, 140));

    assertThat(report.ratio()).isEqualTo(150.0 / 200.0, Offset.offset(1e-9));
  }

  @Test
  void ratio_evenNumberOfRounds_takesTheMiddleOfTwo() {
    IngestReport report =
        report(
            round(IngestSide.PLAIN, 100),
            round(IngestSide.JOB, 100),
            round(IngestSide.PLAIN, 300),
            round(IngestSide.JOB, 200));

    assertThat(report.ratio()).isEqualTo(0.75, Offset.offset(1e-9));
  }

  @Test
  void lines_sayFiguresMachineAndLoad() {
    List<String> lines = report(round(IngestSide.PLAIN, 200), round(IngestSide.JOB, 150)).lines();

    assertThat(String.join("\n", lines))
        .contains("ratio  0.75")
        .contains("a processor, 2 cores, Java 17")
        .contains("load average 0.5 before, 1.5 after");
  }

  @Test
  void json_holdsEveryRound() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(report(round(IngestSide.PLAIN, 200), round(IngestSide.JOB, 150)).json());

    assertThat(json.get("ratio").asDouble()).isEqualTo(0.75, Offset.offset(1e-9));
    assertThat(json.get("rounds").get(1).get("side").asText()).isEqualTo("JOB");
    assertThat(json.get("rounds").get(0).get("processCpuSecondsPerMillion").asDouble())
        .isEqualTo(20_000, Offset.offset(1e-6));
  }

  @Test
  void plan_belowItsLimits_isRefused() {
    assertThatThrownBy(() -> new IngestBench.Plan(99, 1, 1)).hasMessage("messages 99 is below 100");
    assertThatThrownBy(() -> new IngestBench.Plan(100, 0, 1)).hasMessage("rounds 0 is below 1");
    assertThatThrownBy(() -> new IngestBench.Plan(100, 1, 0)).hasMessage("publishers 0 is below 1");
  }

  private static IngestRound round(IngestSide side, double messagesPerSecond) {
    return new IngestRound(side, 100, 100 / messagesPerSecond, 2, 1, 0);
  }

  private static IngestReport report(IngestRound... rounds) {
    return new IngestReport(PLAN, MACHINE, 0.5, 1.5, List.of(rounds));
  }
}
