package dev.offsite.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of every table, and the keys, which can never change once rows are stored. */
class HistoryTablesTest {

  /** Words that SQL or InfluxQL would read as their own. */
  private static final Set<String> RESERVED =
      Set.of("time", "timestamp", "limit", "group", "order", "select", "from", "where", "duration");

  static List<HistoryTable> tables() {
    return HistoryTables.all();
  }

  @Test
  void keys_ofEachTable_areThoseOfV1() {
    assertThat(tables().stream().map(t -> t.measurement() + t.upsertKeys()))
        .containsExactly(
            "weighings[timestamp, device, site, lane, passage]",
            "positions[timestamp, device, motion, ignition, load, cover, body]",
            "detections[timestamp, device, platform, object_class, detection]",
            "candidates[timestamp, candidate, revision, rule, kind]",
            "device_health[timestamp, device]",
            "rule_precision[timestamp, rule]",
            "trips[timestamp, trip, revision, device]",
            "company_scores[timestamp, company]",
            "hot_words[timestamp, hot_word, revision, district, object_class]");
  }

  @Test
  void tagsThatGrowWithEvents_areTheIdsOnly() {
    assertThat(
            tables().stream()
                .flatMap(t -> t.tags().stream())
                .filter(t -> t.growth() == HistoryTag.Growth.WITH_EVENTS)
                .map(HistoryTag::name))
        .containsExactly(
            "passage",
            "detection",
            "candidate",
            "revision",
            "trip",
            "revision",
            "hot_word",
            "revision");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columns_ofEveryTable_areNoReservedWordsAndNoPlate(HistoryTable table) {
    assertThat(columns(table)).doesNotContainAnyElementsOf(RESERVED);
    assertThat(columns(table)).noneMatch(name -> name.equals("plate") || name.contains("driver"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void find_everyTable_byItsName(HistoryTable table) {
    assertThat(HistoryTables.find(table.measurement())).containsSame(table);
    assertThat(HistoryTables.find(table.measurement().toUpperCase(Locale.ROOT))).isEmpty();
  }

  @Test
  void table_columnTwice_isRefused() {
    HistoryTag tag = HistoryTables.POSITIONS.tags().get(0);
    HistoryField field = new HistoryField("device", FieldType.LONG, "the same name");

    assertThatThrownBy(() -> new HistoryTable("t", "m", "when", List.of(tag), List.of(field)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column device is there twice, or is the time");
  }

  @Test
  void table_withoutField_isRefused() {
    List<HistoryTag> tags = HistoryTables.POSITIONS.tags();

    assertThatThrownBy(() -> new HistoryTable("t", "m", "when", tags, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table t needs a tag and a field");
  }

  @Test
  void column_notInSnakeCase_isRefused() {
    assertThatThrownBy(() -> new HistoryField("grossKg", FieldType.LONG, "camel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'grossKg' is not snake_case");
  }

  private static Stream<String> columns(HistoryTable table) {
    return Stream.concat(
        table.tagNames().stream(), table.fields().stream().map(HistoryField::name));
  }
}
