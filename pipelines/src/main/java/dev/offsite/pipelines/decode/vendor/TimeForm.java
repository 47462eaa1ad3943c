package dev.offsite.pipelines.decode.vendor;

import dev.offsite.schemas.channel.Rfc3339;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor writes times. Immutable; thread-safe.
 *
 * <p>A time without offset is read in the zone of the device's clock. One that the zone has twice,
 * in the hour after summer time, is the earlier of both; one that it skips is moved on by the gap.
 */
abstract class TimeForm {

  /** Letters of patterns that give an offset in digits. */
  private static final String OFFSET_LETTERS = "XxZ";

  /** Letters of patterns that name a zone in words, which no reader can be sure about. */
  private static final String ZONE_LETTERS = "VzOv";

  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2026, 11, 23, 14, 25, 36, 0, ZoneOffset.ofHours(8));

  /**
   * The form of that name or pattern.
   *
   * @throws IllegalArgumentException if there is none, saying why
   */
  static TimeForm of(String text) {
    return switch (text) {
      case "epoch-s" -> new Epoch(0);
      case "epoch-ms" -> new Epoch(3);
      case "rfc3339" -> new Standard();
      default -> patternOf(text);
    };
  }

  /** Whether a time of this form means nothing without the zone of the clock. */
  boolean needsZone() {
    return false;
  }

  /**
   * The instant that a text names.
   *
   * @param zone of the device's clock; null if it has none
   * @throws DateTimeException if the text is not of this form, or there is no zone where one is
   *     needed
   */
  abstract Instant parse(String text, @Nullable ZoneId zone);

  private static TimeForm patternOf(String text) {
    StringBuilder pattern = new StringBuilder();
    boolean quoted = false;
    boolean offset = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      if (!quoted && ZONE_LETTERS.indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "'" + text + "' names a zone with '" + c + "'; X, x or Z for an offset is possible");
      }
      offset |= !quoted && OFFSET_LETTERS.indexOf(c) >= 0;
      // u is the year; y would be that of an era, which a strict reader then asks for.
      pattern.append(!quoted && c == 'y' ? 'u' : c);
    }
    try {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(pattern.toString(), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      Pattern form = new Pattern(formatter, offset);
      Instant again = form.parse(formatter.format(SAMPLE), SAMPLE.getZone());
      if (again.isAfter(SAMPLE.toInstant()) || again.plusSeconds(60).isBefore(SAMPLE.toInstant())) {
        throw new IllegalArgumentException("'" + text + "' does not hold date, hour and minute");
      }
      return form;
    } catch (ClassCastException e) {
      // thrown by java.time itself, for a padded number (p) directly beside another
      throw new IllegalArgumentException("'" + text + "' pads a number beside another", e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' does not hold date, hour and minute: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no epoch-s, epoch-ms, rfc3339, and no pattern: " + e.getMessage(), e);
    }
  }

  /** Seconds since 1970-01-01T00:00Z, times a power of ten. */
  private static final class Epoch extends TimeForm {
    private final int decimals;

    Epoch(int decimals) {
      this.decimals = decimals;
    }

    @Override
    Instant parse(String text, @Nullable ZoneId zone) {
      BigDecimal seconds = Numbers.parseOrNull(text);
      if (seconds == null) {
        throw new DateTimeException("no number");
      }
      double rough = seconds.doubleValue();
      if (Math.abs(rough) > 1e15) {
        throw new DateTimeException("beyond the year 9999");
      }
      BigDecimal nanos = seconds.movePointRight(9 - decimals);
      long whole = nanos.movePointLeft(9).longValue();
      return Instant.ofEpochSecond(
          whole, nanos.subtract(BigDecimal.valueOf(whole, -9)).longValue());
    }
  }

  /** RFC 3339 with offset. */
  private static final class Standard extends TimeForm {
    @Override
    Instant parse(String text, @Nullable ZoneId zone) {
      return Rfc3339.parse(text);
    }
  }

  /** A text of a fixed form. */
  private static final class Pattern extends TimeForm {
    private final DateTimeFormatter formatter;
    private final boolean hasOffset;

    Pattern(DateTimeFormatter formatter, boolean hasOffset) {
      this.formatter = formatter;
      this.hasOffset = hasOffset;
    }

    @Override
    boolean needsZone() {
      return !hasOffset;
    }

    @Override
    Instant parse(String text, @Nullable ZoneId zone) {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDateTime local = LocalDateTime.from(parsed);
      if (hasOffset) {
        return local.toInstant(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)));
      }
      if (zone == null) {
        throw new DateTimeException("the device has no clockZone");
      }
      return local.atZone(zone).toInstant();
    }
  }
}
