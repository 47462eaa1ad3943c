package dev.offsite.pipelines.rejudge;

import static dev.offsite.pipelines.rejudge.RejudgedCandidates.START;
import static dev.offsite.pipelines.rejudge.RejudgedCandidates.closed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateDifferenceTest {

  @Test
  void of_theSameCandidates_isNone() {
    CandidateDifference difference =
        CandidateDifference.of(
            List.of(closed("a"), closed("b")), List.of(closed("b"), closed("a")));

    assertThat(difference.isNone()).isTrue();
    assertThat(difference.same()).isEqualTo(2);
  }

  @Test
  void of_oneMoreAndOneLess_namesThemByStart() {
    Candidate later =
        RejudgedCandidates.of("x", 1, Phase.CLOSED, START.plusSeconds(9), 80, Map.of());
    CandidateDifference difference =
        CandidateDifference.of(
            List.of(closed("gone"), closed("kept")), List.of(later, closed("kept"), closed("new")));

    assertThat(difference.added()).extracting(Candidate::id).containsExactly("new", "x");
    assertThat(difference.removed()).extracting(Candidate::id).containsExactly("gone");
    assertThat(difference.same()).isEqualTo(1);
  }

  @Test
  void of_anotherMeasure_namesThePart() {
    Candidate heavier = RejudgedCandidates.of("a", 1, Phase.CLOSED, START, 81, Map.of());

    CandidateDifference difference = CandidateDifference.of(List.of(closed("a")), List.of(heavier));

    assertThat(difference.changed())
        .containsExactly(new CandidateDifference.Change(closed("a"), heavier, List.of("facts")));
  }

  @Test
  void of_otherRevisionReleaseAndClock_isNone() {
    Candidate again =
        RejudgedCandidates.of(
            "a", 7, Phase.CLOSED, START, 80, Map.of(), "release-2", START.plusSeconds(3_600));

    assertThat(CandidateDifference.of(List.of(closed("a")), List.of(again)).isNone()).isTrue();
  }

  @Test
  void of_countsOfAYearThatASpanCannotKnow_isNone() {
    Candidate linked =
        RejudgedCandidates.of(
            "a", 1, Phase.CLOSED, START, 80, Map.of("timesInYear", "4", "journey", "z"));

    assertThat(CandidateDifference.of(List.of(linked), List.of(closed("a"))).isNone()).isTrue();
  }

  @Test
  void of_withdrawn_doesNotHold() {
    Candidate withdrawn = RejudgedCandidates.of("a", 4, Phase.WITHDRAWN, START, 80, Map.of());

    assertThat(CandidateDifference.of(List.of(withdrawn), List.of()).isNone()).isTrue();
    assertThat(CandidateDifference.of(List.of(withdrawn), List.of(closed("a"))).added())
        .containsExactly(closed("a"));
    assertThat(CandidateDifference.of(List.of(closed("a")), List.of(withdrawn)).removed())
        .containsExactly(closed("a"));
  }

  @Test
  void of_oneThatStillGoesOn_isNotComparedButMustHold() {
    Candidate open = RejudgedCandidates.of("a", 1, Phase.UPDATED, START, 10, Map.of());

    CandidateDifference holds = CandidateDifference.of(List.of(open), List.of(closed("a")));
    assertThat(holds.isNone()).isTrue();
    assertThat(holds.goingOn()).isEqualTo(1);
    assertThat(CandidateDifference.of(List.of(open), List.of()).removed()).containsExactly(open);
  }

  @Test
  void of_oneIdTwice_isRefused() {
    assertThatThrownBy(() -> CandidateDifference.of(List.of(closed("a"), closed("a")), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("candidate a stands there twice");
  }
}
