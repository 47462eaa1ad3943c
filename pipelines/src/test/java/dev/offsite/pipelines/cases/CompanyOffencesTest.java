package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.score.CompanyOffence;
import dev.offsite.pipelines.score.ScoredOffence.Hold;
import dev.offsite.pipelines.score.ScoredOffence.Verdict;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the steps of a case mean for the score of a company. */
class CompanyOffencesTest {

  @Test
  void candidate_withACompany_isAgainstIt() {
    List<CompanyOffence> offences =
        CaseChanges.offences(null, standing(CaseFile.EMPTY, revision(1, Phase.OPEN, "A")));
    assertThat(offences).extracting(CompanyOffence::company).containsExactly("A");
    assertThat(offences.get(0).candidateId()).isEqualTo("c-1");
    assertThat(offences.get(0).offence().said().hold()).isEqualTo(Hold.HOLDS);
    assertThat(offences.get(0).offence().said().journey()).isEqualTo("c-0");
    assertThat(offences.get(0).offence().said().atMs())
        .isEqualTo(Cases.MADE.minusSeconds(5).toEpochMilli());
    assertThat(offences.get(0).offence().conduct().verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void candidate_withoutACompany_isAgainstNone() {
    assertThat(CaseChanges.offences(null, Cases.standing(FeedbackKind.ACCEPTED))).isEmpty();
  }

  @Test
  void candidate_takenBack_isWithdrawnEvenIfPeopleHaveActed() {
    CaseFile file = CaseFold.arrived(CaseFile.EMPTY, revision(1, Phase.OPEN, "A"), 0).file();
    file = CaseFold.said(file, Cases.said(FeedbackKind.ACCEPTED, 0), 0, 0).file();
    CaseStanding after = standing(file, revision(2, Phase.WITHDRAWN, "A"));
    assertThat(CaseChanges.offences(file.standing(), after))
        .extracting(o -> o.offence().said().hold(), o -> o.offence().conduct().verdict())
        .containsExactly(tuple(Hold.WITHDRAWN, Verdict.ACCEPTED));
  }

  @Test
  void candidate_thatMovesToAnotherCompany_leavesTheFirst() {
    CaseFile file = CaseFold.arrived(CaseFile.EMPTY, revision(1, Phase.OPEN, "A"), 0).file();
    assertThat(
            CaseChanges.offences(file.standing(), standing(file, revision(2, Phase.UPDATED, "B"))))
        .extracting(CompanyOffence::company, o -> o.offence().said().hold())
        .containsExactly(tuple("A", Hold.MOVED), tuple("B", Hold.HOLDS));
    assertThat(
            CaseChanges.offences(file.standing(), standing(file, revision(2, Phase.UPDATED, null))))
        .extracting(CompanyOffence::company, o -> o.offence().said().hold())
        .containsExactly(tuple("A", Hold.MOVED));
  }

  @Test
  void verdict_isWhatPeopleSaidLast() {
    CaseFile file = CaseFold.arrived(CaseFile.EMPTY, revision(1, Phase.OPEN, "A"), 0).file();
    Map<FeedbackKind, Verdict> expected =
        Map.of(
            FeedbackKind.ACCEPTED, Verdict.ACCEPTED,
            FeedbackKind.DISMISSED, Verdict.DISMISSED,
            FeedbackKind.DUPLICATE_OF, Verdict.DUPLICATE,
            FeedbackKind.TYPE_CORRECTED, Verdict.OPEN);
    expected.forEach(
        (act, verdict) -> {
          CaseStanding after = CaseFold.said(file, Cases.said(act, 0), 0, 0).file().standing();
          assertThat(CaseChanges.offences(file.standing(), after))
              .as("%s", act)
              .extracting(
                  o -> o.offence().conduct().verdict(), o -> o.offence().conduct().version())
              .containsExactly(tuple(verdict, 1));
        });
  }

  @ParameterizedTest
  @EnumSource
  void arrival_ofAKind_isAgainstACompanyIfAScaleOrATruckShowsIt(ViolationKind kind) {
    CaseArrival arrival =
        CaseArrivals.of(candidate(kind, "A"), Cases.MADE, Entries.complete().snapshot());
    boolean isScored =
        kind.family() == ViolationKind.Family.SCALE || kind.family() == ViolationKind.Family.TRUCK;
    assertThat(arrival.revision().against() != null).isEqualTo(isScored);
  }

  @Test
  void arrival_withoutACompany_isAgainstNone() {
    for (String company : new String[] {null, "", " "}) {
      CaseArrival arrival =
          CaseArrivals.of(
              candidate(ViolationKind.BRIDGE_OVERLOAD, company),
              Cases.MADE,
              Entries.complete().snapshot());
      assertThat(arrival.revision().against()).as("'%s'", company).isNull();
    }
  }

  private static CaseStanding standing(CaseFile file, CaseArrival arrival) {
    return CaseFold.arrived(file, arrival, 0).file().standing();
  }

  private static CaseArrival revision(int number, Phase phase, @Nullable String company) {
    CaseArrival plain = Cases.arrival("c-1", number, phase);
    CaseArrival.Revision revision = plain.revision();
    return new CaseArrival(
        new CaseArrival.Revision(
            revision.candidateId(),
            number,
            phase,
            null,
            revision.ruleId(),
            ViolationKind.BRIDGE_OVERLOAD,
            revision.deviceId(),
            revision.siteId(),
            revision.eventAt(),
            revision.decidedAt(),
            revision.responsible(),
            company == null
                ? null
                : new CaseArrival.Against(company, 2, Candidate.Gate.Grade.ADMISSIBLE, "c-0")),
        plain.origin());
  }

  private static Candidate candidate(ViolationKind kind, @Nullable String company) {
    Candidate draft =
        new CandidateDrafts()
            .draft(
                Findings.at("10:00:00").jurisdiction(Entries.DISTRICT).finding(),
                Entries.complete().snapshot(),
                Cases.MADE);
    Candidate.Subject subject = draft.subject();
    return new Candidate(
        draft.id(),
        1,
        Phase.OPEN,
        null,
        kind,
        draft.rule(),
        new Candidate.Subject(
            subject.plate(), null, null, subject.deviceId(), company, subject.objectClass()),
        draft.episode(),
        draft.facts(),
        draft.place(),
        draft.law(),
        draft.gate(),
        draft.evidence(),
        draft.deadlines(),
        draft.clocks(),
        List.of());
  }
}
