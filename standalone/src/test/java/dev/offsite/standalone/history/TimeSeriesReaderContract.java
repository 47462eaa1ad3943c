package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.history.HistoryTag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What a store must do for us: written with the sink of the history job, read with the monitor's
 * reader. Each test writes under device ids of its own.
 */
abstract class TimeSeriesReaderContract {

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(20);
  private static final int ALL = 10_000;

  /** Recent, so that no retention applies; whole hours make counts plain. */
  @SuppressWarnings("TimeInStaticInitializer") // of the run, and the same for all tests
  static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));

  static final TimeSpan DAY = new TimeSpan(BEGIN, BEGIN.plus(Duration.ofDays(1)));

  abstract HistorySettings settings();

  abstract TimeSeriesReader reader();

  @Test
  void rows_ofEveryTable_comeBackExactly() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    List<HistoryRow> rows = new ArrayList<>();
    for (HistoryTable table : HistoryTables.all()) {
      for (int i = 0; i < 40; i++) {
        rows.add(randomRow(table, random, i));
      }
    }

    write(rows);

    for (HistoryTable table : HistoryTables.all()) {
      List<HistoryRow> ours = rows.stream().filter(row -> row.table().equals(table)).toList();
      String key = table.tagNames().get(0);
      String value = ours.get(0).tags().get(key);
      assertThat(awaitRows(table, Map.of(key, value), ours.size()))
          .as("%s, seed 11", table.measurement())
          .containsExactlyInAnyOrderElementsOf(ours);
    }
  }

  @Test
  void rows_writtenAgain_areTheSameRows() throws Exception {
    List<HistoryRow> rows = weighings("again", 50);
    write(rows);
    awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "again"), 50);

    write(rows);
    write(List.of(weighing("again", BEGIN.plusSeconds(60), "after").build()));

    assertThat(awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "again"), 51)).hasSize(51);
  }

  @Test
  void row_writtenAgainWithOtherValues_keepsTheLaterOnes() throws Exception {
    HistoryRow.Builder row = weighing("changed", BEGIN, "p1");
    write(List.of(row.build()));
    awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "changed"), 1);

    write(List.of(row.field("gross_kg", 7L).build()));

    await()
        .atMost(VISIBLE_WITHIN)
        .untilAsserted(
            () ->
                assertThat(read(HistoryTables.WEIGHINGS, Map.of("device", "changed")))
                    .singleElement()
                    .satisfies(it -> assertThat(it.fields()).containsEntry("gross_kg", 7L)));
  }

  private static final List<String> HOSTILE_IDS =
      List.of(
          "with 'quotes'",
          "x' OR '1'='1",
          "x'; DROP TABLE weighings; --",
          "x\"; DROP MEASUREMENT weighings",
          "back\\slash\\",
          "\\'",
          "100 %, %41",
          "comma,equals=space ",
          "浙A·12345 🚚",
          "line\nend\ttab",
          "$1 ${x} {{y}} /*");

  @Test
  void deviceId_ofAnyText_isStoredAndFoundAndNothingElse() throws Exception {
    List<HistoryRow> rows = new ArrayList<>();
    for (String id : HOSTILE_IDS) {
      rows.add(weighing(id, BEGIN, "p").build());
    }
    write(rows);

    for (HistoryRow row : rows) {
      Map<String, String> device = Map.of("device", row.tags().get("device"));
      assertThat(awaitRows(HistoryTables.WEIGHINGS, device, 1))
          .as("%s", device)
          .containsExactly(row);
    }
  }

  @Test
  void textField_asFilter_findsItsRows() throws Exception {
    write(
        List.of(
            weighing("filter", BEGIN, "p1").field("direction", "it's \\ north").build(),
            weighing("filter", BEGIN, "p2").field("direction", "south").build()));

    assertThat(
            awaitRows(
                HistoryTables.WEIGHINGS,
                Map.of("device", "filter", "direction", "it's \\ north"),
                1))
        .extracting(row -> row.tags().get("passage"))
        .containsExactly("p1");
  }

  @Test
  void rows_ofAnUnknownDevice_areNone() throws Exception {
    write(List.of(weighing("somebody", BEGIN, "p").build()));
    awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "somebody"), 1);

    assertThat(reader().weighings("nobody", DAY, 10)).isEqualTo(new Rows(List.of(), 0));
  }

  @Test
  void limit_isKept_andSaysWhetherThereIsMore() throws Exception {
    write(weighings("limit", 10));
    List<HistoryRow> all = awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "limit"), 10);

    Rows nine = reader().weighings("limit", DAY, 9);
    Rows ten = reader().weighings("limit", DAY, 10);
    Rows newest =
        reader()
            .rows(
                new RowQuery(
                    HistoryTables.WEIGHINGS,
                    DAY,
                    Map.of("device", "limit"),
                    RowQuery.Order.NEWEST_FIRST,
                    2));

    assertThat(nine).isEqualTo(new Rows(all.subList(0, 9), 9));
    assertThat(ten).isEqualTo(new Rows(all, 0));
    assertThat(newest).isEqualTo(new Rows(List.of(all.get(9), all.get(8)), 2));
  }

  @Test
  void span_holdsItsBegin_notItsEnd() throws Exception {
    Instant at = BEGIN.plusSeconds(100);
    write(
        List.of(
            weighing("bounds", at.minusNanos(1_000), "before").build(),
            weighing("bounds", at, "at").build(),
            weighing("bounds", at.plusNanos(1_000), "after").build()));
    awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "bounds"), 3);

    assertThat(passages(at, at.plusNanos(1_000))).containsExactly("at");
    assertThat(passages(at, at.plusNanos(1_001))).containsExactly("at", "after");
    assertThat(passages(at.minusNanos(1), at.plusNanos(1))).containsExactly("at");
    assertThat(passages(at.minusNanos(1_000), at)).containsExactly("before");
  }

  @Test
  void countsPerHour_countRowsOfEachHourThatHasAny() throws Exception {
    List<HistoryRow> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      rows.add(weighing("hours", BEGIN.plusSeconds(i), "a" + i).build());
    }
    rows.add(weighing("hours", BEGIN.plusSeconds(3_599), "b").build());
    rows.add(weighing("hours", BEGIN.plusSeconds(3_600), "c").build());
    rows.add(weighing("hours", BEGIN.plusSeconds(5 * 3_600), "d").build());
    write(rows);
    awaitRows(HistoryTables.WEIGHINGS, Map.of("device", "hours"), 10);

    assertThat(
            reader()
                .countsPerHour(
                    new RowQuery(
                        HistoryTables.WEIGHINGS,
                        DAY,
                        Map.of("device", "hours"),
                        RowQuery.Order.OLDEST_FIRST,
                        100)))
        .containsExactly(
            new HourCount(BEGIN, 8),
            new HourCount(BEGIN.plusSeconds(3_600), 1),
            new HourCount(BEGIN.plusSeconds(5 * 3_600), 1));
  }

  @Test
  void domainQuestions_askTheirTables() throws Exception {
    write(
        List.of(
            HistoryRow.of(HistoryTables.POSITIONS, BEGIN)
                .tag("device", "asked")
                .field("lng", 120.2)
                .build(),
            HistoryRow.of(HistoryTables.DEVICE_HEALTH, BEGIN)
                .tag("device", "asked")
                .field("reports", 3L)
                .build(),
            HistoryRow.of(HistoryTables.CANDIDATES, BEGIN.minusSeconds(86_400))
                .tag("candidate", "c-asked")
                .tag("revision", "1")
                .field("revision_number", 1L)
                .build()));
    TimeSpan dayBefore = new TimeSpan(BEGIN.minusSeconds(86_400), BEGIN);

    await()
        .atMost(VISIBLE_WITHIN)
        .untilAsserted(
            () -> {
              assertThat(reader().track("asked", DAY, 9).rows()).hasSize(1);
              assertThat(reader().deviceHealth("asked", DAY, 9).rows()).hasSize(1);
              assertThat(reader().candidates(dayBefore, 9).rows())
                  .extracting(row -> row.tags().get("candidate"))
                  .containsExactly("c-asked");
            });
  }

  static void assertReason(TimeSeriesReader reader, TimeSeriesException.Reason reason) {
    TimeSeriesException failure =
        catchThrowableOfType(TimeSeriesException.class, () -> reader.weighings("x", DAY, 1));
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
  }

  private void write(List<HistoryRow> rows) throws Exception {
    assertThat(RealSink.write(settings(), rows)).as("refused").isEmpty();
  }

  private List<HistoryRow> awaitRows(HistoryTable table, Map<String, String> equal, int count) {
    return await()
        .atMost(VISIBLE_WITHIN)
        .until(() -> read(table, equal), rows -> rows.size() >= count);
  }

  private List<HistoryRow> read(HistoryTable table, Map<String, String> equal)
      throws TimeSeriesException, InterruptedException {
    return reader().rows(new RowQuery(table, DAY, equal, RowQuery.Order.OLDEST_FIRST, ALL)).rows();
  }

  private List<String> passages(Instant from, Instant until)
      throws TimeSeriesException, InterruptedException {
    return reader().weighings("bounds", new TimeSpan(from, until), ALL).rows().stream()
        .map(row -> row.tags().get("passage"))
        .toList();
  }

  private static List<HistoryRow> weighings(String device, int count) {
    List<HistoryRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(weighing(device, BEGIN.plusSeconds(i), "p" + i).build());
    }
    return rows;
  }

  private static HistoryRow.Builder weighing(String device, Instant time, String passage) {
    return HistoryRow.of(HistoryTables.WEIGHINGS, time)
        .tag("device", device)
        .tag("passage", passage)
        .field("gross_kg", 49_000L)
        .field("plate_read", true);
  }

  /** All of the table's booleans are set: QuestDB knows no missing one. */
  private static HistoryRow randomRow(HistoryTable table, SplittableRandom random, int number) {
    HistoryRow.Builder row =
        HistoryRow.of(
            table, BEGIN.plusSeconds(number).plusNanos(random.nextInt(1_000_000) * 1_000L));
    boolean first = true;
    for (HistoryTag tag : table.tags()) {
      if (first) {
        row.tag(tag.name(), "exact-" + table.measurement());
        first = false;
      } else if (random.nextInt(4) > 0) {
        row.tag(tag.name(), text(random));
      }
    }
    for (HistoryField field : table.fields()) {
      boolean must = field.type() == FieldType.BOOLEAN || field.equals(table.fields().get(0));
      if (must || random.nextInt(4) > 0) {
        row.field(field.name(), value(field.type(), random));
      }
    }
    return row.build();
  }

  private static Object value(FieldType type, SplittableRandom random) {
    return switch (type) {
      // the smallest one is QuestDB's mark for a missing value
      case LONG -> Math.max(random.nextLong(), Long.MIN_VALUE + 1) >> random.nextInt(64);
      case DOUBLE -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 12));
      case STRING -> text(random);
      case BOOLEAN -> random.nextBoolean();
    };
  }

  private static String text(SplittableRandom random) {
    String letters = "abcXYZ019 ,=\"'\\%/-_浙é🚚";
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder("t");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.append('.').toString();
  }
}
