package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.MonitorBench;
import dev.offsite.standalone.bench.MonitorPlan;
import dev.offsite.standalone.bench.MonitorReport;
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
    name = "monitor",
    description = {
      "How many browsers the monitoring centre carries: every truck moves once a second, a candidate"
          + " opens each second, every browser shows all of the city; time from the board of the"
          + " server to each browser, and what is sent.",
      "",
      "Server and browsers run in this process; no Kafka, and no browser draws anything."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchMonitorCommand implements Callable<Integer> {

  /** As many as the server admits. */
  private static final int BROWSERS_MAX = 1_000;

  /** As many as it shows. */
  private static final int TRUCKS_MAX = 20_000;

  private static final int SECONDS_MAX = 600;

  @Spec private CommandSpec spec;

  @Option(
      names = "--browsers",
      paramLabel = "N",
      defaultValue = "200",
      description = "Streams that are open at once. Default: ${DEFAULT-VALUE}")
  private int browsers;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "5216",
      description = "Trucks that move. Default: ${DEFAULT-VALUE}")
  private int trucks;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path report;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--browsers", browsers, 1, BROWSERS_MAX);
    Limits.require(spec, "--trucks", trucks, 0, TRUCKS_MAX);
    Limits.require(spec, "--seconds", seconds, 1, SECONDS_MAX);
    Terminal terminal = Terminal.standard();
    MonitorPlan plan = new MonitorPlan(browsers, trucks, Duration.ofSeconds(seconds));
    MonitorReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new MonitorBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println(
        "./offsite bench monitor --browsers "
            + browsers
            + " --trucks "
            + trucks
            + " --seconds "
            + seconds);
    BenchCommand.write(report, found.json());
    return CommandLines.OK;
  }
}
