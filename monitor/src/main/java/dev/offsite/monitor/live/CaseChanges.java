package dev.offsite.monitor.live;

import java.util.List;

/**
 * What changed on the board for one viewer.
 *
 * @param rows in the order of their sequence
 * @param gone ids of rows that left the board or the viewer's jurisdictions
 * @param through with this the viewer has everything up to this sequence
 * @param complete whether nothing newer was there
 */
public record CaseChanges(List<CaseRow> rows, List<String> gone, long through, boolean complete) {
  public CaseChanges {
    rows = List.copyOf(rows);
    gone = List.copyOf(gone);
  }
}
