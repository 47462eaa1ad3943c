package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.history.Rows;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestRevisionsTest {

  private static final Instant TIME = Instant.parse("2026-03-02T04:00:00Z");
  private static final Instant LATER = TIME.plusMillis(1);

  @Test
  void revisions_inAnyOrder_leaveTheHighestOfEach_byNumberNotByText() {
    HistoryRow a9 = row("a", 9);
    HistoryRow a10 = row("a", 10);
    HistoryRow b1 = row("b", 1);

    assertThat(LatestRevisions.of(List.of(a9, b1, a10))).containsExactly(a10, b1);
    assertThat(LatestRevisions.of(List.of(b1, a10, a9))).containsExactly(b1, a10);
    assertThat(LatestRevisions.of(List.of())).isEmpty();
  }

  @Test
  void cutAnswer_leavesOutTheTimeThatItWasCutAt_whoseNewestRevisionsMayBeMissing() {
    HistoryRow whole = row("a", 1, LATER);
    HistoryRow cut = row("b", 1, TIME);

    Rows all = LatestRevisions.of(new Rows(List.of(whole, cut), 0));
    assertThat(all.rows()).containsExactly(whole, cut);
    assertThat(all.isCut()).isFalse();

    Rows known = LatestRevisions.of(new Rows(List.of(whole, cut), 2));
    assertThat(known.rows()).containsExactly(whole);
    assertThat(known.cutAt()).isEqualTo(2);
  }

  @Test
  void cutAnswer_ofOneTime_saysNothingRatherThanSomethingWrong() {
    Rows known = LatestRevisions.of(new Rows(List.of(row("a", 1), row("a", 2)), 2));

    assertThat(known.rows()).isEmpty();
    assertThat(known.isCut()).isTrue();
  }

  private static HistoryRow row(String candidate, int revision) {
    return row(candidate, revision, TIME);
  }

  private static HistoryRow row(String candidate, int revision, Instant time) {
    return HistoryRow.of(HistoryTables.CANDIDATES, time)
        .tag("candidate", candidate)
        .tag("revision", Integer.toString(revision))
        .field("revision_number", revision)
        .build();
  }
}
