package dev.offsite.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowQueryTest {

  private static final TimeSpan SPAN =
      new TimeSpan(Instant.parse("2026-03-02T04:00:00Z"), Instant.parse("2026-03-02T05:00:00Z"));

  @Test
  void filter_onTagsAndTextFields_isTaken() {
    assertThat(query(Map.of("device", "d", "direction", "north"), 1).equal())
        .containsOnlyKeys("device", "direction");
  }

  @Test
  void filter_onWhatIsNoText_isRefusedByName() {
    assertThatThrownBy(() -> query(Map.of("gross_kg", "1"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weighings has no column of text named gross_kg");
    assertThatThrownBy(() -> query(Map.of("x\" OR 1=1 --", "1"), 1))
        .hasMessageContaining("no column of text");
  }

  @Test
  void limit_isTakenWithinItsBounds_only() {
    assertThat(query(Map.of(), 1).limit()).isEqualTo(1);
    assertThat(query(Map.of(), RowQuery.LIMIT_MAX).limit()).isEqualTo(100_000);
    assertThatThrownBy(() -> query(Map.of(), 0)).hasMessage("limit 0 is outside 1 to 100000");
    assertThatThrownBy(() -> query(Map.of(), RowQuery.LIMIT_MAX + 1))
        .hasMessage("limit 100001 is outside 1 to 100000");
  }

  private static RowQuery query(Map<String, String> equal, int limit) {
    return new RowQuery(HistoryTables.WEIGHINGS, SPAN, equal, RowQuery.Order.OLDEST_FIRST, limit);
  }
}
