package dev.offsite.pipelines.time;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How long the machine has been up, suspended or not, as Linux tells in {@code /proc/uptime} (see
 * {@code proc_uptime(5)}); nobody can set it.
 */
final class MachineUptime {

  private static final Path FILE = Path.of("/proc/uptime");

  private MachineUptime() {}

  /** In milliseconds, exact to 10; empty where the machine does not tell. */
  static OptionalLong millis() {
    return millis(FILE);
  }

  static OptionalLong millis(Path file) {
    try {
      String text = Files.readString(file, US_ASCII);
      return OptionalLong.of(
          Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1_000));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
