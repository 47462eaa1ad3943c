package dev.offsite.pipelines.rejudge;

import static dev.offsite.pipelines.rejudge.RejudgedCandidates.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejudgeSpanTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private final RejudgeSpan span = new RejudgeSpan(START, START.plusSeconds(60), HOUR);

  @Test
  void holds_startsAtBothEnds_fromTheFirstUpToTheLast() {
    assertThat(holds(START.minusMillis(1))).isFalse();
    assertThat(holds(START)).isTrue();
    assertThat(holds(START.plusMillis(59_999))).isTrue();
    assertThat(holds(START.plusSeconds(60))).isFalse();
  }

  @Test
  void read_reachesAMarginFurtherOnBothSides() {
    assertThat(span.readFrom()).isEqualTo(START.minus(HOUR));
    assertThat(span.readTo()).isEqualTo(START.plusSeconds(60).plus(HOUR));
  }

  @Test
  void span_thatIsEmptyOrReversed_isRefused() {
    assertThatThrownBy(() -> new RejudgeSpan(START, START, HOUR))
        .hasMessage("from " + START + " is not before to " + START);
    assertThatThrownBy(() -> new RejudgeSpan(START, START.plusSeconds(1), HOUR.negated()))
        .hasMessage("margin PT-1H is below zero");
  }

  private boolean holds(Instant start) {
    return span.holds(RejudgedCandidates.of("a", 1, Phase.CLOSED, start, 1, Map.of()));
  }
}
