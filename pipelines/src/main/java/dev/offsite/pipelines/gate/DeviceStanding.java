package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Set;

/**
 * Whether a device may make evidence at all: reviewed, announced by a sign and by a notice, and, if
 * it is a scale, verified.
 *
 * <p>Sources: Administrative Penalty Law (2021) art. 41 for review, siting, signs and publication;
 * Zhejiang highway rule art. 38 for the days of the notice. Which of them a rule asks for are its
 * parameters {@code noticeDays}, {@code requiresSign} and {@code requiresNoticeUrl}.
 */
final class DeviceStanding {

  /**
   * Adds what stands against a device.
   *
   * @param device its registration at that time; null if it has none
   */
  static void examine(
      ReferenceEntry.Device device, ReferenceEntry.Rule rule, Instant at, Set<Doubt> doubts) {
    if (device == null || isLater(device.reviewedAt(), at)) {
      doubts.add(Doubt.DEVICE_NOT_REVIEWED);
    }
    if (RuleNeeds.asks(rule, "requiresSign")
        && (device == null || isLater(device.signSetUpAt(), at))) {
      doubts.add(Doubt.SIGN_MISSING);
    }
    examineNotice(device, rule, at, doubts);
    if (device != null
        && device.deviceKind() == DeviceKind.WIM
        && device.certificates().stream().noneMatch(c -> c.validity().covers(at))) {
      doubts.add(Doubt.CERTIFICATE_NOT_IN_FORCE);
    }
  }

  private static void examineNotice(
      ReferenceEntry.Device device, ReferenceEntry.Rule rule, Instant at, Set<Doubt> doubts) {
    Double noticeDays = rule.parameters().get("noticeDays");
    if (noticeDays != null) {
      if (device == null || device.noticePublishedAt() == null) {
        doubts.add(Doubt.NOTICE_MISSING);
      } else if (at.isBefore(
          NoticePeriod.endOf(device.noticePublishedAt(), (int) Math.round(noticeDays)))) {
        doubts.add(Doubt.NOTICE_TOO_RECENT);
      }
    }
    if (RuleNeeds.asks(rule, "requiresNoticeUrl")
        && (device == null || device.noticeUrl() == null)) {
      doubts.add(Doubt.NOTICE_PLACE_UNKNOWN);
    }
  }

  private static boolean isLater(Instant done, Instant at) {
    return done == null || at.isBefore(done);
  }

  private DeviceStanding() {}
}
