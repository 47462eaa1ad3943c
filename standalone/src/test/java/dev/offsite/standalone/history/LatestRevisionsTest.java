package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestRevisionsTest {

  @Test
  void revisions_inAnyOrder_leaveTheHighestOfEach_byNumberNotByText() {
    HistoryRow a9 = row("a", 9);
    HistoryRow a10 = row("a", 10);
    HistoryRow b1 = row("b", 1);

    assertThat(LatestRevisions.of(List.of(a9, b1, a10))).containsExactly(a10, b1);
    assertThat(LatestRevisions.of(List.of(b1, a10, a9))).containsExactly(b1, a10);
    assertThat(LatestRevisions.of(List.of())).isEmpty();
  }

  private static HistoryRow row(String candidate, int revision) {
    return HistoryRow.of(HistoryTables.CANDIDATES, Instant.parse("2026-03-02T04:00:00Z"))
        .tag("candidate", candidate)
        .tag("revision", Integer.toString(revision))
        .field("revision_number", revision)
        .build();
  }
}
