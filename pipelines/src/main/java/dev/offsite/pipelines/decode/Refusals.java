package dev.offsite.pipelines.decode;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.List;

/** Makes refusals of landed records. */
final class Refusals {

  static Refusal of(
      RawRecord raw, int index, List<RefusalReason> reasons, String pointer, String detail) {
    return new Refusal(
        reasons,
        pointer,
        detail,
        raw.mqttTopic(),
        raw.deviceId(),
        raw.origin(),
        index,
        raw.receivedAtMillis(),
        raw.payload().length,
        Sha256.hexOf(raw.payload()),
        raw.payload());
  }

  private Refusals() {}
}
