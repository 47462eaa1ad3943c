package dev.offsite.standalone.command;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.standalone.bench.path.PathBench;
import dev.offsite.standalone.bench.path.PathPlan;
import dev.offsite.standalone.bench.path.PathReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "path",
    description = {
      "The whole path, from devices over the MQTT broker, ingest and Kafka to detection and"
          + " case-intake, history included, at given rates and as fast as the broker accepts:"
          + " messages, CPU, bytes, latency of candidates, checkpoints, heap.",
      "",
      "Each run has an instance of its own. Something lost, missed, false or twice is no figure but"
          + " an error. A rate that this machine does not keep up with is marked, and is none.",
      "",
      "Everything runs in this process, in a temporary folder that is removed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchPathCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rates",
      paramLabel = "N",
      split = ",",
      defaultValue = "500,2000,5216",
      description =
          "Messages a second: as many trucks, each with a fix a second; scales and drones come on"
              + " top. Default: ${DEFAULT-VALUE}")
  private List<Integer> rates;

  @Option(
      names = "--max",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "In the end, the largest fleet's traffic as fast as accepted. Default: yes")
  private boolean max;

  @Option(
      names = "--warm-up-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Of each paced run, not measured. Default: ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long each run is, in time of the devices. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed gives the same behaviour. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path json;

  @Override
  public Integer call() throws Exception {
    for (int rate : rates) {
      Limits.require(spec, "--rates", rate, 1, FleetMix.TRUCKS_MAX);
    }
    Limits.require(spec, "--warm-up-seconds", warmUpSeconds, 0, PathPlan.WARM_UP_SECONDS_MAX);
    Limits.require(spec, "--seconds", seconds, PathPlan.SECONDS_MIN, PathPlan.SECONDS_MAX);
    new OutputFiles(spec).file("--json", json).check();
    Terminal terminal = Terminal.standard();
    PathPlan plan =
        new PathPlan(
            rates,
            max ? PathPlan.Max.PLAYED : PathPlan.Max.LEFT_OUT,
            Duration.ofSeconds(warmUpSeconds),
            Duration.ofSeconds(seconds),
            seed);
    PathReport found =
        BenchCommand.inTemporaryFolder(
            folder -> {
              try (StatusLine line = new StatusLine(terminal)) {
                return new PathBench(plan, line::show).run(folder);
              }
            });
    found.lines().forEach(terminal::println);
    terminal.println(commandLine(plan));
    BenchCommand.write(json, found.json());
    return CommandLines.OK;
  }

  private static String commandLine(PathPlan plan) {
    return "./offsite bench path --rates "
        + plan.rates().stream().map(String::valueOf).collect(Collectors.joining(","))
        + (plan.max() == PathPlan.Max.PLAYED ? "" : " --no-max")
        + " --warm-up-seconds "
        + plan.warmUp().toSeconds()
        + " --seconds "
        + plan.length().toSeconds()
        + " --seed "
        + plan.seed();
  }
}
