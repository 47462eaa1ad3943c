package dev.offsite.pipelines.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.score.ScoredOffence.Hold;
import dev.offsite.pipelines.score.ScoredOffence.Verdict;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScore.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Scores with state and timers: restored, exact at the edge of the window, and empty at the end.
 */
class ScoreCompanyFunctionTest {

  private static final Instant NOW = Scores.NOW;
  private static final Duration WINDOW = Scores.WINDOW;

  /** What is in force; the function asks anew whenever it scores. */
  private static final AtomicReference<ReferenceSnapshot> IN_FORCE = new AtomicReference<>();

  /** A feed whose release can change while the operator runs. */
  private static final class ChangingFeed implements ReferenceFeed {
    private static final long serialVersionUID = 1L;

    @Override
    public ReferenceView open() {
      return new ReferenceView() {
        @Override
        public ReferenceSnapshot await() {
          return IN_FORCE.get();
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void offence_ofACompany_isSaidWithItsFacts() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW).against("c-2"));
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::company, CompanyScore::level, CompanyScore::points)
          .containsExactly(
              tuple(Scores.COMPANY, Level.GREEN, 3.0), tuple(Scores.COMPANY, Level.YELLOW, 6.0));
      assertThat(harness.extractOutputValues().get(1).facts())
          .extracting(CompanyScore.Fact::candidateId)
          .containsExactly("c-1", "c-2");
      assertThat(harness.extractOutputValues().get(1).updatedAt()).isEqualTo(NOW);
    }
  }

  @Test
  void offence_repeatedOrRevisedWithoutWeight_isNotSaidTwice() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW).revision(2, Hold.HOLDS).against("c-1"));
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void offence_dismissedAndAcceptedAfterAll_countsAgain() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW).act(1, Verdict.DISMISSED).against("c-1"));
      take(harness, Scores.overload(NOW).act(2, Verdict.ACCEPTED).against("c-1"));
      take(harness, Scores.overload(NOW).act(1, Verdict.DISMISSED).against("c-1"));
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::points)
          .containsExactly(3.0, 0.0, 3.0);
    }
  }

  @Test
  void offence_supersededByAnother_neverCountsTwice() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW).revision(2, Hold.WITHDRAWN).against("c-1"));
      take(harness, Scores.overload(NOW.minusSeconds(9)).against("c-2"));
      take(harness, Scores.overload(NOW).revision(1, Hold.HOLDS).against("c-1"));
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::points)
          .containsExactly(3.0, 0.0, 3.0);
    }
  }

  @Test
  void offence_leavingTheWindow_isSaidAtThatMoment() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      Instant at = NOW.minusMillis(1_234);
      take(harness, Scores.overload(at).against("c-1"));
      harness.setProcessingTime(at.plus(WINDOW).toEpochMilli() - 1);
      assertThat(harness.extractOutputValues()).hasSize(1);
      harness.setProcessingTime(at.plus(WINDOW).toEpochMilli());
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::points, CompanyScore::updatedAt)
          .containsExactly(tuple(3.0, NOW), tuple(0.0, at.plus(WINDOW)));
    }
  }

  @Test
  void offence_thatLeftWhileTheJobWasAway_leavesTheScoreOnceItIsBack() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      take(harness, Scores.overload(NOW.plusSeconds(60)).against("c-2"));
      snapshot = harness.snapshot(1, 1);
    }
    Instant back = NOW.plus(WINDOW).plusSeconds(7);
    try (var harness = open(snapshot, Scores.terms())) {
      harness.setProcessingTime(back.toEpochMilli());
      harness.setProcessingTime(NOW.plusSeconds(60).plus(WINDOW).toEpochMilli());
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::points, CompanyScore::updatedAt)
          .containsExactly(tuple(3.0, back), tuple(0.0, NOW.plusSeconds(60).plus(WINDOW)));
    }
  }

  @Test
  void terms_thatChange_areAppliedWithinAMinute() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      Validity always = new Validity(Times.LONG_BEFORE, null);
      inForce(Scores.terms("score", 2, always, 90, 15));
      harness.setProcessingTime(NOW.plusSeconds(59).toEpochMilli());
      assertThat(harness.extractOutputValues()).hasSize(1);
      harness.setProcessingTime(NOW.plusSeconds(60).toEpochMilli());
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::level, CompanyScore::terms)
          .containsExactly(tuple(Level.GREEN, "score/1"), tuple(Level.RED, "score/2"));
    }
  }

  @Test
  void terms_thatComeLater_scoreWhatIsKnownByThen() throws Exception {
    try (var harness = open(null, null)) {
      take(harness, Scores.overload(NOW).against("c-1"));
      assertThat(harness.extractOutputValues()).isEmpty();
      inForce(Scores.terms());
      harness.setProcessingTime(NOW.plusSeconds(60).toEpochMilli());
      assertThat(harness.extractOutputValues())
          .extracting(CompanyScore::points)
          .containsExactly(3.0);
    }
  }

  @Test
  void company_withNothingLeft_leavesNoStateAndNoTimer() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW).against("c-1"));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.setProcessingTime(NOW.plus(ScoreBook.KEPT).minusSeconds(61).toEpochMilli());
      harness.setProcessingTime(NOW.plus(ScoreBook.KEPT).plusSeconds(61).toEpochMilli());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void offence_tooOldForAnything_leavesNothing() throws Exception {
    try (var harness = open(null, Scores.terms())) {
      take(harness, Scores.overload(NOW.minus(ScoreBook.KEPT)).against("c-1"));
      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  private static void inForce(@Nullable ScoreTerms terms) {
    Entries entries = Entries.none();
    IN_FORCE.set((terms == null ? entries : entries.with(terms)).snapshot());
  }

  private static void take(
      KeyedOneInputStreamOperatorTestHarness<String, CompanyOffence, CompanyScore> harness,
      CompanyOffence offence)
      throws Exception {
    harness.processElement(new StreamRecord<>(offence));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, CompanyOffence, CompanyScore> open(
      @Nullable OperatorSubtaskState snapshot, @Nullable ScoreTerms terms) throws Exception {
    inForce(terms);
    KeyedOneInputStreamOperatorTestHarness<String, CompanyOffence, CompanyScore> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ScoreCompanyFunction(new ChangingFeed())),
            CompanyOffence::company,
            Types.STRING);
    harness.setProcessingTime(NOW.toEpochMilli());
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
