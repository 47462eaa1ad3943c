package dev.offsite.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryRowTest {

  private static final Instant TIME = Instant.parse("2026-03-02T01:02:03.123456Z");

  @Test
  void row_ofKnownColumns_keepsThemInOrder() {
    HistoryRow row =
        HistoryRow.of(HistoryTables.WEIGHINGS, TIME)
            .tag("device", "scale-1")
            .tag("passage", "p 1")
            .field("gross_kg", 49_000)
            .field("speed_kph", 61.5)
            .field("plate_read", true)
            .build();

    assertThat(row.tags())
        .containsExactly(Map.entry("device", "scale-1"), Map.entry("passage", "p 1"));
    assertThat(row.fields())
        .containsExactly(
            Map.entry("gross_kg", 49_000L),
            Map.entry("speed_kph", 61.5),
            Map.entry("plate_read", true));
    assertThat(row.timeMicros()).isEqualTo(1_772_413_323_123_456L);
  }

  @Test
  void row_unknownValues_areLeftOut() {
    HistoryRow row =
        HistoryRow.of(HistoryTables.POSITIONS, TIME)
            .tag("device", "truck-1")
            .tag("load", null)
            .tag("cover", "")
            .field("accuracy_m", null)
            .field("lng", 120.1)
            .build();

    assertThat(row.tags()).containsOnlyKeys("device");
    assertThat(row.fields()).containsOnlyKeys("lng");
  }

  @Test
  void row_finerTime_isCutToMicroseconds() {
    HistoryRow row =
        HistoryRow.of(HistoryTables.POSITIONS, Instant.parse("2026-03-02T01:02:03.123456999Z"))
            .build();

    assertThat(row.time()).isEqualTo(TIME);
  }

  @Test
  void timeMicros_beforeTheEpoch_isNegative() {
    HistoryRow row = HistoryRow.of(HistoryTables.POSITIONS, Instant.ofEpochSecond(-1)).build();

    assertThat(row.timeMicros()).isEqualTo(-1_000_000L);
  }

  @Test
  void row_tagThatTheTableDoesNotHave_isRefused() {
    assertThatThrownBy(
            () -> HistoryRow.of(HistoryTables.POSITIONS, TIME).tag("plate", "浙A12345").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("positions has no tag plate");
  }

  @Test
  void row_fieldThatTheTableDoesNotHave_isRefused() {
    assertThatThrownBy(
            () -> HistoryRow.of(HistoryTables.POSITIONS, TIME).field("device", "x").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("positions has no field device");
  }

  @Test
  void row_fieldOfAnotherType_isRefused() {
    assertThatThrownBy(
            () -> HistoryRow.of(HistoryTables.POSITIONS, TIME).field("lng", 120L).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field lng is 120, which is no DOUBLE");
  }
}
