package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTag;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestDbTablesTest {

  private static final HistoryTable TABLE =
      new HistoryTable(
          "things",
          "One thing.",
          "Its time.",
          List.of(
              new HistoryTag("device", HistoryTag.Growth.WITH_REGISTRY, "id"),
              new HistoryTag("event", HistoryTag.Growth.WITH_EVENTS, "id")),
          List.of(
              new HistoryField("mass_kg", FieldType.LONG, "mass"),
              new HistoryField("seen", FieldType.BOOLEAN, "whether")));

  @Test
  void table_isCreatedWithItsKeysAndRetention() {
    assertThat(QuestDbTables.statements(TABLE, new Retention(7)))
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS \"things\" (\"timestamp\" TIMESTAMP, \"device\" SYMBOL,"
                + " \"event\" VARCHAR, \"mass_kg\" LONG, \"seen\" BOOLEAN) TIMESTAMP(\"timestamp\")"
                + " PARTITION BY DAY TTL 7 DAYS WAL DEDUP UPSERT KEYS(\"timestamp\", \"device\","
                + " \"event\")",
            "ALTER TABLE \"things\" ADD COLUMN IF NOT EXISTS \"device\" SYMBOL",
            "ALTER TABLE \"things\" ADD COLUMN IF NOT EXISTS \"event\" VARCHAR",
            "ALTER TABLE \"things\" ADD COLUMN IF NOT EXISTS \"mass_kg\" LONG",
            "ALTER TABLE \"things\" ADD COLUMN IF NOT EXISTS \"seen\" BOOLEAN",
            "ALTER TABLE \"things\" DEDUP ENABLE UPSERT KEYS(\"timestamp\", \"device\", \"event\")",
            "ALTER TABLE \"things\" SET TTL 7 DAYS");
  }

  @Test
  void retention_isTakenWithinItsBounds_only() {
    assertThat(new Retention(1).days()).isEqualTo(1);
    assertThat(new Retention(3650).days()).isEqualTo(3650);
    assertThatThrownBy(() -> new Retention(0))
        .hasMessage("retention of 0 days is outside 1 to 3650");
    assertThatThrownBy(() -> new Retention(3651)).isInstanceOf(IllegalArgumentException.class);
  }
}
