package dev.offsite.standalone.history;

import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that bring QuestDB's tables to the form of the contract, whatever it has already.
 *
 * <p>Tables are made before anything is written: one that a write creates has no keys, and would
 * keep a repeated row twice.
 */
final class QuestDbTables {

  /** Statements for one table; each may be repeated. */
  static List<String> statements(HistoryTable table, Retention retention) {
    String name = quoted(table.measurement());
    List<String> statements = new ArrayList<>();
    statements.add(create(table, retention));
    // what a later version of the contract has added
    table.tags().forEach(tag -> statements.add(addColumn(name, tag.name(), type(tag))));
    table.fields().forEach(it -> statements.add(addColumn(name, it.name(), type(it.type()))));
    statements.add("ALTER TABLE " + name + " DEDUP ENABLE UPSERT KEYS(" + keys(table) + ")");
    statements.add("ALTER TABLE " + name + " SET TTL " + retention.days() + " DAYS");
    return statements;
  }

  private static String create(HistoryTable table, Retention retention) {
    List<String> columns = new ArrayList<>();
    columns.add(quoted(HistoryTable.TIME_COLUMN) + " TIMESTAMP");
    table.tags().forEach(tag -> columns.add(quoted(tag.name()) + " " + type(tag)));
    table.fields().forEach(field -> columns.add(quoted(field.name()) + " " + type(field.type())));
    return "CREATE TABLE IF NOT EXISTS "
        + quoted(table.measurement())
        + " ("
        + String.join(", ", columns)
        + ") TIMESTAMP("
        + quoted(HistoryTable.TIME_COLUMN)
        + ") PARTITION BY DAY TTL "
        + retention.days()
        + " DAYS WAL DEDUP UPSERT KEYS("
        + keys(table)
        + ")";
  }

  private static String addColumn(String table, String column, String type) {
    return "ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + quoted(column) + " " + type;
  }

  private static String keys(HistoryTable table) {
    return table.upsertKeys().stream().map(QuestDbTables::quoted).collect(Collectors.joining(", "));
  }

  /** A symbol costs memory for each of its values, so ids of events are plain text. */
  private static String type(HistoryTag tag) {
    return switch (tag.growth()) {
      case WITH_REGISTRY -> "SYMBOL";
      case WITH_EVENTS -> "VARCHAR";
    };
  }

  private static String type(FieldType type) {
    return switch (type) {
      case LONG -> "LONG";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private QuestDbTables() {}
}
