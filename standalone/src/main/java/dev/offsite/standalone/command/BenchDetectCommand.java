package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.detect.DetectBench;
import dev.offsite.standalone.bench.detect.DetectPlan;
import dev.offsite.standalone.bench.detect.DetectReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "detect",
    description = {
      "The detection job beside what people would use instead: a job that judges nothing, a scan of"
          + " all fences with JTS, Flink CEP, Kafka Streams. The same truck traffic in turns;"
          + " answers are checked before a figure counts; then the latency of each.",
      "",
      "Ratios are what to trust. Kafka and Flink run in this process, in a temporary folder that is"
          + " removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchDetectCommand implements Callable<Integer> {

  private static final int TRUCKS_MAX = 10_000;
  private static final int MINUTES_MAX = 60;
  private static final int LATENCY_SECONDS_MAX = 600;
  private static final int FENCES_MIN = 1_001;
  private static final int FENCES_MAX = 200_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Size of the fleet, a fix each second. Default: ${DEFAULT-VALUE}")
  private int trucks;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "18",
      description = "How long it reports, in its own time. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--many-fences",
      paramLabel = "N",
      defaultValue = "10000",
      description = "The larger number of fences; the smaller is 1,000. Default: ${DEFAULT-VALUE}")
  private int manyFences;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds of each that are measured. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--latency-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How long each is measured for latency; 0: not at all. Default: ${DEFAULT-VALUE}")
  private int latencySeconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path json;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--trucks", trucks, DetectPlan.TRUCKS_MIN, TRUCKS_MAX);
    Limits.require(spec, "--minutes", minutes, 1, MINUTES_MAX);
    Limits.require(spec, "--many-fences", manyFences, FENCES_MIN, FENCES_MAX);
    Limits.require(spec, "--rounds", rounds, 1, DetectPlan.ROUNDS_MAX);
    Limits.require(spec, "--latency-seconds", latencySeconds, 0, LATENCY_SECONDS_MAX);
    new OutputFiles(spec).file("--json", json).check();
    Terminal terminal = Terminal.standard();
    run(
        DetectPlan.full(
            trucks,
            Duration.ofMinutes(minutes),
            manyFences,
            rounds,
            Duration.ofSeconds(latencySeconds)),
        terminal,
        json);
    terminal.println(
        "./offsite bench detect --trucks "
            + trucks
            + " --minutes "
            + minutes
            + " --many-fences "
            + manyFences
            + " --rounds "
            + rounds
            + " --latency-seconds "
            + latencySeconds);
    return CommandLines.OK;
  }

  /** Runs a plan and shows what it found. */
  static void run(DetectPlan plan, Terminal terminal, Path json) throws Exception {
    DetectReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new DetectBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    BenchCommand.write(json, found.json());
  }
}
