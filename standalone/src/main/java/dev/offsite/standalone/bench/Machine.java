package dev.offsite.standalone.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a figure was measured.
 *
 * @param processor its model, or its architecture where the model is unknown
 * @param cores how many this process may use
 * @param java version of the runtime
 * @param heapMaxMegabytes largest heap of this process
 */
public record Machine(String processor, int cores, String java, long heapMaxMegabytes) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final int MODEL_LENGTH_MAX = 60;

  /** This one. */
  public static Machine local() {
    return new Machine(
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        Runtime.getRuntime().maxMemory() / (1024 * 1024));
  }

  /** Runnable threads of the whole machine over the last minute; negative where unknown. */
  public static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** One line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, Java %s, heap up to %d MB",
        processor,
        cores,
        java,
        heapMaxMegabytes);
  }

  public void writeTo(ObjectNode json) {
    json.put("processor", processor);
    json.put("cores", cores);
    json.put("java", java);
    json.put("heapMaxMegabytes", heapMaxMegabytes);
  }

  private static String processorModel() {
    String architecture = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .map(name -> name.substring(0, Math.min(MODEL_LENGTH_MAX, name.length())))
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture; // not every system has it
    }
  }
}
