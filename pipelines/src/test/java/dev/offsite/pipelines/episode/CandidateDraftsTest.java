package dev.offsite.pipelines.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateDraftsTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final Instant TEN = Times.at("10:00:00");

  private final CandidateDrafts drafts = new CandidateDrafts();

  @Test
  void draft_deadlines_areDaysAfterTheStart() {
    assertThat(draft(Findings.at(TEN)).deadlines())
        .isEqualTo(
            new Candidate.Deadlines(
                TEN.plus(Duration.ofDays(5)),
                TEN.plus(Duration.ofDays(15)),
                TEN.plus(Duration.ofDays(90))));
    assertThat(draft(Findings.at(TEN).rule(Rules.overload().withoutDeadlines())).deadlines())
        .isEqualTo(new Candidate.Deadlines(null, null, null));
  }

  @Test
  void draft_clocks_eventReceivedAndDecided() {
    assertThat(draft(Findings.at(TEN)).clocks())
        .isEqualTo(new Candidate.Clocks(TEN, TEN.plusSeconds(1), NOW));
  }

  @Test
  void draft_rule_namesVersionAndRelease() {
    assertThat(draft(Findings.at(TEN).rule(Rules.overload().version(3))).rule())
        .isEqualTo(new Candidate.RuleRef("overload", 3, Entries.RELEASE));
  }

  @Test
  void draft_noJurisdiction_review_addsToWhatStandsAgainstIt() {
    Findings nowhere = Findings.at(TEN).inFence("far", Places.at(50_000, 0)).jurisdiction(null);

    assertThat(draft(nowhere).gate())
        .isEqualTo(new Candidate.Gate(Grade.REVIEW, List.of("JURISDICTION_UNKNOWN")));
    assertThat(draft(nowhere.doubts(Doubt.SUBJECT_UNKNOWN, Doubt.BORDER_WITHIN_UNCERTAINTY)).gate())
        .isEqualTo(
            new Candidate.Gate(
                Grade.INADMISSIBLE,
                List.of("BORDER_WITHIN_UNCERTAINTY", "JURISDICTION_UNKNOWN", "SUBJECT_UNKNOWN")));
  }

  @Test
  void draft_sameFindingAgain_sameId_anotherStart_another() {
    assertThat(draft(Findings.at(TEN)).id()).isEqualTo(draft(Findings.at(TEN)).id());
    assertThat(draft(Findings.at(TEN.plusMillis(1))).id())
        .isNotEqualTo(draft(Findings.at(TEN)).id());
  }

  private Candidate draft(Findings finding) {
    return drafts.draft(finding.finding(), Entries.complete().snapshot(), NOW);
  }
}
