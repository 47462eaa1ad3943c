package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.detect.DetectPlan;
import dev.offsite.standalone.bench.detect.StateBench;
import dev.offsite.standalone.bench.detect.StatePlan;
import dev.offsite.standalone.bench.detect.StateReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "state",
    description = {
      "What the detection job keeps of a truck, how large a checkpoint is and how long it takes, for"
          + " fleets of several sizes; and what late fixes cost.",
      "",
      "Large fleets need room: OFFSITE_JAVA_OPTS=-Xmx4g for 200,000 trucks. Kafka and Flink run in"
          + " this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchStateCommand implements Callable<Integer> {

  private static final int TRUCKS_MAX = 1_000_000;
  private static final int FIXES_MAX = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      split = ",",
      defaultValue = "5216,50000",
      description = "Sizes of the fleet. Default: ${DEFAULT-VALUE}")
  private List<Integer> trucks;

  @Option(
      names = "--fixes",
      paramLabel = "N",
      defaultValue = "20",
      description = "Fixes of each truck, ten seconds apart, in tens. Default: ${DEFAULT-VALUE}")
  private int fixes;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path json;

  @Override
  public Integer call() throws Exception {
    for (int size : trucks) {
      Limits.require(spec, "--trucks", size, DetectPlan.TRUCKS_MIN, TRUCKS_MAX);
    }
    Limits.require(spec, "--fixes", fixes, 10, FIXES_MAX);
    new OutputFiles(spec).file("--json", json).check();
    Terminal terminal = Terminal.standard();
    StatePlan plan =
        new StatePlan(
            trucks.stream().sorted().distinct().toList(), List.of(0, 1, 10), fixes / 10 * 10);
    StateReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new StateBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    BenchCommand.write(json, found.json());
    return CommandLines.OK;
  }
}
