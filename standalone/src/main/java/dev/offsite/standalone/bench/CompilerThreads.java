package dev.offsite.standalone.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Processor time of the threads in which the virtual machine compiles. A benchmark of seconds pays
 * for the compilation of everything that it runs, a job of months does not; who has more code would
 * look slower than it is. Thread-safe.
 *
 * <p>On Linux as the kernel tells it; elsewhere, or where it cannot be read, 0: then the time of
 * the process contains them.
 */
public final class CompilerThreads {

  /** The kernel shows the first 15 characters of a thread's name. */
  private static final String NAME = "compilerthre";

  private final Path tasks;

  /** Those of this process. */
  public CompilerThreads() {
    this(Path.of("/proc/self/task"));
  }

  CompilerThreads(Path tasks) {
    this.tasks = tasks;
  }

  /** Nanoseconds that those have taken which are there; only differences mean something. */
  public long cpuNanos() {
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    long nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        nanos += cpuNanos(thread);
      }
    } catch (IOException e) {
      return 0;
    }
    return nanos;
  }

  private static long cpuNanos(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      if (!name.toLowerCase(Locale.ROOT).contains(NAME)) {
        return 0;
      }
      String[] figures = Files.readString(thread.resolve("schedstat")).trim().split(" ", -1);
      return Long.parseLong(figures[0]);
    } catch (IOException | NumberFormatException e) {
      // It has ended meanwhile, or this kernel does not say.
      return 0;
    }
  }
}
