package dev.offsite.standalone.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.cluster.CheckpointFigure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReportTest {

  private static final Duration SLOW = Duration.ofMillis(1_001);

  private final PathReport report =
      report(
          PathRuns.paced(Duration.ofMillis(4), Duration.ofMillis(1_250)),
          PathRuns.paced(SLOW, Duration.ofSeconds(9)),
          PathRuns.withoutCandidatesAndCheckpoints(),
          PathRuns.max());

  @Test
  void lines_eachRun_hasItsCostsAndItsLatencies() {
    List<String> lines = report.lines();

    assertThat(lines.subList(0, 5))
        .containsExactly(
            "                     messages    msg/s  judged/s CPU us/msg   busy  compiler"
                + " bytes/msg   heap MB checkp. ms      MB",
            "500 trucks             25,000      500         -      800.0   25 %     200.0"
                + "    40,000       512        146     1.5",
            "500 trucks             25,000      500         -      800.0   25 %     200.0"
                + "    40,000       512        146     1.5",
            "500 trucks             25,000      500         -      800.0   25 %     200.0"
                + "    40,000       512          -       -",
            "5,216 trucks, max     300,000   10,000     7,500      200.0   75 %       0.0"
                + "    30,000       900        900    60.0");
    assertThat(lines.subList(6, 11))
        .containsExactly(
            "                   candidates   p50 ms    p99 ms   p99.9 ms    max ms  late ms"
                + " judged s         found",
            "500 trucks                 31     12.3      80.5       99.5   1,099.8        4"
                + "      1.3      53 of 53",
            "500 trucks                 31     12.3      80.5       99.5   1,099.8    1,001"
                + "      9.0      53 of 53  DOES NOT KEEP UP",
            "500 trucks                  0        -         -          -         -        0"
                + "      0.0      53 of 53",
            "5,216 trucks, max           -        -         -          -         -        -"
                + "     10.0      53 of 53");
  }

  @Test
  void lines_sayWhatTheyMeanWhereAndUnderWhichLoad_andFitTheScreen() {
    List<String> lines = report.lines();

    assertThat(lines).allMatch(line -> line.length() <= 120, "at most 120 columns");
    assertThat(lines)
        .contains(
            "Nothing was missed, false, twice or lost in any run, warm-ups included.",
            "a processor, 2 cores, Java 17, heap up to 2048 MB")
        .anyMatch(line -> line.startsWith("Paced: 60 s after 45 s of warm-up"))
        .endsWith("load average 0.5 before, 1.5 after");
  }

  @Test
  void json_aPacedRun_hasEveryFigure() throws IOException {
    JsonNode json = json(report);
    JsonNode run = json.at("/runs/0");

    assertThat(json.get("warmUpSeconds").asInt()).isEqualTo(45);
    assertThat(json.get("seconds").asInt()).isEqualTo(60);
    assertThat(json.get("seed").asLong()).isEqualTo(42);
    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(json.get("loadAfter").asDouble()).isEqualTo(1.5);
    assertThat(run)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"trucks": 500, "pace": "real", "messages": 25000, "seconds": 50.0,
                     "messagesPerSecond": 500.0, "cpuSecondsPerMillion": 800.0,
                     "compilerSecondsPerMillion": 200.0, "busyShare": 0.25,
                     "allocatedBytesPerMessage": 40000.0, "peakHeapBytes": 536870912,
                     "checkpoints": 5, "checkpointMs": 145.5, "checkpointBytes": 1572864.0,
                     "latency": {"candidates": 31, "p50Ms": 12.25, "p99Ms": 80.5,
                                 "p999Ms": 99.5, "maxMs": 1099.75},
                     "lateMs": 4, "keepsUp": true, "judgedAfterMs": 1250,
                     "answers": {"published": 50000, "landed": 50000, "repeats": 0,
                                 "expected": 53, "found": 53, "missed": 0,
                                 "falseAlarms": 0, "duplicates": 0}}
                    """));
  }

  @Test
  void json_whatIsNotKnown_isNullAndWhatMeansNothing_isMissing() throws IOException {
    JsonNode json = json(report);

    assertThat(json.at("/runs/1/keepsUp").asBoolean()).isFalse();
    assertThat(json.at("/runs/2/latency/candidates").asInt()).isZero();
    assertThat(json.at("/runs/2/latency/p999Ms").isNull()).isTrue();
    assertThat(json.at("/runs/2/checkpointMs").isNull()).isTrue();
    assertThat(json.at("/runs/2/checkpointBytes").isNull()).isTrue();
    JsonNode max = json.at("/runs/3");
    assertThat(max.get("pace").asText()).isEqualTo("max");
    assertThat(max.get("messagesPerSecond").asDouble()).isEqualTo(10_000);
    assertThat(max.get("judgedPerSecond").asDouble()).isEqualTo(7_500);
    assertThat(max.has("latency")).isFalse();
    assertThat(max.has("keepsUp")).isFalse();
    assertThat(max.has("lateMs")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1000, 5000, true", "1001, 5000, false", "1000, 5001, false"})
  void keepsUp_bothSidesOfTheLimits(int behindMs, int judgedAfterMs, boolean expected) {
    PathRun run = PathRuns.paced(Duration.ofMillis(behindMs), Duration.ofMillis(judgedAfterMs));

    assertThat(run.keepsUp()).isEqualTo(expected);
    assertThat(PathRuns.max().keepsUp()).as("there is no pace to keep").isTrue();
  }

  @Test
  void checkpoints_areThoseBegunSince() {
    Instant moment = Instant.parse("2026-11-22T04:00:00Z");
    List<CheckpointFigure> all =
        List.of(
            new CheckpointFigure(moment.minusMillis(1), 10, Duration.ofMillis(900)),
            new CheckpointFigure(moment, 20, Duration.ofMillis(100)),
            new CheckpointFigure(moment.plusSeconds(10), 30, Duration.ofMillis(201)));

    assertThat(PathCheckpoints.since(moment, all)).isEqualTo(new PathCheckpoints(2, 150.5, 30));
    assertThat(PathCheckpoints.since(moment.plusSeconds(11), all))
        .isEqualTo(new PathCheckpoints(0, Double.NaN, 0));
  }

  private static PathReport report(PathRun... runs) {
    return new PathReport(
        new PathPlan(
            List.of(500), PathPlan.Max.PLAYED, Duration.ofSeconds(45), Duration.ofMinutes(1), 42),
        new Machine("a processor", 2, "17", 2_048),
        0.5,
        1.5,
        List.of(runs));
  }

  private static JsonNode json(PathReport report) throws IOException {
    return new ObjectMapper().readTree(report.json());
  }
}
