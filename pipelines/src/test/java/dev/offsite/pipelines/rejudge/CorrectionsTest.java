package dev.offsite.pipelines.rejudge;

import static dev.offsite.pipelines.rejudge.RejudgedCandidates.START;
import static dev.offsite.pipelines.rejudge.RejudgedCandidates.closed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void of_everyDifference_goesOnFromTheNewestRevisionSaid() {
    Candidate changed = RejudgedCandidates.of("changed", 1, Phase.CLOSED, START, 99, Map.of());
    List<Candidate> said = List.of(closed("changed"), closed("removed"));
    CandidateDifference difference =
        CandidateDifference.of(said, List.of(changed, closed("added")));

    List<Candidate> corrections = Corrections.of(difference, said, NOW);

    assertThat(corrections)
        .extracting(Candidate::id, Candidate::revision, Candidate::phase)
        .containsExactly(
            tuple("added", 1, Phase.CLOSED),
            tuple("changed", 4, Phase.CLOSED),
            tuple("removed", 4, Phase.WITHDRAWN));
    assertThat(corrections).allMatch(candidate -> candidate.clocks().decided().equals(NOW));
  }

  @Test
  void of_oneThatWasWithdrawn_holdsAgainAfterItsWithdrawal() {
    List<Candidate> said =
        List.of(RejudgedCandidates.of("a", 5, Phase.WITHDRAWN, START, 80, Map.of()));
    CandidateDifference difference = CandidateDifference.of(said, List.of(closed("a")));

    assertThat(Corrections.of(difference, said, NOW))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(6, Phase.CLOSED));
  }

  @Test
  void of_aChangedOneOfAJourney_keepsWhatOthersAdd() {
    Candidate linked =
        RejudgedCandidates.of("a", 3, Phase.CLOSED, START, 80, Map.of("timesInYear", "4"));
    Candidate heavier =
        RejudgedCandidates.of("a", 1, Phase.CLOSED, START, 90, Map.of("timesInYear", "1"));
    CandidateDifference difference = CandidateDifference.of(List.of(linked), List.of(heavier));

    Candidate.Facts facts = Corrections.of(difference, List.of(linked), NOW).get(0).facts();

    assertThat(facts.measured()).isEqualTo(90);
    assertThat(facts.details()).containsExactly(Map.entry("timesInYear", "4"));
  }

  @Test
  void of_corrections_leaveNoDifference() {
    List<Candidate> said = List.of(closed("a"), closed("b"));
    List<Candidate> after =
        List.of(RejudgedCandidates.of("b", 1, Phase.CLOSED, START, 81, Map.of()), closed("c"));
    List<Candidate> corrected =
        new ArrayList<>(Corrections.of(CandidateDifference.of(said, after), said, NOW));

    assertThat(CandidateDifference.of(corrected, after).isNone()).isTrue();
  }
}
