package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverloadJudgeTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final OverloadJudge judge = new OverloadJudge();

  @ParameterizedTest
  @CsvSource({
    // axles, configuration, driven axles, limit × 1.10
    "2, RIGID, 1, 19800",
    "3, RIGID, 2, 27500",
    "3, CENTRE_AXLE_TRAILER, 1, 29700",
    "3, ARTICULATED, 1, 29700",
    "4, RIGID, 2, 34100",
    "4, CENTRE_AXLE_TRAILER, 1, 39600",
    "4, ARTICULATED, 1, 39600",
    "4, FULL_TRAILER, 1, 39600",
    "5, CENTRE_AXLE_TRAILER, 1, 47300",
    "5, ARTICULATED, 1, 47300",
    "5, FULL_TRAILER, 1, 47300",
    "6, CENTRE_AXLE_TRAILER, 1, 50600",
    "6, CENTRE_AXLE_TRAILER, 2, 53900",
    "6, ARTICULATED, 1, 50600",
    "6, ARTICULATED, 2, 53900",
    "6, FULL_TRAILER, 1, 50600",
    "6, FULL_TRAILER, 2, 53900",
    "8, ARTICULATED, 2, 53900",
  })
  void judge_everyCell_limitWithTolerancePasses_oneKilogramMoreDoesNot(
      int axles, VehicleConfiguration configuration, int driveAxles, int allowedKg) {
    Entries entries = Entries.complete();

    assertThat(judge(entries, vehicle(allowedKg, axles, configuration).driveAxles(driveAxles)))
        .isEmpty();
    assertThat(judge(entries, vehicle(allowedKg + 1, axles, configuration).driveAxles(driveAxles)))
        .extracting(finding -> finding.facts().measured())
        .containsExactly(allowedKg + 1.0);
  }

  @Test
  void judge_excess_isCountedFromTheLimitItself() {
    Candidate.Facts facts = theOne(judge(Entries.complete(), passage(63_700))).facts();

    assertThat(facts.measured()).isEqualTo(63_700);
    assertThat(facts.limit()).isEqualTo(49_000);
    assertThat(facts.tolerance()).isEqualTo(1.1);
    assertThat(facts.excess()).isEqualTo(14_700);
    assertThat(facts.excessPercent()).isEqualTo(30);
    assertThat(facts.unit()).isEqualTo("kg");
    assertThat(facts.notes()).isEmpty();
    assertThat(facts.details())
        .containsEntry("axleCount", "6")
        .containsEntry("configuration", "ARTICULATED")
        .containsEntry("driveAxles", "2")
        .containsEntry("tableLimitKg", "49000")
        .containsEntry("limitBasis", "GB 1589-2016")
        .containsEntry("toleranceId", "tolerance-hangzhou/1")
        .containsEntry("accuracyClass", "5")
        .containsEntry("overWithErrorDeducted", "true")
        .containsEntry("marginKg", "9800.0")
        .containsEntry("vehicleType", "ARTICULATED")
        .doesNotContainKeys("postedLimitKg", "postedLaneLimitKg", "permit", "permitsNotMatched");
  }

  @ParameterizedTest
  @CsvSource({
    // one example of each step: 55 t, 63.7 t and 80 t at a limit of 49 t; then both sides of each
    // step
    "55000, UP_TO_20_PERCENT, OVER_1_T",
    "63700, OVER_20_TO_50_PERCENT, OVER_1_T",
    "80000, OVER_50_PERCENT, OVER_1_T",
    "58800, UP_TO_20_PERCENT, OVER_1_T",
    "58801, OVER_20_TO_50_PERCENT, OVER_1_T",
    "73500, OVER_20_TO_50_PERCENT, OVER_1_T",
    "73501, OVER_50_PERCENT, OVER_1_T",
    "49001, UP_TO_20_PERCENT, UP_TO_1_T",
    "50000, UP_TO_20_PERCENT, UP_TO_1_T",
    "50001, UP_TO_20_PERCENT, OVER_1_T",
  })
  void judge_ladders_bandOfTheExcess(int grossKg, String percentBand, String massBand) {
    Entries byPercent = withoutTolerance();
    Entries byMass =
        withoutTolerance()
            .without(ReferenceKind.LADDER, "zhejiang-highway")
            .with(Entries.massLadder());

    assertThat(theOne(judge(byPercent, passage(grossKg))).law().band()).isEqualTo(percentBand);
    assertThat(theOne(judge(byMass, passage(grossKg))).law().band()).isEqualTo(massBand);
  }

  @Test
  void judge_law_isTheLaddersWithTheRulesMatter() {
    assertThat(theOne(judge(Entries.complete(), passage(55_000))).law())
        .isEqualTo(
            new Candidate.Law(
                "浙江省公路条例 第五十三条",
                "zhejiang-highway/1",
                "UP_TO_20_PERCENT",
                "matter of overload",
                "交通运输局",
                2));
  }

  @Test
  void judge_noLadderForTheRoad_isTheRulesLaw() {
    Entries entries = Entries.complete().without(ReferenceKind.LADDER, "zhejiang-highway");

    assertThat(theOne(judge(entries, passage(55_000))).law())
        .isEqualTo(
            new Candidate.Law("basis of overload", null, null, "matter of overload", "综合行政执法局", 2));
  }

  @Test
  void judge_signBelowTheTable_bindsWithTolerance() {
    Entries entries = Entries.complete().with(Entries.site(30_000));

    assertThat(judge(entries, passage(33_000))).isEmpty();
    Candidate.Facts facts = theOne(judge(entries, passage(33_001))).facts();
    assertThat(facts.limit()).isEqualTo(30_000);
    assertThat(facts.notes()).containsExactly(MassLimit.POSTED_LIMIT_BINDS);
    assertThat(facts.details())
        .containsEntry("tableLimitKg", "49000")
        .containsEntry("postedLimitKg", "30000");
  }

  @Test
  void judge_signAboveTheTable_doesNotBind() {
    Entries entries = Entries.complete().with(Entries.site(60_000));

    assertThat(judge(entries, passage(53_900))).isEmpty();
    assertThat(theOne(judge(entries, passage(53_901))).facts().limit()).isEqualTo(49_000);
  }

  @Test
  void judge_tolerance_isThatOfTheDay() {
    Entries entries =
        Entries.complete()
            .with(Entries.tolerance(1, Times.LONG_BEFORE, TEN, 1.1))
            .with(Entries.tolerance(2, TEN, null, 1.05));

    assertThat(judge(entries, Reports.at(TEN.minusMillis(1)).of(Entries.SCALE).passage(53_900)))
        .isEmpty();
    assertThat(judge(entries, passage(51_450))).isEmpty();
    Candidate.Facts facts = theOne(judge(entries, passage(51_451))).facts();
    assertThat(facts.tolerance()).isEqualTo(1.05);
    assertThat(facts.details()).containsEntry("toleranceId", "tolerance-hangzhou/2");
  }

  @Test
  void judge_toleranceOfAnotherArea_doesNotCount() {
    Entries entries =
        withoutTolerance()
            .with(
                new ReferenceEntry.Tolerance(
                    "ningbo", 1, new Validity(Times.LONG_BEFORE, null), "NINGBO", 1.2, "example"));

    assertThat(judge(entries, passage(49_000))).isEmpty();
    Candidate.Facts facts = theOne(judge(entries, passage(49_001))).facts();
    assertThat(facts.tolerance()).isNull();
    assertThat(facts.details()).doesNotContainKey("toleranceId");
  }

  @Test
  void judge_lawAndRule_areThoseInForceAtTheEvent() {
    ReferenceEntry.MassLimits strict =
        new ReferenceEntry.MassLimits(
            "gb1589-2016",
            2,
            new Validity(TEN, null),
            "GB 1589-20XX",
            List.of(
                new ReferenceEntry.MassLimit(
                    6, true, VehicleConfiguration.ARTICULATED, null, 40_000)));
    ReferenceEntry.MassLimits old = Entries.gb1589();
    Entries entries =
        withoutTolerance()
            .with(
                new ReferenceEntry.MassLimits(
                    old.id(), 1, new Validity(Times.LONG_BEFORE, TEN), old.basis(), old.rows()))
            .with(strict)
            .with(Rules.overload().valid(Times.LONG_BEFORE, TEN).entry())
            .with(Rules.overload().version(2).valid(TEN, null).entry());

    Finding before =
        theOne(judge(entries, Reports.at(TEN.minusMillis(1)).of(Entries.SCALE).passage(49_001)));
    Finding after = theOne(judge(entries, passage(40_001)));

    assertThat(before.facts().limit()).isEqualTo(49_000);
    assertThat(before.rule().version()).isEqualTo(1);
    assertThat(after.facts().limit()).isEqualTo(40_000);
    assertThat(after.facts().details()).containsEntry("limitBasis", "GB 1589-20XX");
    assertThat(after.rule().version()).isEqualTo(2);
  }

  @Test
  void judge_noRuleInForce_nothing() {
    Entries entries =
        Entries.complete().with(Rules.overload().valid(TEN.plusMillis(1), null).entry());

    assertThat(judge(entries, passage(300_000))).isEmpty();
  }

  @Test
  void judge_twoLaws_theLowerLimitBinds() {
    Entries entries =
        withoutTolerance()
            .with(
                new ReferenceEntry.MassLimits(
                    "city",
                    1,
                    new Validity(Times.LONG_BEFORE, null),
                    "城市道路管理条例",
                    List.of(
                        new ReferenceEntry.MassLimit(
                            6, true, VehicleConfiguration.ARTICULATED, null, 35_000))));

    Candidate.Facts facts = theOne(judge(entries, passage(35_001))).facts();

    assertThat(facts.limit()).isEqualTo(35_000);
    assertThat(facts.details()).containsEntry("limitBasis", "城市道路管理条例");
  }

  @Test
  void judge_unknownConfigurationAndDrivenAxles_limitInTheDriversFavour_saidInTheFacts() {
    Passages unknown = passage(53_901).configuration(VehicleConfiguration.UNKNOWN).driveAxles(null);

    Candidate.Facts facts = theOne(judge(Entries.complete(), unknown)).facts();

    assertThat(facts.limit()).isEqualTo(49_000);
    assertThat(facts.notes())
        .containsExactly(TableLimit.CONFIGURATION_UNKNOWN, TableLimit.DRIVE_AXLES_UNKNOWN);
    assertThat(facts.details()).containsEntry("driveAxles", "unknown");
  }

  @Test
  void judge_exemptVehicle_nothing() {
    Entries entries = Entries.complete().with(Entries.exemptVehicle(Entries.PLATE));

    assertThat(judge(entries, passage(300_000))).isEmpty();
    assertThat(judge(entries, passage(300_000).plate(Entries.OTHER_PLATE, 0.9))).hasSize(1);
  }

  @Test
  void judge_registeredVehicle_namesItsCompany_unregistered_none() {
    assertThat(theOne(judge(Entries.complete(), passage(60_000))).subject())
        .isEqualTo(
            new Candidate.Subject(
                Entries.PLATE, "YELLOW", 0.97, Entries.SCALE, "company of 浙A12345", null));
    assertThat(theOne(judge(Entries.complete(), passage(60_000).plate("苏B99999", null))).subject())
        .isEqualTo(new Candidate.Subject("苏B99999", "YELLOW", null, Entries.SCALE, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"无牌", "未识别", "浙A123", "", "UNKNOWN"})
  void judge_plateUnreadable_subjectIsThePassage(String text) {
    Finding finding = theOne(judge(Entries.complete(), passage(60_000).plate(text, 0.9)));

    assertThat(finding.subject().plate()).isNull();
    assertThat(finding.subjectKey()).isEqualTo(Entries.SCALE + "/passage-1");
    assertThat(finding.doubts()).containsExactly(Doubt.PLATE_UNREADABLE);
  }

  @Test
  void judge_noPlateAndNoPhoto_subjectUnknown() {
    Finding finding = theOne(judge(Entries.complete(), passage(60_000).withoutPlate().media()));

    assertThat(finding.doubts()).containsExactly(Doubt.SUBJECT_UNKNOWN);
  }

  @Test
  void judge_plateConfidence_bothSidesOfTheRulesFigure() {
    assertThat(doubtsOf(passage(60_000).plate(Entries.PLATE, 0.8))).isEmpty();
    assertThat(doubtsOf(passage(60_000).plate(Entries.PLATE, 0.79)))
        .containsExactly(Doubt.PLATE_UNCERTAIN);
    assertThat(doubtsOf(passage(60_000).plate(Entries.PLATE, null))).isEmpty();
  }

  @Test
  void judge_clockAhead_bothSidesOfTheRulesFigure() {
    Entries entries =
        Entries.complete().with(Rules.overload().parameter("clockAheadSMax", 0.5).entry());

    assertThat(theOne(judge(entries, received(-500))).doubts()).isEmpty();
    assertThat(theOne(judge(entries, received(-501))).doubts()).containsExactly(Doubt.CLOCK_AHEAD);
    // a clock that is behind looks like a record that was long on its way
    assertThat(theOne(judge(entries, received(180_000))).doubts()).isEmpty();
    assertThat(Doubt.CLOCK_AHEAD.excludes()).isFalse();
  }

  @Test
  void judge_clockAhead_ofARuleThatDoesNotAsk_isNoDoubt() {
    assertThat(theOne(judge(Entries.complete(), received(-20_000))).doubts()).isEmpty();
  }

  /** An overload that was received so long after its own time; before it if below zero. */
  private static Received received(long delayMs) {
    return RawRecords.received(passage(60_000).report(), Duration.ofMillis(delayMs));
  }

  @Test
  void judge_flaggedWeighing_isADoubt() {
    assertThat(doubtsOf(passage(60_000).flags("STRADDLING")))
        .containsExactly(Doubt.WEIGHING_FLAGGED);
  }

  @Test
  void judge_provenance_onlyARepairIsADoubt() {
    Received landed = passage(60_000).received();
    for (Provenance provenance : Provenance.values()) {
      Received received = new Received(landed.raw().withProvenance(provenance), 0, landed.report());
      Set<Doubt> doubts = theOne(judge.judge(received, Entries.complete().snapshot())).doubts();
      assertThat(doubts.contains(Doubt.RECORD_REPAIRED))
          .as("%s", provenance)
          .isEqualTo(provenance == Provenance.REPAIRED);
    }
    assertThat(Doubt.RECORD_REPAIRED.excludes()).isTrue();
  }

  @Test
  void judge_certificate_bothSidesOfItsEnd() {
    Entries expired =
        Entries.complete()
            .with(
                Devices.scale(Entries.SCALE, Entries.SITE)
                    .certificates(Devices.certificate(Times.LONG_BEFORE, TEN))
                    .entry());
    Entries inForce =
        Entries.complete()
            .with(
                Devices.scale(Entries.SCALE, Entries.SITE)
                    .certificates(Devices.certificate(Times.LONG_BEFORE, TEN.plusMillis(1)))
                    .entry());

    Finding without = theOne(judge(expired, passage(60_000)));
    assertThat(without.facts().details())
        .doesNotContainKeys("certificate", "accuracyClass", "overWithErrorDeducted");
    assertThat(theOne(judge(inForce, passage(60_000))).facts().details())
        .containsEntry("certificate", "浙计检 2025-0187");
  }

  @Test
  void judge_excessWithinTheScalesOwnError_isADoubt_rawMassStays() {
    // 49,000 / 0.95 = 51,578.9…
    Finding within = theOne(judge(withoutTolerance(), passage(51_578)));
    Finding beyond = theOne(judge(withoutTolerance(), passage(51_579)));

    assertThat(within.doubts()).containsExactly(Doubt.WITHIN_SCALE_ERROR);
    assertThat(within.facts().measured()).isEqualTo(51_578);
    assertThat(within.facts().details()).containsEntry("overWithErrorDeducted", "false");
    assertThat(beyond.doubts()).isEmpty();
  }

  @Test
  void judge_finding_isClosedAtItsInstantWithItsEvidence() {
    Passages passage = passage(60_000);

    Finding finding = theOne(judge(Entries.complete(), passage));

    assertThat(finding.isOver()).isTrue();
    assertThat(finding.episode())
        .isEqualTo(new Candidate.Episode(TEN, 0, TEN, TEN, TEN, TEN, 0, null, 1));
    assertThat(finding.place().siteId()).isEqualTo(Entries.SITE);
    assertThat(finding.place().jurisdiction()).isEqualTo(Entries.DISTRICT);
    assertThat(finding.place().roadClass()).isEqualTo("HIGHWAY");
    assertThat(finding.evidence())
        .isEqualTo(
            new Candidate.Evidence(
                List.of(passage.received().asEvidence("FIRST")),
                List.of(Passages.PHOTO),
                List.of()));
    assertThat(finding.newestReceived()).isEqualTo(TEN.plusSeconds(1));
    assertThat(finding.release()).isEqualTo(Entries.RELEASE);
  }

  private List<Finding> judge(Entries entries, Passages passage) {
    return judge.judge(passage.received(), entries.snapshot());
  }

  private List<Finding> judge(Entries entries, Received received) {
    return judge.judge(received, entries.snapshot());
  }

  private Set<Doubt> doubtsOf(Passages passage) {
    return theOne(judge(Entries.complete(), passage)).doubts();
  }

  private static Entries withoutTolerance() {
    return Entries.complete().without(ReferenceKind.TOLERANCE, "tolerance-hangzhou");
  }

  private static Passages passage(int grossKg) {
    return Reports.at(TEN).of(Entries.SCALE).passage(grossKg);
  }

  private static Passages vehicle(int grossKg, int axles, VehicleConfiguration configuration) {
    return passage(grossKg).axles(axles).configuration(configuration);
  }

  private static Finding theOne(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
