package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CandidateLogTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");

  private final CandidateLog log = new CandidateLog(2);

  @Test
  void add_revisionsInOrder_keepsTheLastAndWhenTheFirstWasDecided() {
    log.add(revision("a", 1, 5));
    log.add(revision("a", 2, 9));

    assertThat(log.all())
        .containsExactly(new TrackedCandidate(revision("a", 2, 9), T0.plusSeconds(5)));
  }

  @Test
  void add_revisionsInAnyOrder_isTheSame() {
    log.add(revision("a", 3, 12));
    log.add(revision("a", 1, 5));
    log.add(revision("a", 2, 9));

    assertThat(log.all())
        .containsExactly(new TrackedCandidate(revision("a", 3, 12), T0.plusSeconds(5)));
  }

  @Test
  void add_firstRevisionDecidedAgainAfterAFailure_theEarlierDecisionCounts() {
    log.add(revision("a", 1, 5));
    log.add(revision("a", 1, 7));

    assertThat(log.all().get(0).opened()).isEqualTo(T0.plusSeconds(5));
  }

  @Test
  void add_onlyALaterRevision_openedIsNotKnown() {
    log.add(revision("a", 2, 9));

    assertThat(log.all().get(0).opened()).isNull();
  }

  @Test
  void add_moreThanItHolds_theFirstSeenLeaves() {
    log.add(revision("a", 1, 1));
    log.add(revision("b", 1, 2));
    assertThat(log.dropped()).isZero();

    log.add(revision("c", 1, 3));

    assertThat(log.all()).extracting(each -> each.latest().id()).containsExactly("b", "c");
    assertThat(log.dropped()).isEqualTo(1);
  }

  @Test
  void between_bothEnds_areWithin() {
    CandidateLog all = new CandidateLog(10);
    all.add(span("ends before", -9, -1));
    all.add(span("ends at begin", -9, 0));
    all.add(span("starts at end", 60, 70));
    all.add(span("starts after", 61, 70));

    assertThat(all.between(T0, T0.plusSeconds(60)))
        .extracting(each -> each.latest().id())
        .containsExactly("ends at begin", "starts at end");
  }

  @Test
  void log_thatHoldsNone_isRefused() {
    assertThatThrownBy(() -> new CandidateLog(0)).hasMessageContaining("of 0 candidates");
  }

  private static Candidate span(String id, int fromS, int toS) {
    return Candidates.of(ViolationKind.PROHIBITED_ZONE)
        .id(id)
        .span(T0.plusSeconds(fromS), T0.plusSeconds(toS))
        .build();
  }

  private static Candidate revision(String id, int number, int decidedS) {
    return Candidates.of(ViolationKind.PROHIBITED_ZONE)
        .id(id)
        .revision(number)
        .decided(T0.plusSeconds(decidedS))
        .build();
  }
}
