package dev.offsite.monitor.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads from QuestDB: its SQL, over {@code GET /exec}.
 *
 * <p>QuestDB has no missing boolean: one that was not written reads as false.
 */
public final class QuestDbReader implements TimeSeriesReader {

  private final StoreConnection connection;

  /** A reader with the usual patience: 5 s to connect, 30 s for an answer. */
  public QuestDbReader(StoreAddress address) {
    this(address, StoreConnection.CONNECT_MAX, StoreConnection.ANSWER_MAX);
  }

  QuestDbReader(StoreAddress address, Duration connectMax, Duration answerMax) {
    connection = new StoreConnection(address, connectMax, answerMax);
  }

  @Override
  public Rows rows(RowQuery query) throws TimeSeriesException, InterruptedException {
    JsonNode answer = ask(select(query));
    List<HistoryRow> rows = new ArrayList<>();
    try {
      Map<String, Integer> positions = positions(answer);
      for (JsonNode values : answer.path("dataset")) {
        rows.add(row(query.table(), positions, values));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw connection.failure(Reason.UNREADABLE, "answers what is no row: " + e.getMessage());
    }
    return RowOrder.page(rows, query);
  }

  @Override
  public List<HourCount> countsPerHour(RowQuery query)
      throws TimeSeriesException, InterruptedException {
    JsonNode answer =
        ask(
            "SELECT \"timestamp\", count() FROM "
                + table(query)
                + " WHERE "
                + condition(query)
                + " SAMPLE BY 1h ALIGN TO CALENDAR LIMIT "
                + query.limit());
    List<HourCount> counts = new ArrayList<>();
    for (JsonNode values : answer.path("dataset")) {
      counts.add(new HourCount(Instant.parse(values.path(0).asText()), values.path(1).asLong()));
    }
    return counts;
  }

  private static String select(RowQuery query) {
    String columns =
        StoredValues.columns(query.table()).stream()
            .map(name -> ", \"" + name + "\"")
            .collect(Collectors.joining());
    String direction = query.order() == RowQuery.Order.OLDEST_FIRST ? "ASC" : "DESC";
    // one more than asked for tells whether there are more
    return "SELECT \"timestamp\""
        + columns
        + " FROM "
        + table(query)
        + " WHERE "
        + condition(query)
        + " ORDER BY \"timestamp\" "
        + direction
        + " LIMIT "
        + (query.limit() + 1);
  }

  private static String table(RowQuery query) {
    return "\"" + query.table().measurement() + "\"";
  }

  private static String condition(RowQuery query) {
    StringBuilder condition =
        new StringBuilder("\"timestamp\" >= ")
            .append(query.span().fromMicros())
            .append(" AND \"timestamp\" < ")
            .append(query.span().untilMicros());
    query
        .equal()
        .forEach(
            (column, text) ->
                condition
                    .append(" AND \"")
                    .append(column)
                    .append("\" = ")
                    .append(
                        quoted(
                            query.table().hasTag(column)
                                ? StoredText.ofTag(text)
                                : StoredText.ofField(text))));
    return condition.toString();
  }

  /** The standard's literal: quotes are doubled, nothing else means anything. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private JsonNode ask(String sql) throws TimeSeriesException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", sql);
    StoreConnection.Reply reply = connection.ask("/exec", parameters);
    JsonNode json = reply.json();
    if (json == null) {
      throw connection.unreadable(reply);
    }
    if (json.has("error")) {
      String error = json.get("error").asText();
      throw connection.failure(
          error.contains("does not exist") ? Reason.NOT_THERE_YET : Reason.REFUSED,
          "answers: " + error);
    }
    if (!json.path("dataset").isArray() || !json.path("columns").isArray()) {
      throw connection.unreadable(reply);
    }
    return json;
  }

  private static Map<String, Integer> positions(JsonNode answer) {
    Map<String, Integer> positions = new HashMap<>();
    for (JsonNode column : answer.path("columns")) {
      positions.put(column.path("name").asText(), positions.size());
    }
    return positions;
  }

  private static HistoryRow row(
      HistoryTable table, Map<String, Integer> positions, JsonNode values) {
    Instant time = Instant.parse(values.path(0).asText());
    return StoredValues.row(
        table,
        time,
        name -> {
          Integer position = positions.get(name);
          if (position == null || !values.has(position)) {
            throw new IllegalArgumentException("column " + name + " is missing");
          }
          return values.get(position);
        });
  }
}
