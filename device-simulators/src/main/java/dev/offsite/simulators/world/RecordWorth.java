package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scale.WeighedBridge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the record of an overload must be worth, as the world knows it. Pure; thread-safe.
 *
 * <p>Evidence must be of a scale that was reviewed, announced by a sign and by a notice and
 * verified; of a driver who let himself be weighed; and name the vehicle by its own plate.
 */
final class RecordWorth {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final WeighedBridge bridge;
  private final List<ReferenceEntry.Rule> rules;

  RecordWorth(WeighedBridge bridge, List<ReferenceEntry.Rule> rules) {
    this.bridge = bridge;
    this.rules =
        rules.stream().filter(rule -> rule.violation() == ViolationKind.BRIDGE_OVERLOAD).toList();
  }

  /**
   * True if the record must be usable as evidence as it is, false if it must not, null if the error
   * of the scale decides.
   */
  @Nullable Boolean ofOverload(Passage passage, Instant at) {
    if (passage.evasion() != null
        || passage.misread()
        || !passage.trip().plateReadable()
        || !isVerified(at)
        || !isAnnounced(at)) {
      return false;
    }
    // weighed as much too light as the scale may, and that deducted once more
    double leastShare = 1 - bridge.errorShareMax();
    double leastKg = passage.grossKg() * leastShare * leastShare;
    return leastKg > passage.limitKg() * bridge.tolerance() ? true : null;
  }

  private boolean isVerified(Instant at) {
    ReferenceEntry.Device scale = bridge.scale();
    return isDone(scale.reviewedAt(), at)
        && scale.certificates().stream().anyMatch(c -> c.validity().covers(at));
  }

  private boolean isAnnounced(Instant at) {
    ReferenceEntry.Device scale = bridge.scale();
    if (!isDone(scale.signSetUpAt(), at) || scale.noticePublishedAt() == null) {
      return false;
    }
    double days =
        rules.stream()
            .mapToDouble(rule -> rule.parameters().getOrDefault("noticeDays", 0.0))
            .max()
            .orElse(0);
    Instant usableFrom =
        scale
            .noticePublishedAt()
            .atZone(CHINA)
            .toLocalDate()
            .plusDays(Math.round(days))
            .atStartOfDay(CHINA)
            .toInstant();
    return !at.isBefore(usableFrom);
  }

  private static boolean isDone(@Nullable Instant done, Instant at) {
    return done != null && !at.isBefore(done);
  }
}
