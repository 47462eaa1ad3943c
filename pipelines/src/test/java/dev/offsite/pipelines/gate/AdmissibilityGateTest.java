package dev.offsite.pipelines.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Gate;
import dev.offsite.schemas.reference.PlateAlert;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissibilityGateTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final AdmissibilityGate gate = new AdmissibilityGate();

  @Test
  void grade_nothingAgainstIt_admissible() {
    assertGrade(grade(finding(), scale()), Gate.Grade.ADMISSIBLE);
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void grade_doubtOfTheJudge_excludesOrAsksForReview(Doubt doubt) {
    Gate graded = grade(finding().doubts(doubt), scale());

    assertGrade(
        graded, doubt.excludes() ? Gate.Grade.INADMISSIBLE : Gate.Grade.REVIEW, doubt.name());
  }

  @Test
  void grade_severalDoubts_sortedCodes_andTheGravestDecides() {
    Gate graded =
        grade(finding().doubts(Doubt.PLATE_UNCERTAIN, Doubt.CERTIFICATE_NOT_IN_FORCE), scale());

    assertGrade(graded, Gate.Grade.INADMISSIBLE, "CERTIFICATE_NOT_IN_FORCE", "PLATE_UNCERTAIN");
  }

  @Test
  void grade_deviceReviewedAtTheEvent_admissible_oneMillisecondLater_not() {
    assertGrade(grade(finding(), scale().reviewedAt(TEN)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding(), scale().reviewedAt(TEN.plusMillis(1))),
        Gate.Grade.INADMISSIBLE,
        "DEVICE_NOT_REVIEWED");
    assertGrade(
        grade(finding(), scale().reviewedAt(null)), Gate.Grade.INADMISSIBLE, "DEVICE_NOT_REVIEWED");
  }

  @Test
  void grade_fifteenthDayAfterTheNotice_opensAtMidnightInChina() {
    // Published on 1 March at 23:59:59.999 in China: 16 March, 00:00, is the first moment.
    Instant published = Instant.parse("2026-03-01T15:59:59.999Z");
    Instant first = Instant.parse("2026-03-15T16:00:00Z");

    assertGrade(
        grade(Findings.at(first), scale().noticePublishedAt(published)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(Findings.at(first.minusMillis(1)), scale().noticePublishedAt(published)),
        Gate.Grade.INADMISSIBLE,
        "NOTICE_TOO_RECENT");
    // A millisecond later it is 2 March in China.
    assertGrade(
        grade(Findings.at(first), scale().noticePublishedAt(published.plusMillis(1))),
        Gate.Grade.INADMISSIBLE,
        "NOTICE_TOO_RECENT");
    assertGrade(
        grade(
            Findings.at(first.plus(Duration.ofDays(1))),
            scale().noticePublishedAt(published.plusMillis(1))),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_daysOfTheNotice_areThoseOfTheRule() {
    Instant published = Instant.parse("2026-03-01T04:00:00Z");
    Findings sixteen = Findings.at("10:00:00").rule(Rules.overload().parameter("noticeDays", 3));

    assertGrade(grade(sixteen, scale().noticePublishedAt(published)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(
            Findings.at("10:00:00").rule(Rules.overload().parameter("noticeDays", 4)),
            scale().noticePublishedAt(published)),
        Gate.Grade.INADMISSIBLE,
        "NOTICE_TOO_RECENT");
  }

  @Test
  void grade_signSetUpAtTheEvent_admissible_later_orNever_not() {
    Findings asked = finding().rule(Rules.overload().parameter("requiresSign", 1));

    assertGrade(grade(asked, scale().signSetUpAt(TEN)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(asked, scale().signSetUpAt(TEN.plusMillis(1))),
        Gate.Grade.INADMISSIBLE,
        "SIGN_MISSING");
    assertGrade(grade(asked, scale().signSetUpAt(null)), Gate.Grade.INADMISSIBLE, "SIGN_MISSING");
    assertGrade(grade(finding(), scale().signSetUpAt(null)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding().rule(Rules.overload().parameter("requiresSign", 0)), scale()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_noticeThatNobodyCanFind_review() {
    Findings asked = finding().rule(Rules.overload().parameter("requiresNoticeUrl", 1));

    assertGrade(grade(asked, scale()), Gate.Grade.ADMISSIBLE);
    assertGrade(grade(asked, scale().noticeUrl(null)), Gate.Grade.REVIEW, "NOTICE_PLACE_UNKNOWN");
    assertGrade(grade(finding(), scale().noticeUrl(null)), Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_certificate_bothSidesOfItsBeginAndEnd() {
    assertGrade(
        grade(finding(), certified(Times.LONG_BEFORE, TEN.plusMillis(1))), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding(), certified(Times.LONG_BEFORE, TEN)),
        Gate.Grade.INADMISSIBLE,
        "CERTIFICATE_NOT_IN_FORCE");
    assertGrade(grade(finding(), certified(TEN, null)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding(), certified(TEN.plusMillis(1), null)),
        Gate.Grade.INADMISSIBLE,
        "CERTIFICATE_NOT_IN_FORCE");
  }

  @Test
  void grade_emergencyPlate_isVoid_onlyWhereTheReferenceSaysSo() {
    Findings emergency = finding().plate("浙A1190应急");

    assertGrade(grade(emergency, scale()), Gate.Grade.INADMISSIBLE, "EMERGENCY_VEHICLE");
    assertGrade(
        gate.grade(
            emergency.finding(),
            Entries.complete().without(ReferenceKind.PLATE_READING, "plates").snapshot()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_clonedOrStolenPlate_isVoid_whileTheAlertIsInForce() {
    assertGrade(
        gate.grade(finding().finding(), alert(PlateAlert.CLONED, TEN).snapshot()),
        Gate.Grade.INADMISSIBLE,
        "PLATE_CLONED");
    assertGrade(
        gate.grade(finding().finding(), alert(PlateAlert.STOLEN, TEN).snapshot()),
        Gate.Grade.INADMISSIBLE,
        "PLATE_STOLEN");
    assertGrade(
        gate.grade(finding().finding(), alert(PlateAlert.STOLEN, TEN.plusMillis(1)).snapshot()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_plateThatNoScaleRead_isNotVoid() {
    Entries entries = alert(PlateAlert.CLONED, TEN);

    assertGrade(
        gate.grade(finding().device(Entries.TRUCK).finding(), entries.snapshot()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_signsThatContradict_areVoid() {
    assertGrade(
        gate.grade(
            finding().finding(),
            Entries.complete()
                .with(ScaleEntries.site(null, List.of(), "49 t before the ramp, 30 t behind it"))
                .snapshot()),
        Gate.Grade.INADMISSIBLE,
        "SIGNS_CONTRADICT");
  }

  @Test
  void grade_noNotice_inadmissible_unlessTheRuleAsksForNone() {
    Finding noNoticeAsked = finding().rule(Rules.overload().without("noticeDays")).finding();

    assertGrade(
        grade(finding(), scale().noticePublishedAt(null)),
        Gate.Grade.INADMISSIBLE,
        "NOTICE_MISSING");
    assertGrade(
        gate.grade(
            noNoticeAsked,
            Entries.complete().with(scale().noticePublishedAt(null).entry()).snapshot()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_zeroDaysOfNotice_stillAsksForOne() {
    Findings finding = finding().rule(Rules.overload().parameter("noticeDays", 0));

    assertGrade(grade(finding, scale().noticePublishedAt(TEN)), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding, scale().noticePublishedAt(null)), Gate.Grade.INADMISSIBLE, "NOTICE_MISSING");
  }

  @Test
  void grade_registrationInForceAtTheEvent_counts() {
    Devices before =
        Devices.scale(Entries.SCALE, Entries.SITE)
            .valid(Times.LONG_BEFORE, TEN.plusMillis(1))
            .reviewedAt(null);
    Devices after =
        Devices.scale(Entries.SCALE, Entries.SITE).version(2).valid(TEN.plusMillis(1), null);

    Gate graded =
        gate.grade(
            finding().finding(),
            Entries.complete().with(before.entry()).with(after.entry()).snapshot());

    assertGrade(graded, Gate.Grade.INADMISSIBLE, "DEVICE_NOT_REVIEWED");
  }

  @Test
  void grade_deviceNotRegistered_isNeitherReviewedNorPublished() {
    assertGrade(
        grade(finding().device("wim-9"), scale()),
        Gate.Grade.INADMISSIBLE,
        "DEVICE_NOT_REVIEWED",
        "NOTICE_MISSING");
  }

  @Test
  void grade_noPhoto_review_unlessTheRuleAsksForNone() {
    assertGrade(grade(finding().media(), scale()), Gate.Grade.REVIEW, "MEDIA_MISSING");
    assertGrade(
        grade(finding().media().rule(Rules.overload().parameter("requiresMedia", 0)), scale()),
        Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding().media().rule(Rules.overload().without("requiresMedia")), scale()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_onePhotoWithoutDigest_review() {
    Media bare = new Media("SIDE", "https://media.test/side", null);

    assertGrade(
        grade(finding().media(Passages.PHOTO, bare), scale()),
        Gate.Grade.REVIEW,
        "MEDIA_WITHOUT_DIGEST");
    assertGrade(
        grade(finding().media(bare).rule(Rules.overload().without("requiresMedia")), scale()),
        Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_photos_asManyAsTheRuleAsksFor() {
    Findings two = finding().rule(Rules.overload().parameter("requiresMedia", 2));
    Media rear = new Media("REAR", "https://media.test/rear", "cd".repeat(32));

    assertGrade(grade(two, scale()), Gate.Grade.REVIEW, "MEDIA_TOO_FEW");
    assertGrade(grade(two.media(Passages.PHOTO, rear), scale()), Gate.Grade.ADMISSIBLE);
  }

  @Test
  void grade_completeness_isSaidOnlyWhereTheRuleAsks() {
    assertThat(grade(finding(), scale()).completeness()).isNull();
    assertThat(grade(finding(), scale()).missing()).isEmpty();

    Gate asked = grade(complete(1), scale());
    assertGrade(asked, Gate.Grade.ADMISSIBLE);
    assertThat(asked.completeness()).isEqualTo(1);
    assertThat(asked.missing()).isEmpty();
  }

  @Test
  void grade_completenessBelowTheRulesFigure_review_atIt_admissible() {
    Findings withoutType = complete(5 / 6.0).details(Map.of());

    Gate enough = grade(withoutType, scale());
    assertGrade(enough, Gate.Grade.ADMISSIBLE);
    assertThat(enough.completeness()).isEqualTo(5 / 6.0);
    assertThat(enough.missing()).containsExactly("TYPE");
    assertGrade(
        grade(complete(0.84).details(Map.of()), scale()), Gate.Grade.REVIEW, "RECORD_INCOMPLETE");
  }

  @Test
  void grade_everyMissingPart_isNamedInItsOrder() {
    Gate graded =
        grade(
            complete(0)
                .details(Map.of())
                .plate(null)
                .media(new Media("SIDE", "https://media.test/side", null))
                .receivedBefore()
                .inFence("zone", Places.ORIGIN)
                .withoutLimit(),
            scale());

    assertThat(graded.missing()).containsExactly("TYPE", "PLATE", "LOOK", "TIME", "PLACE", "FACT");
    assertThat(graded.completeness()).isZero();
  }

  private static Findings complete(double least) {
    return finding()
        .details(Map.of("vehicleType", "ARTICULATED"))
        .rule(Rules.overload().parameter("completenessMin", least));
  }

  private static Devices certified(Instant from, Instant to) {
    return scale().certificates(Devices.certificate(from, to));
  }

  private static Entries alert(PlateAlert alert, Instant from) {
    return Entries.complete()
        .without(ReferenceKind.VEHICLE, Entries.PLATE)
        .with(
            new ReferenceEntry.Vehicle(
                Entries.PLATE, 1, new Validity(from, null), "company", false, alert));
  }

  private Gate grade(Findings finding, Devices device) {
    return gate.grade(finding.finding(), Entries.complete().with(device.entry()).snapshot());
  }

  private static Findings finding() {
    return Findings.at(TEN);
  }

  private static Devices scale() {
    return Devices.scale(Entries.SCALE, Entries.SITE);
  }

  private static void assertGrade(Gate gate, Gate.Grade grade, String... codes) {
    assertThat(gate.grade()).isEqualTo(grade);
    assertThat(gate.reasons()).containsExactly(codes);
  }
}
