package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.standalone.bench.Machine;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageReportTest {

  private static final Machine MACHINE = new Machine("a processor", 2, "17", 1_024);

  private final StageReport report =
      new StageReport(
          new StagePlan(20, Duration.ofMinutes(2), List.of(100, 200), 3, 3, 1),
          MACHINE,
          0.5,
          1.5,
          2_400,
          7,
          List.of(round(100, 2), round(100, 90), round(100, 1), round(200, 3)));

  @Test
  void growth_isTheMedianOverTheMostFencesThroughThatOverTheFewest() {
    assertThat(report.growth()).isEqualTo(1.5);
  }

  @Test
  void lines_sayEachStageMachineAndLoad() {
    assertThat(String.join("\n", report.lines()))
        .contains("2,400 messages of 20 trucks, 7 visits")
        .containsPattern("100( +2\\.00 +20){4} +8\\.00")
        .containsPattern("200( +3\\.00 +30){4} +12\\.00")
        .contains("takes 1.50 times")
        .contains("a processor, 2 cores, Java 17")
        .contains("load average 0.5 before, 1.5 after");
  }

  @Test
  void json_saysTheSame() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report.json());

    assertThat(json.get("growth").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/fences/0/judge/cpuMicrosPerMessage").asDouble()).isEqualTo(2);
    assertThat(json.at("/fences/1/decode/bytesPerMessage").asDouble()).isEqualTo(30);
    assertThat(json.at("/fences/1/cpuMicrosPerMessage").asDouble()).isEqualTo(12);
  }

  @Test
  void plan_withoutFencesOrWithTooFewTrucks_isRefused() {
    assertThatThrownBy(() -> new StagePlan(20, Duration.ofMinutes(2), List.of(), 3, 3, 1))
        .hasMessage("fences [] are none");
    assertThatThrownBy(() -> new StagePlan(9, Duration.ofMinutes(2), List.of(1), 3, 3, 1))
        .hasMessage("trucks 9 is below 10");
  }

  private static StageRound round(int fences, double micros) {
    Map<Stage, StageRound.Cost> costs = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      costs.put(stage, new StageRound.Cost(micros, micros * 10));
    }
    return new StageRound(fences, costs);
  }
}
