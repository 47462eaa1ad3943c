package dev.offsite.simulators.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.channel.Rfc3339;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves the device times in a payload and leaves every other byte as it was.
 *
 * <p>Unknown fields, the form of numbers, the offset and the fraction of a time stay what the
 * device wrote: only the digits of date and time change, and so not even the length. Possible
 * because the distance is whole seconds. Of a batch with a broken report the others are moved; of
 * text that is not JSON, what stands before the fault. Thread-safe.
 */
final class Redating {

  /** The fields with times, in all messages of contract v1; a test holds it to the records. */
  static final Set<String> TIMES = Set.of("fixTime", "deviceTime");

  /** {@code 2026-03-04T22:15:07}: what stands before fraction and offset. */
  private static final int SECONDS_LENGTH = 19;

  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  /**
   * A payload with moved times.
   *
   * @param times how many were moved
   * @param newest event time, moved; null if there is none that can be read
   */
  @SuppressWarnings("ArrayRecordComponent") // published at once, never compared
  record Redated(byte[] payload, int times, @Nullable Instant newest) {}

  /**
   * Moves every time of every report.
   *
   * @param by whole seconds
   */
  Redated redate(ReportKind kind, byte[] payload, Duration by) {
    String eventField = kind == ReportKind.POSITION ? "fixTime" : "deviceTime";
    byte[] moved = by.isZero() ? payload : payload.clone();
    int times = 0;
    Instant newest = null;
    try (JsonParser parser = json.createParser(payload)) {
      int depth = 0;
      int reportDepth = 1;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          reportDepth = depth == 0 && token == JsonToken.START_ARRAY ? 2 : reportDepth;
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.VALUE_STRING
            && depth == reportDepth
            && parser.currentName() != null
            && TIMES.contains(parser.currentName())) {
          int at = (int) parser.currentTokenLocation().getByteOffset() + 1;
          Instant time = move(payload, at, parser.getText(), by, moved);
          if (time != null) {
            times++;
            boolean event = parser.currentName().equals(eventField);
            newest = event && (newest == null || time.isAfter(newest)) ? time : newest;
          }
        }
      }
    } catch (IOException e) {
      // No JSON, or not to its end: whoever receives it says so, as it did when it was recorded.
      return new Redated(moved, times, newest);
    }
    return new Redated(moved, times, newest);
  }

  private static @Nullable Instant move(
      byte[] payload, int at, String text, Duration by, byte[] moved) {
    try {
      Instant time = Rfc3339.parse(text).plus(by);
      LocalDateTime local = LocalDateTime.parse(normal(text)).plus(by);
      byte[] before = normalBytes(text);
      if (local.getYear() < 0
          || local.getYear() > 9999
          || at + SECONDS_LENGTH > payload.length
          || !Arrays.equals(payload, at, at + SECONDS_LENGTH, before, 0, SECONDS_LENGTH)) {
        return null; // written with escapes: nobody does, and then it stays
      }
      if (!by.isZero()) {
        put(moved, at, local);
      }
      return time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String normal(String text) {
    return text.substring(0, 10) + 'T' + text.substring(11, SECONDS_LENGTH);
  }

  private static byte[] normalBytes(String text) {
    return text.substring(0, SECONDS_LENGTH).getBytes(StandardCharsets.US_ASCII);
  }

  private static void put(byte[] out, int at, LocalDateTime local) {
    digits(out, at, local.getYear(), 4);
    digits(out, at + 5, local.getMonthValue(), 2);
    digits(out, at + 8, local.getDayOfMonth(), 2);
    digits(out, at + 11, local.getHour(), 2);
    digits(out, at + 14, local.getMinute(), 2);
    digits(out, at + 17, local.getSecond(), 2);
  }

  private static void digits(byte[] out, int at, int value, int count) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
