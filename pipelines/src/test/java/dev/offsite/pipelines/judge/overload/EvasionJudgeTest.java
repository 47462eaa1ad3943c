package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.FlagMeaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvasionJudgeTest {

  private final EvasionJudge judge = new EvasionJudge();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // flags, km/h, evidence of at least 1: a candidate
        "STRADDLING | 50 | 1.0 | true",
        "BRAKING_TAP | 50 | 0.5 | false",
        "BRAKING_TAP | 4.9 | 1.0 | true",
        "BRAKING_TAP | 5.0 | 0.5 | false",
        "'' | 4.9 | 0.5 | false",
        "BRAKING_TAP STRADDLING | 4.9 | 2.0 | true",
        "BRAKING_TAP BRAKING_TAP | 50 | 0.5 | false",
        "ACCELERATING S_BEND NEVER_HEARD_OF | 50 | 0 | false",
        "'' | 50 | 0 | false",
      })
  void judge_evidence_isSummedAndComparedWithTheRules(
      String flags, double speedKph, double evidence, boolean isCandidate) {
    Passages passage =
        passage().speedKph(speedKph).flags(flags.isEmpty() ? new String[0] : flags.split(" "));

    List<Finding> findings = judge(Entries.complete(), passage);

    assertThat(findings).hasSize(isCandidate ? 1 : 0);
    if (isCandidate) {
      assertThat(findings.get(0).facts().measured()).isEqualTo(evidence);
      assertThat(findings.get(0).facts().limit()).isEqualTo(1.0);
      assertThat(findings.get(0).facts().unit()).isEqualTo("1");
      assertThat(findings.get(0).rule().violation()).isEqualTo(ViolationKind.SCALE_EVASION);
    }
  }

  @Test
  void judge_facts_nameWhatCounted_andTheMassThatWasWeighed() {
    Finding finding =
        judge(
                Entries.complete(),
                passage().speedKph(3).flags("BRAKING_TAP", "ACCELERATING", "STRADDLING"))
            .get(0);

    assertThat(finding.facts().details())
        .containsEntry("evidence", "BRAKING_TAP 0.5, STRADDLING 1.0, LOW_SPEED 0.5")
        .containsEntry("flags", "BRAKING_TAP, ACCELERATING, STRADDLING")
        .containsEntry("grossKg", "30000")
        .containsEntry("speedKph", "3.0");
    assertThat(finding.law().band()).isNull();
    assertThat(finding.law().matter()).isEqualTo("matter of evasion");
  }

  @Test
  void judge_flagThatIsTheOffence_isNoDoubtOfIt() {
    assertThat(judge(Entries.complete(), passage().flags("STRADDLING")).get(0).doubts()).isEmpty();
    assertThat(
            judge(Entries.complete(), passage().flags("STRADDLING").plate("无牌", null))
                .get(0)
                .doubts())
        .containsExactly(Doubt.PLATE_UNREADABLE);
  }

  @Test
  void judge_lightVehicle_bothSidesOfTheRulesMass() {
    Entries entries =
        Entries.complete().with(Rules.evasion().parameter("grossKgMin", 2_500).entry());

    assertThat(judge(entries, vehicle(2_499).flags("STRADDLING"))).isEmpty();
    assertThat(judge(entries, vehicle(2_500).flags("STRADDLING"))).hasSize(1);
  }

  @Test
  void judge_exemptVehicle_orNoRule_nothing() {
    Passages evading = passage().flags("STRADDLING");

    assertThat(judge(Entries.complete().with(Entries.exemptVehicle(Entries.PLATE)), evading))
        .isEmpty();
    assertThat(
            judge(
                Entries.complete()
                    .with(
                        Rules.evasion()
                            .valid(evading.report().deviceTime().plusMillis(1), null)
                            .entry()),
                evading))
        .isEmpty();
  }

  @Test
  void judge_flagThatWeighsNothing_isNoEvidence() {
    Entries entries =
        Entries.complete()
            .with(
                Rules.evasion()
                    .flag("TAILGATING", FlagMeaning.Use.EVASION, null)
                    .parameter("evidenceMin", 0.5)
                    .entry());

    assertThat(judge(entries, passage().flags("TAILGATING"))).isEmpty();
  }

  @Test
  void overload_flagsThatTheRuleKnows_decideWhetherTheWeightIsInDoubt() {
    Entries entries =
        Entries.complete()
            .with(
                Rules.overload()
                    .flag("S_BEND", FlagMeaning.Use.HARMLESS, null)
                    .flag("STRADDLING", FlagMeaning.Use.EVASION, 1.0)
                    .flag("ACCELERATING", FlagMeaning.Use.POOR_QUALITY, null)
                    .entry());

    assertThat(doubtsOfOverload(entries, "S_BEND")).isEmpty();
    assertThat(doubtsOfOverload(entries, "STRADDLING")).containsExactly(Doubt.WEIGHING_FLAGGED);
    assertThat(doubtsOfOverload(entries, "ACCELERATING")).containsExactly(Doubt.WEIGHING_FLAGGED);
    assertThat(doubtsOfOverload(entries, "NEVER_HEARD_OF")).containsExactly(Doubt.WEIGHING_FLAGGED);
    assertThat(doubtsOfOverload(entries, "S_BEND", "ACCELERATING"))
        .containsExactly(Doubt.WEIGHING_FLAGGED);
  }

  @Test
  void overload_slowerThanTheRuleTrusts_isADoubt() {
    Entries entries = Entries.complete().with(Rules.overload().parameter("speedKphLow", 5).entry());

    assertThat(overload(entries, vehicle(60_000).speedKph(5)).doubts()).isEmpty();
    assertThat(overload(entries, vehicle(60_000).speedKph(4.9)).doubts())
        .containsExactly(Doubt.SPEED_TOO_LOW);
    assertThat(overload(Entries.complete(), vehicle(60_000).speedKph(4.9)).doubts()).isEmpty();
  }

  private static Iterable<Doubt> doubtsOfOverload(Entries entries, String... flags) {
    return overload(entries, vehicle(60_000).flags(flags)).doubts();
  }

  private static Finding overload(Entries entries, Passages passage) {
    return new OverloadJudge().judge(passage.received(), entries.snapshot()).get(0);
  }

  private List<Finding> judge(Entries entries, Passages passage) {
    return judge.judge(PassageCase.of(passage.received(), entries.snapshot()));
  }

  private static Passages passage() {
    return vehicle(30_000);
  }

  private static Passages vehicle(int grossKg) {
    return Reports.at("10:00:00").of(Entries.SCALE).passage(grossKg);
  }
}
