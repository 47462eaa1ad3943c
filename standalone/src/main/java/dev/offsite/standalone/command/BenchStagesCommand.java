package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.detect.StageBench;
import dev.offsite.standalone.bench.detect.StagePlan;
import dev.offsite.standalone.bench.detect.StageReport;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "stages",
    description = {
      "What decoding, validating, locating and judging a truck's message take, each alone in one"
          + " thread, over several numbers of fences; answers are checked before a figure counts.",
      "",
      "Many fences need room: OFFSITE_JAVA_OPTS=-Xmx4g for 100,000."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchStagesCommand implements Callable<Integer> {

  private static final int TRUCKS = 100;
  private static final int WARM_UPS = 8;
  private static final int FENCES_MAX = 200_000;
  private static final int MINUTES_MAX = 60;
  private static final int ROUNDS_MAX = 50;

  @Spec private CommandSpec spec;

  @Option(
      names = "--fences",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,10000",
      description = "Numbers of fences. Default: ${DEFAULT-VALUE}")
  private List<Integer> fences;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long 100 trucks report, a fix each second. Default: ${DEFAULT-VALUE}")
  private int minutes;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds that are measured, after 8. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too")
  private Path json;

  @Override
  public Integer call() throws Exception {
    for (int count : fences) {
      Limits.require(spec, "--fences", count, 1, FENCES_MAX);
    }
    Limits.require(spec, "--minutes", minutes, 1, MINUTES_MAX);
    Limits.require(spec, "--rounds", rounds, 1, ROUNDS_MAX);
    new OutputFiles(spec).file("--json", json).check();
    Terminal terminal = Terminal.standard();
    StagePlan plan =
        new StagePlan(
            TRUCKS,
            Duration.ofMinutes(minutes),
            fences.stream().sorted().distinct().toList(),
            WARM_UPS,
            rounds,
            1);
    StageReport found;
    try (StatusLine line = new StatusLine(terminal)) {
      found = new StageBench(plan, line::show).run();
    } catch (BenchFailedException e) {
      throw new CommandFailedException("no figure: " + e.getMessage(), e);
    }
    found.lines().forEach(terminal::println);
    BenchCommand.write(json, found.json());
    return CommandLines.OK;
  }
}
