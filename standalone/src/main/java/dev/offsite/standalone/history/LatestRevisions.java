package dev.offsite.standalone.history;

import dev.offsite.schemas.history.HistoryRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands of the candidates in a list of their revisions. */
public final class LatestRevisions {

  /** For each candidate its highest revision, at the place of its first row in the list. */
  public static List<HistoryRow> of(List<HistoryRow> revisions) {
    Map<String, HistoryRow> latest = new LinkedHashMap<>();
    for (HistoryRow row : revisions) {
      latest.merge(
          row.tags().get("candidate"),
          row,
          (known, other) -> number(other) > number(known) ? other : known);
    }
    return new ArrayList<>(latest.values());
  }

  private static long number(HistoryRow row) {
    return (Long) row.fields().getOrDefault("revision_number", 0L);
  }

  private LatestRevisions() {}
}
