package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;

/**
 * Whether the login that sent a message may speak for the device it names. Pure; hot path.
 *
 * <p>What protects a device from another with a valid login of its own is, first, the broker: it
 * lets each login publish only to the topics of its own device, and the device id of a payload must
 * be that of the topic. This is the second line, for the header {@code broker-user}: a login that
 * whoever landed the record vouches for.
 *
 * <p>MQTT does not tell a subscriber who published. Artemis keeps the validated user in a property
 * of its own ({@code _AMQ_VALIDATED_USER}) that it does not send to MQTT subscribers; mosquitto and
 * EMQX need a plugin or a rule that adds it. Our ingest job therefore writes no such header; a
 * bridge inside the broker that lands records itself can. A user property of MQTT 5 is no proof:
 * the broker must pass on what the publisher put there, so only a broker that overwrites it could
 * be believed. Several users at once, separated by a line feed, are none.
 *
 * <p>The registration at the time of receipt counts, because that is when the login was used; if
 * there is none, the newest. Without the header, or where the registry lists no logins, nothing is
 * asked here.
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
