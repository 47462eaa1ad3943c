package dev.offsite.simulators.archive;

import dev.offsite.schemas.channel.Rfc3339;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an archive writes a moment. */
sealed interface TimeForm {

  /**
   * Reads a moment.
   *
   * @throws DateTimeException if the text is none
   */
  Instant parse(String text);

  /**
   * The form of these two entries of a mapping.
   *
   * @param name {@code rfc3339}, {@code epoch-s}, {@code epoch-ms}, or a pattern of {@link
   *     DateTimeFormatter}
   * @param zone for a pattern without offset, such as {@code Asia/Shanghai} or {@code +08:00}
   * @throws IllegalArgumentException if they make no form
   */
  static TimeForm of(String name, @Nullable String zone) {
    return switch (name) {
      case "rfc3339" -> new Rfc();
      case "epoch-s" -> new Epoch(BigDecimal.ONE);
      case "epoch-ms" -> new Epoch(new BigDecimal("0.001"));
      default -> Pattern.of(name, zone);
    };
  }

  /** As the contract itself. */
  record Rfc() implements TimeForm {
    @Override
    public Instant parse(String text) {
      return Rfc3339.parse(text);
    }
  }

  /**
   * Seconds since 1970 UTC, also with a fraction.
   *
   * @param seconds that one of the number stands for
   */
  record Epoch(BigDecimal seconds) implements TimeForm {
    @Override
    public Instant parse(String text) {
      try {
        BigDecimal exact = new BigDecimal(text).multiply(seconds);
        BigDecimal whole = exact.setScale(0, java.math.RoundingMode.FLOOR);
        long nanos = exact.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
      } catch (ArithmeticException | NumberFormatException e) {
        throw new DateTimeException("'" + text + "' is no number of seconds", e);
      }
    }
  }

  /**
   * A pattern.
   *
   * @param zone null if the pattern has an offset
   */
  record Pattern(DateTimeFormatter formatter, @Nullable ZoneId zone) implements TimeForm {

    static Pattern of(String pattern, @Nullable String zone) {
      try {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        String sample =
            formatter.format(OffsetDateTime.of(2020, 12, 31, 23, 59, 58, 0, ZoneOffset.UTC));
        boolean local = best(formatter, sample) instanceof LocalDateTime;
        if (local && zone == null) {
          throw new IllegalArgumentException(
              "time '" + pattern + "' has no offset, so 'zone' is required");
        }
        return new Pattern(formatter, local ? ZoneId.of(zone) : null);
      } catch (ClassCastException e) {
        // thrown by java.time itself, for a padded number (p) directly beside another
        throw new IllegalArgumentException(
            "time '" + pattern + "' pads a number beside another", e);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "time '"
                + pattern
                + "' is not rfc3339, epoch-s, epoch-ms or a pattern with date and time: "
                + e.getMessage(),
            e);
      }
    }

    private static TemporalAccessor best(DateTimeFormatter formatter, String text) {
      return formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }

    @Override
    public Instant parse(String text) {
      TemporalAccessor best = best(formatter, text);
      return best instanceof LocalDateTime local
          ? local.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant()
          : OffsetDateTime.from(best).toInstant();
    }
  }
}
