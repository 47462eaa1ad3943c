package dev.offsite.standalone.command;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.standalone.bench.SoakBench;
import dev.offsite.standalone.bench.SoakPlan;
import dev.offsite.standalone.bench.SoakReport;
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
    name = "soak",
    description = {
      "Whether a long demonstration stays flat and loses nothing while broker, Kafka and time series"
          + " are stopped and started: memory, threads, files and state over time, every message"
          + " looked for in the end.",
      "",
      "Ends with 1 if something was lost or a judged figure rises. Figures are judged from minute"
          + " 15 or the half of the run on, whichever is later, if ten minutes are left.",
      "",
      "Everything runs in this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchSoakCommand implements Callable<Integer> {

  /** As many as samples are kept for. */
  private static final int MINUTES_MAX = 24 * 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long devices report. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Size of the fleet. Default: ${DEFAULT-VALUE}")
  private int trucks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed gives the same behaviour. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write each sample as it is taken")
  private Path csv;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the figures as charts, too")
  private Path html;

  @Override
  public Integer call() throws Exception {
    Limits.require(spec, "--minutes", minutes, 1, MINUTES_MAX);
    Limits.require(spec, "--trucks", trucks, 1, FleetMix.TRUCKS_MAX);
    new OutputFiles(spec).file("--csv", csv).file("--json", json).file("--html", html).check();
    Terminal terminal = Terminal.standard();
    SoakPlan plan = new SoakPlan(Duration.ofMinutes(minutes), trucks, seed, csv);
    SoakReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new SoakBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println("./offsite bench soak --minutes " + minutes + " --trucks " + trucks);
    BenchCommand.write(json, found.json());
    BenchCommand.write(html, found.html());
    return found.isGood() ? CommandLines.OK : CommandLines.FAILED;
  }
}
