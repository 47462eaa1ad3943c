package dev.offsite.standalone.history;

import dev.offsite.monitor.history.Rows;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands of the candidates, or of the trips, in a list of their revisions. */
public final class LatestRevisions {

  /** For each id its highest revision, at the place of its first row in the list. */
  public static List<HistoryRow> of(List<HistoryRow> revisions) {
    Map<String, HistoryRow> latest = new LinkedHashMap<>();
    for (HistoryRow row : revisions) {
      latest.merge(
          row.tags().get(row.table().tagNames().get(0)),
          row,
          (known, other) -> number(other) > number(known) ? other : known);
    }
    return new ArrayList<>(latest.values());
  }

  /**
   * The same of an answer that may be cut at its limit. All revisions of an id have one time, and
   * where the answer ends some of them may be missing, the one that stands among them; so of a cut
   * answer the ids of its last time are left out.
   */
  public static Rows of(Rows revisions) {
    List<HistoryRow> whole = revisions.rows();
    if (revisions.isCut()) {
      Instant last = whole.get(whole.size() - 1).time();
      whole = whole.stream().filter(row -> !row.time().equals(last)).toList();
    }
    return new Rows(of(whole), revisions.cutAt());
  }

  private static long number(HistoryRow row) {
    return (Long) row.fields().getOrDefault("revision_number", 0L);
  }

  private LatestRevisions() {}
}
