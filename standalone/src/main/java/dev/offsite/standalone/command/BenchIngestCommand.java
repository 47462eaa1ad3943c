package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.IngestBench;
import dev.offsite.standalone.bench.IngestReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ingest",
    description = {
      "Messages per second and processor time of the ingest job, against the fastest plain"
          + " consumer of the same MQTT client library that writes to Kafka.",
      "",
      "Broker, Kafka and Flink run in this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchIngestCommand implements Callable<Integer> {

  /** What the broker keeps for one session in memory and on disk, at some 1 KB each. */
  private static final int MESSAGES_MAX = 2_000_000;

  private static final int ROUNDS_MAX = 100;
  private static final int PUBLISHERS_MAX = 64;

  @Spec private CommandSpec spec;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Messages of each round. Default: ${DEFAULT-VALUE}")
  private int messages;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of each side, which take turns. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--publishers",
      paramLabel = "N",
      defaultValue = "4",
      description = "Connections that publish before each round. Default: ${DEFAULT-VALUE}")
  private int publishers;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path report;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--messages", messages, IngestBench.Plan.MESSAGES_MIN, MESSAGES_MAX);
    Limits.require(spec, "--rounds", rounds, 1, ROUNDS_MAX);
    Limits.require(spec, "--publishers", publishers, 1, PUBLISHERS_MAX);
    Terminal terminal = Terminal.standard();
    IngestBench.Plan plan = new IngestBench.Plan(messages, rounds, publishers);
    IngestReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new IngestBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println(
        "./offsite bench ingest --messages "
            + messages
            + " --rounds "
            + rounds
            + " --publishers "
            + publishers);
    BenchCommand.write(report, found.json());
    return CommandLines.OK;
  }
}
