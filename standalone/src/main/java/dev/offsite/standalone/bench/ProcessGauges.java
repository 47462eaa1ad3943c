package dev.offsite.standalone.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this process takes of the machine. */
final class ProcessGauges {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double BYTES_PER_KB = 1024;

  /** Puts all but the heap; what this system does not tell is left out. */
  static void read(Map<SoakFigure, Double> values) {
    values.put(
        SoakFigure.NON_HEAP,
        (double) ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed());
    values.put(SoakFigure.THREADS, (double) ManagementFactory.getThreadMXBean().getThreadCount());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      values.put(SoakFigure.FILES, (double) unix.getOpenFileDescriptorCount());
    }
    try {
      List<String> status = Files.readAllLines(STATUS);
      put(values, SoakFigure.RSS_ANONYMOUS, status, "RssAnon:");
      put(values, SoakFigure.RSS_FILES, status, "RssFile:");
    } catch (IOException e) {
      return; // not every system has it
    }
  }

  /**
   * Heap in use right after a full collection, in bytes: what is reachable. Stops all threads for
   * it, so it is asked for once a minute.
   */
  @SuppressWarnings("ThirdPartySystemGc")
  static double heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Bytes of all files below a folder; those that vanish meanwhile do not count. */
  static double bytesBelow(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        try {
          if (Files.isRegularFile(file)) {
            bytes += Files.size(file);
          }
        } catch (NoSuchFileException e) {
          // Kafka has deleted it
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    return bytes;
  }

  private static void put(
      Map<SoakFigure, Double> values, SoakFigure figure, List<String> status, String name) {
    for (String line : status) {
      if (line.startsWith(name)) {
        String kilobytes = line.substring(name.length()).replace("kB", "").strip();
        values.put(figure, Long.parseLong(kilobytes) * BYTES_PER_KB);
      }
    }
  }

  private ProcessGauges() {}
}
