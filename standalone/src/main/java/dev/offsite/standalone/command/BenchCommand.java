package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.detect.DetectPlan;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measures the jobs on this machine; checks every answer first.",
      "",
      "Without a command and with --quick: the ratios of 'bench detect' within five minutes."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      BenchDetectCommand.class,
      BenchIngestCommand.class,
      BenchFloodCommand.class,
      BenchMonitorCommand.class,
      BenchPathCommand.class,
      BenchSizingCommand.class,
      BenchSoakCommand.class,
      BenchStagesCommand.class,
      BenchStateCommand.class
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Measure the detection job against the others, briefly")
  private boolean quick;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "With --quick: write the figures as JSON, too")
  private Path json;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "With --quick: rounds at most. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    if (!quick) {
      throw new ParameterException(spec.commandLine(), "Which benchmark?");
    }
    Limits.require(spec, "--rounds", rounds, 1, DetectPlan.ROUNDS_MAX);
    new OutputFiles(spec).file("--json", json).check();
    BenchDetectCommand.run(DetectPlan.quick(rounds), Terminal.standard(), json);
    return CommandLines.OK;
  }

  /** A benchmark in a folder. */
  @FunctionalInterface
  interface InFolder<T> {
    T run(Path folder) throws Exception;
  }

  /** Runs in a folder of its own below the temporary one, and removes it. */
  static <T> T inTemporaryFolder(InFolder<T> benchmark) throws Exception {
    Path folder = Files.createTempDirectory("offsite-bench-");
    InstanceLog.writeBelow(folder);
    try {
      return benchmark.run(folder);
    } catch (BenchFailedException e) {
      throw new CommandFailedException("no figure: " + e.getMessage(), e);
    } finally {
      remove(folder);
    }
  }

  /** Writes a report, if a file was named. */
  static void write(Path file, byte[] json) throws CommandFailedException {
    if (file == null) {
      return;
    }
    try {
      Files.write(file, json);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write the report " + file + ": " + e, e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
