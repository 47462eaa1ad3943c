package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.SizingBench;
import dev.offsite.standalone.bench.SizingPlan;
import dev.offsite.standalone.bench.SizingReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sizing",
    description = {
      "What a message and a truck cost in processor time, state and bytes: the figures that"
          + " docs/sizing.md counts with.",
      "",
      "Kafka and Flink run in this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchSizingCommand implements Callable<Integer> {

  private static final int TRUCKS_MAX = 20_000;
  private static final int MINUTES_MAX = 120;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "200",
      description = "Size of the fleet. Default: ${DEFAULT-VALUE}")
  private int trucks;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long it reports, in its own time. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--trucks", trucks, SizingPlan.TRUCKS_MIN, TRUCKS_MAX);
    Limits.require(spec, "--minutes", minutes, 1, MINUTES_MAX);
    Terminal terminal = Terminal.standard();
    SizingPlan plan =
        new SizingPlan(
            trucks,
            Duration.ofMinutes(minutes),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    SizingReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new SizingBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println("./offsite bench sizing --trucks " + trucks + " --minutes " + minutes);
    return CommandLines.OK;
  }
}
