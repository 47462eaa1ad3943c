package dev.offsite.pipelines.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Gate;
import dev.offsite.schemas.telemetry.Media;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissibilityGateTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Duration NOTICE = Duration.ofDays(15);

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
  void grade_noticeFifteenDaysOld_admissible_oneMillisecondYounger_not() {
    assertGrade(
        grade(finding(), scale().noticePublishedAt(TEN.minus(NOTICE))), Gate.Grade.ADMISSIBLE);
    assertGrade(
        grade(finding(), scale().noticePublishedAt(TEN.minus(NOTICE).plusMillis(1))),
        Gate.Grade.INADMISSIBLE,
        "NOTICE_TOO_RECENT");
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
