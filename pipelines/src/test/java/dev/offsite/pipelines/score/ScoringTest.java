package dev.offsite.pipelines.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.score.ScoredOffence.Hold;
import dev.offsite.pipelines.score.ScoredOffence.Verdict;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScore.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What offences come to at a moment. */
class ScoringTest {

  private static final Instant NOW = Scores.NOW;

  private ScoreBook book = ScoreBook.EMPTY;

  private void with(String id, Scores.Builder offence) {
    book = book.plus(id, offence.offence());
  }

  private CompanyScore score(Instant now) {
    return Scoring.score(Scores.COMPANY, book, now, Scores.inForce()).orElseThrow();
  }

  @Test
  void company_ofWhichNothingIsKnown_isGreen() {
    CompanyScore score = score(NOW);
    assertThat(score.level()).isEqualTo(Level.GREEN);
    assertThat(score.points()).isZero();
    assertThat(score.nextLeavesAt()).isNull();
    assertThat(score.terms()).isEqualTo("score/1");
  }

  @ParameterizedTest
  @CsvSource({"1, GREEN", "2, YELLOW", "3, YELLOW", "4, RED"})
  void company_atAThreshold_hasReachedIt(int overloads, Level level) {
    for (int i = 0; i < overloads; i++) {
      with("c-" + i, Scores.overload(NOW.minusSeconds(i)));
    }
    assertThat(score(NOW).points()).isEqualTo(3.0 * overloads);
    assertThat(score(NOW).level()).isEqualTo(level);
  }

  @Test
  void offence_leavesTheWindow_exactlyAfterItsDays() {
    Instant at = NOW.plusMillis(7);
    Instant leaves = at.plus(Scores.WINDOW);
    with("c-1", Scores.overload(at));
    assertThat(score(leaves.minusMillis(1)).offences()).isEqualTo(1);
    assertThat(score(leaves.minusMillis(1)).nextLeavesAt()).isEqualTo(leaves);
    assertThat(score(leaves).offences()).isZero();
    assertThat(score(leaves).notCounted()).isEmpty();
  }

  @Test
  void offence_aheadOfOurClock_counts() {
    with("c-1", Scores.overload(NOW.plusSeconds(60)));
    assertThat(score(NOW).offences()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "BRIDGE_OVERLOAD, 1, ADMISSIBLE, OPEN, 1.5",
    "BRIDGE_OVERLOAD, 5, ADMISSIBLE, OPEN, 9",
    "BRIDGE_OVERLOAD, 2, REVIEW, OPEN, 1.5",
    "BRIDGE_OVERLOAD, 2, REVIEW, ACCEPTED, 3",
    "ILLEGAL_DUMPING, 3, REVIEW, OPEN, 4.5",
    "ILLEGAL_DUMPING, 4, ADMISSIBLE, ACCEPTED, 12"
  })
  void points_areKindBySeverityByGrade(
      ViolationKind kind, int severity, Grade grade, Verdict verdict, double points) {
    with("c-1", Scores.of(kind, NOW).severity(severity).grade(grade).act(1, verdict));
    CompanyScore score = score(NOW);
    assertThat(score.points()).isEqualTo(points);
    assertThat(score.facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.points()).isEqualTo(points);
              assertThat(fact.accepted()).isEqualTo(verdict == Verdict.ACCEPTED);
              assertThat(fact.leavesAt()).isEqualTo(NOW.plus(Scores.WINDOW));
            });
  }

  @Test
  void offences_thatDoNotCount_saySoByReason() {
    with("c-1", Scores.overload(NOW).revision(2, Hold.WITHDRAWN));
    with("c-2", Scores.overload(NOW).act(1, Verdict.DISMISSED));
    with("c-3", Scores.overload(NOW).act(1, Verdict.DUPLICATE));
    with("c-4", Scores.overload(NOW).grade(Grade.INADMISSIBLE));
    with("c-5", Scores.of(ViolationKind.LONG_STOP, NOW));
    with("c-6", Scores.of(ViolationKind.SPEEDING, NOW));
    with("c-7", Scores.overload(NOW).revision(2, Hold.MOVED));
    CompanyScore score = score(NOW);
    assertThat(score.level()).isEqualTo(Level.GREEN);
    assertThat(score.facts()).isEmpty();
    assertThat(score.notCounted())
        .isEqualTo(Map.of("WITHDRAWN", 1L, "DISMISSED", 1L, "DUPLICATE", 1L, "NO_WEIGHT", 3L));
  }

  @Test
  void offence_correctedByPeople_weighsAsWhatTheySay() {
    with(
        "c-1",
        Scores.overload(NOW).act(1, Verdict.OPEN).correctedTo(ViolationKind.ILLEGAL_DUMPING));
    assertThat(score(NOW).kinds())
        .containsExactly(new CompanyScore.KindTotal(ViolationKind.ILLEGAL_DUMPING, 1, 6));
  }

  @Test
  void offences_ofOneJourney_countOnceForEachKindAndTheHeaviest() {
    with("c-1", Scores.overload(NOW).severity(2).journey("c-1"));
    with("c-2", Scores.overload(NOW.plusSeconds(600)).severity(3).journey("c-1"));
    with("c-3", Scores.overload(NOW.plusSeconds(900)).severity(1).journey("c-1"));
    with("c-4", Scores.of(ViolationKind.ILLEGAL_DUMPING, NOW).severity(1).journey("c-1"));
    CompanyScore score = score(NOW);
    assertThat(score.facts())
        .extracting(CompanyScore.Fact::candidateId, CompanyScore.Fact::points)
        .containsExactly(tuple("c-2", 4.5), tuple("c-4", 3.0));
    assertThat(score.notCounted()).isEqualTo(Map.of("SAME_JOURNEY", 2L));
    assertThat(score.points()).isEqualTo(7.5);
  }

  @Test
  void facts_areTheHeaviestFirst_andTheRestIsCounted() {
    for (int i = 0; i < 51; i++) {
      with("c-" + (100 + i), Scores.overload(NOW.minusSeconds(i)));
    }
    with("c-200", Scores.of(ViolationKind.ILLEGAL_DUMPING, NOW.minusSeconds(500)));
    CompanyScore score = score(NOW);
    assertThat(score.offences()).isEqualTo(52);
    assertThat(score.facts()).hasSize(CompanyScore.FACTS_MAX);
    assertThat(score.factsLeftOff()).isEqualTo(2);
    assertThat(score.facts())
        .extracting(CompanyScore.Fact::candidateId)
        .startsWith("c-200", "c-100", "c-101");
    assertThat(score.points()).isEqualTo(51 * 3.0 + 6);
  }

  @Test
  void offence_weighsByTheTermsOfItsTime_andTheWindowIsThatOfNow() {
    Instant change = NOW.minusSeconds(3_600);
    ScoreTerms old = Scores.terms("score", 1, new Validity(Times.LONG_BEFORE, change), 90, 3);
    ScoreTerms young = Scores.terms("score", 2, new Validity(change, null), 1, 5);
    DatedTerms dated = instant -> Optional.of(instant.isBefore(change) ? old : young);
    with("c-1", Scores.overload(change.minusMillis(1)));
    with("c-2", Scores.overload(change));
    with("c-3", Scores.overload(NOW.minusSeconds(86_400)));
    CompanyScore score = Scoring.score(Scores.COMPANY, book, NOW, dated).orElseThrow();
    assertThat(score.facts())
        .extracting(CompanyScore.Fact::terms, CompanyScore.Fact::points)
        .containsExactly(tuple("score/2", 5.0), tuple("score/1", 3.0));
    assertThat(score.windowDays()).isEqualTo(1);
  }

  @Test
  void terms_thatAreNotInForce_giveNoScoreAndNoWeight() {
    with("c-1", Scores.overload(NOW));
    assertThat(Scoring.score(Scores.COMPANY, book, NOW, instant -> Optional.empty())).isEmpty();
    with("c-2", Scores.overload(Times.LONG_BEFORE.minusMillis(1)));
    CompanyScore score =
        Scoring.score(Scores.COMPANY, book, Times.LONG_BEFORE, Scores.inForce()).orElseThrow();
    assertThat(score.offences()).isEqualTo(1);
    assertThat(score.notCounted()).isEqualTo(Map.of("NO_WEIGHT", 1L));
  }
}
