package dev.offsite.pipelines.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.OpenSink;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.history.HistoryTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every store must do with the rows of the history. A subclass names one store, whose tables
 * exist, or come to be with their first row.
 *
 * <p>Each test writes under ids of its own, so that tests may share a store. Counts are waited for:
 * a store may make rows visible later than it acknowledges them.
 */
public abstract class TimeSeriesStoreContract {

  private static final Instant TIME = Instant.parse("2026-06-01T02:00:00.123456Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CollectingSink<Refusal> deadLetters = new CollectingSink<>();

  /** Where the store is. */
  protected abstract HistorySettings settings();

  /** How many rows of a table hold this value of a tag, written as {@link #tagForm} says. */
  protected abstract long count(HistoryTable table, String tag, String value);

  /** The value of a field in the only row that holds this value of a tag. */
  protected abstract Object read(HistoryTable table, String tag, String value, String field);

  static List<HistoryTable> tables() {
    return HistoryTables.all();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void row_ofEveryTableWithEveryColumn_comesBack(HistoryTable table) throws Exception {
    String id = "every-" + table.measurement();
    write(List.of(full(table, id, TIME)));

    awaitCount(table, id, 1);
    for (HistoryField field : table.fields()) {
      Object stored = read(table, table.tagNames().get(0), id, field.name());
      switch (field.type()) {
        case LONG -> assertThat(((Number) stored).longValue()).as(field.name()).isEqualTo(42L);
        case DOUBLE ->
            assertThat(((Number) stored).doubleValue()).as(field.name()).isEqualTo(120.123456789);
        case STRING, BOOLEAN ->
            assertThat(String.valueOf(stored))
                .as(field.name())
                .isEqualTo(String.valueOf(value(field)));
      }
    }
    assertThat(deadLetters.stored()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void row_writtenAgainWithOtherValues_replacesItself(HistoryTable table) throws Exception {
    String id = "again-" + table.measurement();
    HistoryField first =
        table.fields().stream().filter(f -> f.type() == FieldType.LONG).findFirst().orElse(null);
    write(List.of(full(table, id, TIME)));
    write(List.of(full(table, id, TIME)));
    if (first != null) {
      write(List.of(with(full(table, id, TIME), first.name(), 43L)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(read(table, table.tagNames().get(0), id, first.name()))
                      .hasToString("43"));
    }

    awaitCount(table, id, 1);
  }

  @Test
  void rows_oneMicrosecondApart_areTwo() throws Exception {
    HistoryTable table = HistoryTables.DEVICE_HEALTH;
    write(List.of(full(table, "micro", TIME), full(table, "micro", TIME.plusNanos(1_000))));

    awaitCount(table, "micro", 2);
  }

  @Test
  void rows_thatDifferInOneTag_areTwo() throws Exception {
    HistoryTable table = HistoryTables.WEIGHINGS;
    HistoryRow.Builder row =
        HistoryRow.of(table, TIME).tag("device", "tags").tag("site", "s").field("gross_kg", 1);
    write(List.of(row.tag("passage", "1").build(), row.tag("passage", "2").build()));

    awaitCount(table, "tags", 2);
  }

  @Test
  void tags_withEverythingThatNeedsEscaping_comeBack() throws Exception {
    HistoryTable table = HistoryTables.DEVICE_HEALTH;
    for (String id :
        List.of(
            "a b",
            "a,b",
            "a=b",
            "浙A12345 渣土车",
            "a\"b",
            "a'b",
            "a\\b",
            "a\nb",
            "a%0Ab",
            "end\\",
            "😀 emoji",
            " ",
            "#x")) {
      write(List.of(full(table, id, TIME)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(count(table, "device", tagForm(id))).as("'%s'", id).isEqualTo(1));
    }
    assertThat(deadLetters.stored()).isEmpty();
  }

  @Test
  void textFields_withQuotesAndBackslashes_comeBack() throws Exception {
    HistoryTable table = HistoryTables.CANDIDATES;
    for (String text : List.of("a \"b\"", "a\\b", "a, b=c", "end\\", "西湖区 城管", "a'b")) {
      String id = "text-" + text.hashCode();
      write(List.of(with(full(table, id, TIME), "department", text)));

      awaitCount(table, id, 1);
      assertThat(read(table, "candidate", id, "department")).as("'%s'", text).isEqualTo(text);
    }
  }

  @Test
  void numbers_atTheirLimits_comeBack() throws Exception {
    HistoryTable table = HistoryTables.POSITIONS;
    double[] values = {0.0, -180.0, 1e-7, 1.0E10, 120.12345678901234, 4.9e-300};
    for (int i = 0; i < values.length; i++) {
      write(List.of(with(full(table, "number-" + i, TIME), "lng", values[i])));
      awaitCount(table, "number-" + i, 1);
      Object stored = read(table, "device", "number-" + i, "lng");
      assertThat(((Number) stored).doubleValue()).isEqualTo(values[i]);
    }
  }

  @Test
  void rows_ofManyBatches_areAllThere() throws Exception {
    HistoryTable table = HistoryTables.POSITIONS;
    List<HistoryRow> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(full(table, "many", TIME.plusSeconds(i)));
    }
    write(rows);

    awaitCount(table, "many", 5_000);
  }

  @Test
  void oneRowOfAnotherType_amongAThousand_isTheOnlyDeadLetter() throws Exception {
    HistoryTable table = HistoryTables.WEIGHINGS;
    HistoryTable mistaken =
        new HistoryTable(
            table.measurement(),
            "The same table with a text where a number belongs.",
            table.timeMeaning(),
            table.tags(),
            List.of(new HistoryField("gross_kg", FieldType.STRING, "no number")));
    List<HistoryRow> rows = new ArrayList<>();
    rows.add(full(table, "typed", TIME));
    write(rows);
    for (int i = 1; i < 1_000; i++) {
      rows.add(full(table, "typed", TIME.plusSeconds(i)));
    }
    rows.add(
        617,
        HistoryRow.of(mistaken, TIME.plusSeconds(5_000))
            .tag("device", "typed")
            .field("gross_kg", "heavy")
            .build());
    write(rows);

    awaitCount(table, "typed", 1_000);
    assertThat(deadLetters.stored()).hasSize(1);
    assertThat(new String(deadLetters.stored().get(0).payload(), UTF_8))
        .contains("gross_kg=\"heavy\"");
  }

  /** How a tag's value stands in the store; see {@link LineProtocol}. */
  protected static String tagForm(String value) {
    return value.replace("%", "%25").replace("\\", "%5C").replace("\n", "%0A");
  }

  private void awaitCount(HistoryTable table, String id, long expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(count(table, table.tagNames().get(0), id)).isEqualTo(expected));
  }

  private void write(List<HistoryRow> rows) throws Exception {
    Clock clock = Clock.fixed(TIME, ZoneOffset.UTC);
    try (OpenSink<HistoryRow> sink =
        OpenSink.open(new TimeSeriesSink(settings(), deadLetters, clock))) {
      sink.writeAll(rows);
      sink.flush();
    }
  }

  private static HistoryRow with(HistoryRow row, String field, Object value) {
    HistoryRow.Builder builder = HistoryRow.of(row.table(), row.time());
    row.tags().forEach(builder::tag);
    row.fields().forEach(builder::field);
    return builder.field(field, value).build();
  }

  /** A row with every column; the first tag holds {@code id}. */
  private static HistoryRow full(HistoryTable table, String id, Instant time) {
    HistoryRow.Builder row = HistoryRow.of(table, time);
    for (HistoryTag tag : table.tags()) {
      row.tag(tag.name(), tag.equals(table.tags().get(0)) ? id : "of-" + tag.name());
    }
    for (HistoryField field : table.fields()) {
      row.field(field.name(), value(field));
    }
    return row.build();
  }

  private static Object value(HistoryField field) {
    return switch (field.type()) {
      case LONG -> 42L;
      case DOUBLE -> 120.123456789;
      case STRING -> "text of " + field.name();
      case BOOLEAN -> true;
    };
  }
}
