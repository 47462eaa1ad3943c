package dev.offsite.pipelines.history.store;

import dev.offsite.schemas.history.HistoryRow;
import java.util.Map;
import java.util.Optional;

/**
 * A row as one line of the InfluxDB line protocol, time in microseconds. Pure; thread-safe.
 *
 * <p>The client library has a form of its own, which leaves out what it cannot write without a
 * word. Here nothing is left out: {@link #findFault} names what a line cannot say.
 *
 * <p>Three things that stores read differently are written in a form that all of them read alike:
 * in tags a percent sign, a backslash and control characters become {@code %XX}, so two ids never
 * become one; in text fields control characters do.
 */
final class LineProtocol {

  /** Why the protocol cannot say this row; empty if it can. */
  static Optional<String> findFault(HistoryRow row) {
    if (row.fields().isEmpty()) {
      return Optional.of("the row has no fields");
    }
    for (Map.Entry<String, Object> field : row.fields().entrySet()) {
      if (field.getValue() instanceof Double number && !Double.isFinite(number)) {
        return Optional.of("field " + field.getKey() + " is " + number + ", no finite number");
      }
    }
    return Optional.empty();
  }

  /** The line, without a line end. Of a row with a fault: what it would be, for a human to read. */
  static String of(HistoryRow row) {
    StringBuilder line = new StringBuilder(256).append(row.table().measurement());
    for (Map.Entry<String, String> tag : row.tags().entrySet()) {
      line.append(',').append(tag.getKey()).append('=');
      appendTag(line, tag.getValue());
    }
    char separator = ' ';
    for (Map.Entry<String, Object> field : row.fields().entrySet()) {
      line.append(separator).append(field.getKey()).append('=');
      appendField(line, field.getValue());
      separator = ',';
    }
    return line.append(' ').append(row.timeMicros()).toString();
  }

  private static void appendTag(StringBuilder line, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == ',' || c == '=') {
        line.append('\\').append(c);
      } else if (c == '%' || c == '\\' || Character.isISOControl(c)) {
        appendPercent(line, c);
      } else {
        line.append(c);
      }
    }
  }

  private static void appendField(StringBuilder line, Object value) {
    if (value instanceof Long number) {
      line.append(number.longValue()).append('i');
    } else if (value instanceof String text) {
      line.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          line.append('\\').append(c);
        } else if (Character.isISOControl(c)) {
          appendPercent(line, c);
        } else {
          line.append(c);
        }
      }
      line.append('"');
    } else {
      line.append(value);
    }
  }

  /** Only for characters below U+0100, which are all that are written so. */
  private static void appendPercent(StringBuilder line, char c) {
    line.append('%')
        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
  }

  private LineProtocol() {}
}
