package dev.offsite.monitor.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads in InfluxQL over {@code GET /query}, which InfluxDB 1 speaks itself, 2.7 through its
 * compatibility interface and 3 again.
 *
 * <p>A measurement without rows is unknown to InfluxDB, so an empty answer may also mean that
 * nothing has been written yet.
 */
public final class InfluxQlReader implements TimeSeriesReader {

  private static final long NANOS_PER_MICRO = 1_000;

  private final StoreConnection connection;
  private final String database;

  /** A reader with the usual patience: 5 s to connect, 30 s for an answer. */
  public InfluxQlReader(StoreAddress address) {
    this(address, StoreConnection.CONNECT_MAX, StoreConnection.ANSWER_MAX);
  }

  InfluxQlReader(StoreAddress address, Duration connectMax, Duration answerMax) {
    connection = new StoreConnection(address, connectMax, answerMax);
    database = address.database();
  }

  @Override
  public Rows rows(RowQuery query) throws TimeSeriesException, InterruptedException {
    List<HistoryRow> rows = new ArrayList<>();
    try {
      for (JsonNode series : ask(select(query))) {
        Map<String, Integer> positions = positions(series);
        for (JsonNode values : series.path("values")) {
          rows.add(
              StoredValues.row(
                  query.table(), time(values), name -> value(positions, values, name)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw connection.failure(Reason.UNREADABLE, "answers what is no row: " + e.getMessage());
    }
    return RowOrder.page(rows, query);
  }

  /** Fields may be missing; a row counts by the field that most of them have. */
  @Override
  public List<HourCount> countsPerHour(RowQuery query)
      throws TimeSeriesException, InterruptedException {
    String counted =
        query.table().fields().stream()
            .map(HistoryField::name)
            .map(name -> "count(" + identifier(name) + ")")
            .collect(Collectors.joining(", "));
    List<HourCount> counts = new ArrayList<>();
    for (JsonNode series :
        ask(
            "SELECT "
                + counted
                + " FROM "
                + identifier(query.table().measurement())
                + " WHERE "
                + condition(query)
                + " GROUP BY time(1h) fill(none) LIMIT "
                + query.limit())) {
      for (JsonNode values : series.path("values")) {
        long rows = 0;
        for (int i = 1; i < values.size(); i++) {
          rows = Math.max(rows, values.get(i).asLong());
        }
        if (rows > 0) {
          counts.add(new HourCount(time(values), rows));
        }
      }
    }
    return counts;
  }

  private static String select(RowQuery query) {
    String columns =
        StoredValues.columns(query.table()).stream()
            .map(InfluxQlReader::identifier)
            .collect(Collectors.joining(", "));
    String direction = query.order() == RowQuery.Order.OLDEST_FIRST ? "ASC" : "DESC";
    // one more than asked for tells whether there are more
    return "SELECT "
        + columns
        + " FROM "
        + identifier(query.table().measurement())
        + " WHERE "
        + condition(query)
        + " ORDER BY time "
        + direction
        + " LIMIT "
        + (query.limit() + 1);
  }

  private static String condition(RowQuery query) {
    StringBuilder condition =
        new StringBuilder("time >= ")
            .append(query.span().fromMicros() * NANOS_PER_MICRO)
            .append(" AND time < ")
            .append(query.span().untilMicros() * NANOS_PER_MICRO);
    query
        .equal()
        .forEach(
            (column, text) ->
                condition
                    .append(" AND ")
                    .append(identifier(column))
                    .append(" = ")
                    .append(
                        quoted(
                            query.table().hasTag(column)
                                ? StoredText.ofTag(text)
                                : StoredText.ofField(text))));
    return condition.toString();
  }

  private static String identifier(String name) {
    return "\"" + name + "\"";
  }

  /** InfluxQL's literal: a backslash before quotes and backslashes. */
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  /** The series of the answer; none where nothing was found. */
  private Iterable<JsonNode> ask(String influxQl) throws TimeSeriesException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("db", database);
    parameters.put("epoch", "ns");
    parameters.put("q", influxQl);
    StoreConnection.Reply reply = connection.ask("/query", parameters);
    JsonNode json = reply.json();
    if (json == null) {
      throw connection.unreadable(reply);
    }
    JsonNode result = json.path("results").path(0);
    JsonNode error = json.has("error") ? json.get("error") : result.get("error");
    if (error == null && json.has("message")) {
      error = json.get("message"); // InfluxDB 2 says it so
    }
    if (error != null) {
      String words = error.asText();
      boolean missing = reply.status() == 404 || words.contains("not found");
      throw connection.failure(
          missing ? Reason.NOT_THERE_YET : Reason.REFUSED, "answers: " + words);
    }
    if (reply.status() != 200 || result.isMissingNode()) {
      throw connection.unreadable(reply);
    }
    return result.path("series");
  }

  private static Map<String, Integer> positions(JsonNode series) {
    Map<String, Integer> positions = new HashMap<>();
    for (JsonNode column : series.path("columns")) {
      positions.put(column.asText(), positions.size());
    }
    return positions;
  }

  private static JsonNode value(Map<String, Integer> positions, JsonNode values, String name) {
    Integer position = positions.get(name);
    if (position == null || !values.has(position)) {
      throw new IllegalArgumentException("column " + name + " is missing");
    }
    return values.get(position);
  }

  private static Instant time(JsonNode values) {
    return Instant.EPOCH.plus(values.path(0).asLong() / NANOS_PER_MICRO, ChronoUnit.MICROS);
  }
}
