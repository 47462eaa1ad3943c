package dev.offsite.standalone.command;

import dev.offsite.schemas.channel.Rfc3339;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment of a recording as a user gives it: an instant, or how long after its begin. */
final class TimeOfRecording {

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

  /**
   * The moment.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static Instant parse(String text, Instant begin) {
    Matcher length = LENGTH.matcher(text);
    if (length.matches()) {
      return begin.plus(duration(Long.parseLong(length.group(1)), length.group(2)));
    }
    try {
      return Rfc3339.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither like 90s, 10min or 2h nor like 2026-05-04T08:00:00+08:00", e);
    }
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private TimeOfRecording() {}
}
