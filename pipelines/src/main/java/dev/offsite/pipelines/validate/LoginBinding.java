package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;

/**
 * Whether the login that sent a message may speak for the device it names. Pure; hot path.
 *
 * <p>Two things protect a device from another with a valid login of its own. The first is the
 * broker: it lets each login publish only to the topics of its own device, and the device id of the
 * payload and of the topic must be the same. The second is here, where the broker also tells us who
 * published: an MQTT subscriber is not told otherwise, whatever the broker knows. Without that
 * ({@code brokerUser} empty) or where the registry lists no logins, only the first counts.
 *
 * <p>The registration at the time of receipt counts, because that is when the login was used; if
 * there is none, the newest.
 */
final class LoginBinding {

  static Verdict check(
      List<ReferenceEntry.Device> newestFirst, String brokerUser, Instant receivedAt) {
    if (brokerUser.isEmpty()) {
      return Verdict.PLAUSIBLE;
    }
    ReferenceEntry.Device device = newestFirst.get(0);
    for (ReferenceEntry.Device version : newestFirst) {
      if (version.validity().covers(receivedAt)) {
        device = version;
        break;
      }
    }
    if (device.logins().isEmpty() || device.logins().contains(brokerUser)) {
      return Verdict.PLAUSIBLE;
    }
    return Verdict.of(
        RefusalReason.LOGIN_DEVICE_MISMATCH,
        "",
        "the broker says that '"
            + shown(brokerUser)
            + "' sent it; device "
            + device.id()
            + " speaks as one of "
            + device.logins());
  }

  /** In one line, and not longer than a log can take: it may be a stranger's text. */
  private static String shown(String brokerUser) {
    String line = brokerUser.replaceAll("\\p{Cntrl}", "·");
    return line.length() <= 100 ? line : line.substring(0, 100) + "…";
  }

  private LoginBinding() {}
}
