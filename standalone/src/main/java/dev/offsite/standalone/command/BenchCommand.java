package dev.offsite.standalone.command;

import dev.offsite.standalone.bench.BenchFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = "Measures the jobs on this machine; checks every answer first.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchIngestCommand.class,
      BenchFloodCommand.class,
      BenchMonitorCommand.class,
      BenchSizingCommand.class,
      BenchSoakCommand.class
    })
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which benchmark?");
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
