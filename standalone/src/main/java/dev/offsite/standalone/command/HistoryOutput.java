package dev.offsite.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Rows of one table of the time series as text: for people, as JSON, as CSV. */
final class HistoryOutput {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Eight heights of a bar. */
  private static final String BARS = "▁▂▃▄▅▆▇█";

  /** As wide as a terminal can be expected to be. */
  private static final int BARS_MAX = 80;

  private final HistoryTable table;
  private final DateTimeFormatter time;

  /**
   * For rows of one table.
   *
   * @param zone in which people read times; JSON and CSV have them in UTC
   */
  HistoryOutput(HistoryTable table, ZoneId zone) {
    this.table = table;
    this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** One JSON object; what is not known is left out. */
  String json(HistoryRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time", row.time().toString());
    object.putAll(row.tags());
    object.putAll(row.fields());
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of plain values is no JSON", e);
    }
  }

  /** The names of the columns, for CSV. */
  String csvHeader() {
    List<String> cells = new ArrayList<>(List.of("time"));
    cells.addAll(columns());
    return String.join(",", cells);
  }

  /** One line of CSV (RFC 4180, without its line end). */
  String csv(HistoryRow row) {
    List<String> cells = new ArrayList<>(List.of(row.time().toString()));
    columns().forEach(column -> cells.add(csvCell(value(row, column))));
    return String.join(",", cells);
  }

  /** A table with the columns that any row has, without the device where all have the same. */
  List<String> table(List<HistoryRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    List<String> shown = columns().stream().filter(column -> isShown(rows, column)).toList();
    List<String> header = new ArrayList<>(List.of("time"));
    header.addAll(shown);
    lines.add(header);
    for (HistoryRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(time.format(row.time())));
      shown.forEach(column -> cells.add(printable(value(row, column))));
      lines.add(cells);
    }
    return aligned(lines);
  }

  /**
   * Heights of a field over the rows; rows that do not fit are left out evenly.
   *
   * @return empty text if fewer than two rows have it
   */
  String bars(List<HistoryRow> rows, String field) {
    List<Double> values =
        rows.stream()
            .map(row -> row.fields().get(field))
            .filter(Objects::nonNull)
            .map(value -> ((Number) value).doubleValue())
            .toList();
    if (values.size() < 2) {
      return "";
    }
    double min = values.stream().mapToDouble(it -> it).min().orElseThrow();
    double max = values.stream().mapToDouble(it -> it).max().orElseThrow();
    StringBuilder bars = new StringBuilder();
    int shown = Math.min(values.size(), BARS_MAX);
    for (int i = 0; i < shown; i++) {
      double value = values.get((int) ((long) i * (values.size() - 1) / (shown - 1)));
      double height = max > min ? (value - min) / (max - min) : 0;
      bars.append(BARS.charAt((int) Math.round(height * (BARS.length() - 1))));
    }
    return String.format(Locale.ROOT, "%s  %s, %.1f to %.1f", bars, field, min, max);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(table.tagNames());
    table.fields().stream().map(HistoryField::name).forEach(columns::add);
    return columns;
  }

  private static boolean isShown(List<HistoryRow> rows, String column) {
    List<String> values = rows.stream().map(row -> value(row, column)).distinct().toList();
    boolean sameDevice = column.equals("device") && values.size() == 1;
    return !sameDevice && values.stream().anyMatch(value -> !value.isEmpty());
  }

  private static String value(HistoryRow row, String column) {
    Object value = row.tags().get(column);
    if (value == null) {
      value = row.fields().get(column);
    }
    return value == null ? "" : value.toString();
  }

  /** What a device sends must not steer the terminal of whoever looks at it. */
  private static String printable(String value) {
    return value.codePoints().anyMatch(Character::isISOControl)
        ? value.replaceAll("\\p{Cntrl}", "?")
        : value;
  }

  private static String csvCell(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static List<String> aligned(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> cells : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    List<String> aligned = new ArrayList<>();
    for (List<String> cells : lines) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < widths.length; i++) {
        line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
      }
      aligned.add(line.toString().stripTrailing());
    }
    return aligned;
  }
}
