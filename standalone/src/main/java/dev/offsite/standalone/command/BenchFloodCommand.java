package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.FloodBench;
import dev.offsite.standalone.bench.FloodPlan;
import dev.offsite.standalone.bench.FloodReport;
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
    name = "flood",
    description = {
      "Whether one device that floods delays the others: time from publish to Kafka of trucks at a"
          + " message a second, before and during the flood, and where each message went.",
      "",
      "Broker, Kafka and Flink run in this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchFloodCommand implements Callable<Integer> {

  /** One thread paces them. */
  private static final int TRUCKS_MAX = 5_000;

  private static final int SECONDS_MAX = 600;

  /** What is remembered of each is a bit; what the broker may have to queue is the limit. */
  private static final int FLOOD_MAX = 5_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "300",
      description = "Trucks that behave well. Default: ${DEFAULT-VALUE}")
  private int trucks;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Length of each of the two phases. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--flood-messages",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Most messages of the flood. Default: ${DEFAULT-VALUE}")
  private int floodMessages;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path report;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--trucks", trucks, 1, TRUCKS_MAX);
    Limits.require(spec, "--seconds", seconds, 1, SECONDS_MAX);
    Limits.require(spec, "--flood-messages", floodMessages, 1, FLOOD_MAX);
    Terminal terminal = Terminal.standard();
    FloodPlan plan = new FloodPlan(trucks, Duration.ofSeconds(seconds), floodMessages);
    FloodReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new FloodBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println("./offsite bench flood --trucks " + trucks + " --seconds " + seconds);
    BenchCommand.write(report, found.json());
    return CommandLines.OK;
  }
}
