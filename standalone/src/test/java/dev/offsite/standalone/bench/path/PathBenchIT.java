package dev.offsite.standalone.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path in its smallest size: its answers, and that every figure is one. */
class PathBenchIT {

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    NeutralLocale.set();
  }

  @Test
  void path_smallestSize_findsEverythingPacedAndAsFastAsAccepted() throws Exception {
    PathPlan plan =
        new PathPlan(
            List.of(60), PathPlan.Max.PLAYED, Duration.ofSeconds(10), Duration.ofSeconds(20), 42);
    List<String> shown = new ArrayList<>();

    PathReport report = new PathBench(plan, shown::add).run(folder);

    // something lost, missed, false or twice would have ended it
    assertThat(report.runs())
        .extracting(PathRun::step)
        .containsExactly(new PathStep(60, PathStep.Pace.REAL), new PathStep(60, PathStep.Pace.MAX));
    for (PathRun run : report.runs()) {
      String step = run.step().title();
      assertThat(run.answers().expected()).as("violations of %s", step).isPositive();
      assertThat(run.answers().found()).isEqualTo(run.answers().expected());
      assertThat(run.answers().landed()).isGreaterThanOrEqualTo(run.answers().published());
      assertThat(run.used().messages())
          .as("accepted of %s", step)
          .isPositive()
          .isLessThanOrEqualTo(run.answers().published());
      assertThat(figures(run)).as("figures of %s", step).allMatch(PathBenchIT::isPositive);
    }
    PathRun max = report.runs().get(1);
    assertThat(max.used().messages()).as("all of it").isEqualTo(max.answers().published());
    assertThat(isPositive(max.judgedPerSecond())).isTrue();
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.at("/runs/0/latency/candidates").asInt()).isPositive();
    assertThat(json.at("/runs/0/latency/p999Ms").asDouble()).isPositive();
    assertThat(shown)
        .anyMatch(text -> text.startsWith("run 1 of 2, 60 trucks: measures, "))
        .anyMatch(text -> text.startsWith("run 2 of 2, 60 trucks, max: "));
  }

  private static List<Double> figures(PathRun run) {
    return List.of(
        run.messagesPerSecond(),
        run.cpuMicrosPerMessage(),
        run.allocatedBytesPerMessage(),
        run.busyShare(1),
        (double) run.used().peakHeapBytes());
  }

  private static boolean isPositive(double figure) {
    return Double.isFinite(figure) && figure > 0;
  }
}
