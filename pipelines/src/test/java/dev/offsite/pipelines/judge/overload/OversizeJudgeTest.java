package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.OverLimitPermits;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversizeJudgeTest {

  private final OversizeJudge judge = new OversizeJudge();

  @ParameterizedTest
  @CsvSource({
    // length, width, height, which is over; - none
    "18.1, 2.55, 4.0, -",
    "18.1, 2.55, 4.001, HEIGHT",
    "18.1, 2.551, 4.0, WIDTH",
    "18.101, 2.55, 4.0, LENGTH",
    "1, 1, 1, -",
  })
  void judge_eachSize_bothSidesInMillimetres(
      double length, double width, double height, String over) {
    List<Finding> findings = judge(certified(), sizes(length, width, height));

    if (over.equals("-")) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(theOne(findings).facts().details()).containsEntry("size", over);
      assertThat(theOne(findings).rule().violation()).isEqualTo(ViolationKind.OVERSIZE);
    }
  }

  @Test
  void judge_facts_areThoseOfTheSizeThatIsOverByTheLargestShare() {
    // 5 % too long, 10 % too high
    Candidate.Facts facts = theOne(judge(certified(), sizes(19.005, 2.5, 4.4))).facts();

    assertThat(facts.measured()).isEqualTo(4.4);
    assertThat(facts.limit()).isEqualTo(4.0);
    assertThat(facts.excess()).isEqualTo(0.4);
    assertThat(facts.excessPercent()).isEqualTo(10);
    assertThat(facts.tolerance()).isNull();
    assertThat(facts.unit()).isEqualTo("m");
    assertThat(facts.details())
        .containsEntry("size", "HEIGHT")
        .containsEntry("heightM", "4.4")
        .containsEntry("heightLimitM", "4.0")
        .containsEntry("heightErrorM", "0.04")
        .containsEntry("widthM", "2.5")
        .doesNotContainKey("widthLimitM")
        .containsEntry("lengthM", "19.005")
        .containsEntry("lengthLimitM", "18.1")
        .containsEntry("overWithErrorDeducted", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "18.1, 2.5, 4.2, STEP_1",
    "20.0, 3.0, 4.2, STEP_1",
    "20.001, 3.0, 4.2, STEP_2",
    "20.0, 3.001, 4.2, STEP_2",
    "20.0, 3.0, 4.201, STEP_2",
    "28.0, 3.75, 4.5, STEP_2",
    "28.001, 2.5, 3.0, STEP_3",
    "18.0, 3.751, 3.0, STEP_3",
    "18.0, 2.5, 4.501, STEP_3",
  })
  void judge_law_isTheStepThatHoldsAllSizes(
      double length, double width, double height, String band) {
    assertThat(theOne(judge(certified(), sizes(length, width, height))).law())
        .isEqualTo(
            new Candidate.Law(
                "order 62/2016 art. 3, 43",
                "gb1589-sizes/1",
                band,
                "matter of oversize",
                "综合行政执法局",
                2));
  }

  @Test
  void judge_lawWithoutSteps_hasNoBand_twoLaws_theLowerLimitBinds() {
    SizeLimits city =
        new SizeLimits(
            "city",
            1,
            new Validity(Times.LONG_BEFORE, null),
            "a city's order",
            3.5,
            null,
            null,
            List.of());
    Entries entries = certified().with(city);

    Finding finding = theOne(judge(entries, sizes(18.1, 2.55, 3.501)));
    assertThat(finding.law().basis()).isEqualTo("a city's order");
    assertThat(finding.law().band()).isNull();
    assertThat(finding.law().ladder()).isNull();
    assertThat(judge(entries, sizes(18.1, 2.55, 3.5))).isEmpty();
  }

  @Test
  void judge_excessWithinTheSensorsError_isADoubt() {
    assertThat(theOne(judge(certified(), sizes(18.4, 2.59, 4.04))).doubts())
        .containsExactly(Doubt.WITHIN_SIZE_ERROR);
    assertThat(theOne(judge(certified(), sizes(18.4, 2.59, 4.041))).doubts()).isEmpty();
  }

  @Test
  void judge_certificateWithoutSizes_isADoubt_noCertificate_isTheGates() {
    Finding unverified = theOne(judge(Entries.complete(), sizes(18.1, 2.55, 4.5)));
    assertThat(unverified.doubts()).containsExactly(Doubt.SIZE_NOT_VERIFIED);
    assertThat(unverified.facts().details()).doesNotContainKey("overWithErrorDeducted");

    Entries none =
        Entries.complete().with(Devices.scale(Entries.SCALE, Entries.SITE).certificates().entry());
    assertThat(theOne(judge(none, sizes(18.1, 2.55, 4.5))).doubts()).isEmpty();
  }

  @Test
  void judge_sizesNotMeasured_nothing() {
    assertThat(judge(certified(), passage())).isEmpty();
    assertThat(judge(certified(), passage().widthM(2.6))).hasSize(1);
  }

  @Test
  void judge_noRule_orNoLaw_orExempt_nothing() {
    Passages high = sizes(18, 2.5, 5);

    assertThat(judge(certified().without(ReferenceKind.RULE, "oversize"), high)).isEmpty();
    assertThat(judge(certified().without(ReferenceKind.SIZE_LIMITS, "gb1589-sizes"), high))
        .isEmpty();
    assertThat(judge(certified().with(Entries.exemptVehicle(Entries.PLATE)), high)).isEmpty();
  }

  @Test
  void judge_permit_takesThePlaceOfTheLaw_forTheSizesThatItNames() {
    Entries entries = certified().with(OverLimitPermits.permit().sizesM(25, 3, 4.6).entry());

    assertThat(judge(entries, sizes(25, 3, 4.6))).isEmpty();
    Finding tooHigh = theOne(judge(entries, sizes(25, 3, 4.7)));
    assertThat(tooHigh.facts().details())
        .containsEntry("heightLimitM", "4.0")
        .containsEntry("lengthLimitM", "18.1");
    assertThat(tooHigh.facts().details())
        .containsEntry("permitsNotMatched", "over-limit-1/1: TOO_HIGH");
  }

  @Test
  void judge_permitWithinTheSensorsError_holds_andOnlyTheExcessIsLeft() {
    Entries entries = certified().with(OverLimitPermits.permit().sizesM(25, 3, 4.6).entry());

    Finding finding = theOne(judge(entries, sizes(25, 3, 4.63)));

    assertThat(finding.facts().limit()).isEqualTo(4.6);
    assertThat(finding.facts().notes()).containsExactly(OversizeJudge.PERMIT_REPLACES_LIMIT);
    assertThat(finding.facts().details()).containsEntry("permit", "over-limit-1/1");
    assertThat(finding.doubts()).containsExactly(Doubt.WITHIN_SIZE_ERROR);
  }

  @Test
  void judge_permitForMassOnly_saysNothingOfSizes() {
    assertThat(judge(certified().with(OverLimitPermits.permit().entry()), sizes(18.1, 2.55, 4.5)))
        .hasSize(1);
  }

  @Test
  void judge_flagsAndPlate_areDoubtsAsForMasses() {
    Passages flagged = sizes(18, 2.5, 5).flags("ACCELERATING").plate("无牌", null);

    assertThat(theOne(judge(certified(), flagged)).doubts())
        .containsExactlyInAnyOrder(Doubt.WEIGHING_FLAGGED, Doubt.PLATE_UNREADABLE);
    assertThat(Rules.oversize().entry().flags()).isEmpty();
  }

  private List<Finding> judge(Entries entries, Passages passage) {
    return judge.judge(PassageCase.of(passage.received(), entries.snapshot()));
  }

  private static Entries certified() {
    return Entries.complete()
        .with(ScaleEntries.sizeLimits())
        .with(
            Devices.scale(Entries.SCALE, Entries.SITE)
                .certificates(Devices.sizeCertificate())
                .entry());
  }

  private static Passages sizes(double length, double width, double height) {
    return passage().lengthM(length).widthM(width).heightM(height);
  }

  private static Passages passage() {
    return Reports.at("10:00:00").of(Entries.SCALE).passage(20_000);
  }

  private static Finding theOne(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
