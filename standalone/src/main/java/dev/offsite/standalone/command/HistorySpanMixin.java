package dev.offsite.standalone.command;

import dev.offsite.monitor.history.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --from} and {@code --to}. */
final class HistorySpanMixin {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = {
        "Begin, inclusive: 2026-03-02T12:00:00+08:00, or how long ago: 90s, 15m, 6h, 7d.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "End, exclusive, in the same forms. Default: now")
  private String to;

  /**
   * The span.
   *
   * @throws ParameterException naming the option and what is wrong with it
   */
  TimeSpan span(Instant now) {
    Instant begin = parse("--from", from, now);
    Instant end = parse("--to", to, now);
    try {
      return new TimeSpan(begin, end);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--from and --to: " + e.getMessage(), e);
    }
  }

  private Instant parse(String option, String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      return now.minus(
          switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          command.commandLine(),
          option
              + " '"
              + text
              + "' is neither a time with offset such as 2026-03-02T12:00:00+08:00 nor an age such"
              + " as 90s, 15m, 6h or 7d",
          e);
    }
  }
}
