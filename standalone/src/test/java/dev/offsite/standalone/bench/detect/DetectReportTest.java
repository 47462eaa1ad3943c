package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.Medians;
import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DetectReportTest {

  private static final Machine MACHINE = new Machine("a processor", 2, "17", 1_024);
  private static final long MESSAGES = 1_000;

  private final List<DetectRound> rounds = new ArrayList<>();

  @Test
  void ratio_isTheMedianOverRoundsOfBoth() {
    round(Contender.OFFSITE_1000, 1, 100);
    round(Contender.IDENTITY, 1, 200);
    round(Contender.OFFSITE_1000, 2, 10);
    round(Contender.IDENTITY, 2, 10);
    round(Contender.OFFSITE_1000, 3, 70);
    round(Contender.IDENTITY, 3, 100);

    assertThat(report().ratios().get("toIdentity")).isEqualTo(0.7, Offset.offset(1e-9));
  }

  @Test
  void ratio_ofTheManyFences_isAgainstOursOverAsMany() {
    round(Contender.OFFSITE_1000, 1, 100);
    round(Contender.OFFSITE_10000, 1, 60);
    round(Contender.NAIVE_10000, 1, 2);

    assertThat(report().ratios().get("toNaive10000")).isEqualTo(30, Offset.offset(1e-9));
  }

  @Test
  void ratioOfCpu_isTheirsThroughOurs() {
    round(Contender.OFFSITE_1000, 1, 100, 40);
    round(Contender.CEP, 1, 100, 20);

    assertThat(report().ratiosOfCpu().get("toCep")).isEqualTo(0.5, Offset.offset(1e-9));
  }

  @Test
  void json_beginsWithAllRatios() throws Exception {
    for (Contender contender : Contender.values()) {
      round(contender, 1, 50);
    }
    JsonNode json = new ObjectMapper().readTree(report().json());

    assertThat(json.fieldNames().next()).isEqualTo("ratios");
    assertThat(json.get("ratios").fieldNames())
        .toIterable()
        .containsExactly(
            "toIdentity",
            "toNaive1000",
            "toNaive10000",
            "toLeanScan1000",
            "toCep",
            "toKafkaStreams");
    assertThat(json.get("ratios").get("toCep").asDouble()).isEqualTo(1.0);
    assertThat(json.get("contenders")).hasSize(8);
    assertThat(json.get("contenders").get(0).get("checkpointMs").asDouble()).isEqualTo(12.0);
    assertThat(json.get("contenders").get(0).get("compilerSecondsPerMillion").asDouble())
        .isEqualTo(7.0);
  }

  @Test
  void json_withoutAnyRoundOfABaseline_isStillReadable() throws Exception {
    round(Contender.OFFSITE_1000, 1, 50);

    assertThat(new ObjectMapper().readTree(report().json()).get("ratios").get("toCep").isNull())
        .isTrue();
  }

  @Test
  void lines_sayFiguresTargetsMachineAndLoad() {
    round(Contender.OFFSITE_1000, 1, 100);
    round(Contender.IDENTITY, 1, 200);

    assertThat(String.join("\n", report().lines()))
        .contains("5,000 messages of 20 trucks, 3 visits")
        .containsPattern("identity +1,000 +0\\.50 +1\\.00 +>= 0\\.6")
        .contains("a processor, 2 cores, Java 17")
        .contains("load average 0.5 before, 1.5 after");
  }

  @Test
  void medians_ofEvenAndOddAndNone() {
    assertThat(Medians.of(List.of(3.0, 1.0, 9.0))).isEqualTo(3);
    assertThat(Medians.of(List.of(4.0, 1.0))).isEqualTo(2.5);
    assertThat(Medians.of(List.of())).isNaN();
  }

  @Test
  void plan_fencesThatAreNotFewAndMany_areRefused() {
    assertThatThrownBy(() -> plan(100, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 and 100");
  }

  private void round(Contender contender, int number, double perSecond) {
    round(contender, number, perSecond, 10);
  }

  private void round(Contender contender, int number, double perSecond, double cpuMicros) {
    rounds.add(
        new DetectRound(
            contender,
            number,
            new ProcessMarks.Used(
                MESSAGES,
                Math.round(MESSAGES / perSecond * 1e9),
                Math.round(MESSAGES * cpuMicros * 1e3),
                Math.round(MESSAGES * 7 * 1e3),
                5_000,
                1 << 20),
            Duration.ofMillis(12),
            1 << 20));
  }

  private DetectReport report() {
    return new DetectReport(plan(1_000, 10_000), MACHINE, 0.5, 1.5, 5_000, 3, rounds, Map.of());
  }

  static DetectPlan plan(int fewFences, int manyFences) {
    return new DetectPlan(
        20,
        Duration.ofMinutes(2),
        Duration.ofSeconds(1),
        fewFences,
        manyFences,
        3,
        1,
        1,
        Duration.ofMinutes(1),
        Duration.ZERO,
        0,
        1);
  }
}
