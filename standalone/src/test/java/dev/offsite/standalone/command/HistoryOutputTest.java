package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryOutputTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private final HistoryOutput output =
      new HistoryOutput(HistoryTables.WEIGHINGS, ZoneId.of("Asia/Shanghai"));

  @Test
  void table_showsColumnsThatAnyRowHas_andNotTheOneDevice() {
    assertThat(
            output.table(
                List.of(
                    row(0, "p1").field("speed_kph", 41.5).build(), row(1, "passage-2").build())))
        .containsExactly(
            "  time            passage    gross_kg  speed_kph",
            "  03-02 12:00:00  p1         49000     41.5",
            "  03-02 12:00:01  passage-2  49000");
  }

  @Test
  void table_ofSeveralDevices_namesThem() {
    HistoryRow other =
        HistoryRow.of(HistoryTables.WEIGHINGS, NOON)
            .tag("device", "wim-2")
            .field("gross_kg", 1L)
            .build();

    assertThat(output.table(List.of(row(0, "p").build(), other)).get(0)).contains("device");
  }

  @Test
  void table_ofControlCharacters_doesNotSteerTheTerminal() {
    assertThat(output.table(List.of(row(0, "a\u001b[2Jb\n").build())).get(1))
        .contains("a?[2Jb?")
        .doesNotContain("\u001b");
  }

  @Test
  void csv_quotesWhatNeedsIt_andLeavesUnknownEmpty() {
    assertThat(output.csvHeader()).startsWith("time,device,site,lane,passage,gross_kg,axle_count,");
    assertThat(output.csv(row(0, "a,\"b\"").build()))
        .isEqualTo("2026-03-02T04:00:00Z,wim-1,,,\"a,\"\"b\"\"\",49000,,,,,,,,");
  }

  @Test
  void json_hasTimeTagsAndFieldsThatAreKnown() {
    assertThat(output.json(row(0, "浙\"").field("plate_read", true).build()))
        .isEqualTo(
            "{\"time\":\"2026-03-02T04:00:00Z\",\"device\":\"wim-1\",\"passage\":\"浙\\\"\","
                + "\"gross_kg\":49000,\"plate_read\":true}");
  }

  @Test
  void bars_runFromLowestToHighest_andNeedTwoValues() {
    List<HistoryRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(row(i, "p").field("gross_kg", 1_000L * i).build());
    }

    assertThat(output.bars(rows, "gross_kg")).isEqualTo("▁▂▃▄▅▆▇█  gross_kg, 0.0 to 7000.0");
    assertThat(output.bars(rows.subList(0, 1), "gross_kg")).isEmpty();
    assertThat(output.bars(List.of(rows.get(3), rows.get(3)), "gross_kg"))
        .isEqualTo("▁▁  gross_kg, 3000.0 to 3000.0");
  }

  private static HistoryRow.Builder row(int afterS, String passage) {
    return HistoryRow.of(HistoryTables.WEIGHINGS, NOON.plusSeconds(afterS))
        .tag("device", "wim-1")
        .tag("passage", passage)
        .field("gross_kg", 49_000L);
  }
}
