package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.pipelines.ingest.DeviceRate;
import dev.offsite.standalone.bench.detect.DetectBench;
import dev.offsite.standalone.bench.detect.DetectPlan;
import dev.offsite.standalone.bench.detect.DetectReport;
import dev.offsite.standalone.bench.detect.StageBench;
import dev.offsite.standalone.bench.detect.StagePlan;
import dev.offsite.standalone.bench.detect.StageReport;
import dev.offsite.standalone.bench.detect.StateBench;
import dev.offsite.standalone.bench.detect.StatePlan;
import dev.offsite.standalone.bench.detect.StateReport;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks in the smallest size: their answers, and no figure of time. */
class BenchIT {

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    NeutralLocale.set();
  }

  @Test
  void ingest_smallestSize_bothSidesLandEveryMessageOnce() throws Exception {
    IngestBench.Plan plan = new IngestBench.Plan(400, 1, 2);

    IngestReport report = new IngestBench(plan, text -> {}).run(folder);

    assertThat(report.rounds())
        .extracting(IngestRound::side)
        .containsExactly(IngestSide.PLAIN, IngestSide.JOB);
    assertThat(report.rounds()).extracting(IngestRound::repeats).containsOnly(0L);
    assertThat(report.lines()).anyMatch(line -> line.startsWith("ratio"));
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.get("rounds")).hasSize(2);
    assertThat(json.get("messages").asInt()).isEqualTo(400);
  }

  @Test
  void detect_smallestSize_everyContenderAnswersAsTheTruth() throws Exception {
    DetectPlan plan =
        new DetectPlan(
            30,
            Duration.ofMinutes(4),
            Duration.ofSeconds(1),
            300,
            600,
            2,
            1,
            1,
            Duration.ofMinutes(3),
            Duration.ofSeconds(1),
            1_000,
            1);

    DetectReport report = new DetectBench(plan, text -> {}).run(folder);

    // a wrong answer of any contender would have ended it
    assertThat(report.messages()).isBetween(30 * 4 * 60 - 60, 30 * 4 * 60);
    assertThat(report.visits()).isPositive();
    assertThat(report.ratios().values()).hasSize(6).allMatch(ratio -> ratio > 0);
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.get("contenders")).hasSize(8);
    assertThat(json.get("contenders").get(0).has("latency")).isTrue();
  }

  @Test
  void state_smallestSize_growsWithTheTrucksAndHoldsLateFixes() throws Exception {
    StatePlan plan = new StatePlan(List.of(50, 200), List.of(0, 10), 20);

    StateReport report = new StateBench(plan, text -> {}).run(folder);

    assertThat(report.growth()).isBetween(1.0, 2.0);
    JsonNode runs = new ObjectMapper().readTree(report.json()).get("runs");
    assertThat(runs).hasSize(3);
    assertThat(runs.get(0).get("messages").asInt()).isEqualTo(50 * 20 * 4 / 5);
    assertThat(runs.get(2).get("latePercent").asInt()).isEqualTo(10);
  }

  @Test
  void stages_smallestSize_judgeLikeTheTruthAndSayWhatEachStageTakes() throws Exception {
    StagePlan plan = new StagePlan(30, Duration.ofMinutes(4), List.of(300, 600), 1, 2, 1);

    StageReport report = new StageBench(plan, text -> {}).run();

    // a wrong answer would have ended it
    assertThat(report.visits()).isPositive();
    assertThat(report.growth()).isPositive();
    JsonNode fences = new ObjectMapper().readTree(report.json()).get("fences");
    assertThat(fences).hasSize(2);
    for (JsonNode each : fences) {
      for (String stage : List.of("decode", "validate", "locate", "judge")) {
        assertThat(each.get(stage).get("bytesPerMessage").asDouble()).isPositive();
      }
      assertThat(each.get("cpuMicrosPerMessage").asDouble())
          .isGreaterThan(each.get("judge").get("cpuMicrosPerMessage").asDouble());
    }
    assertThat(report.lines()).anyMatch(line -> line.contains("every answer was checked"));
  }

  @Test
  void flood_smallestSize_everyMessageIsLandedOrADeadLetter() throws Exception {
    int above = 500;
    FloodPlan plan = new FloodPlan(20, Duration.ofSeconds(2), DeviceRate.DEFAULT.burst() + above);

    FloodReport report = new FloodBench(plan, text -> {}).run(folder);

    assertThat(report.steadyLanded()).isEqualTo(report.steadySent()).isEqualTo(3 * 40);
    assertThat(report.before().messages()).isEqualTo(40);
    assertThat(report.during().messages()).isEqualTo(40);
    FloodReport.Account flood = report.flood();
    assertThat(flood.landed() + flood.deadLetters()).isEqualTo(flood.published());
    assertThat(flood.both()).isZero();
    assertThat(flood.repeats()).isZero();
    assertThat(flood.landed()).isLessThanOrEqualTo(DeviceRate.DEFAULT.burst() + above);
    assertThat(new ObjectMapper().readTree(report.json()).get("flood").get("published").asLong())
        .isEqualTo(flood.published());
  }

  @Test
  void soak_aMinute_losesNothingAndIsTooShortToJudge() throws Exception {
    Path csv = folder.resolve("soak.csv");
    SoakPlan plan = new SoakPlan(Duration.ofMinutes(1), 50, 42, csv);

    SoakReport report =
        new SoakBench(plan, text -> {}).run(Files.createDirectory(folder.resolve("run")));

    assertThat(report.faults()).isEmpty();
    assertThat(report.account().published()).isPositive();
    assertThat(report.account().expected()).isPositive();
    assertThat(report.rows())
        .extracting(SoakReport.Row::verdict)
        .containsOnly(SoakTrend.Verdict.NOT_JUDGED, SoakTrend.Verdict.SHOWN);
    assertThat(Files.readAllLines(csv)).hasSizeBetween(20, 31).contains(SoakSample.csvHeader());
  }
}
