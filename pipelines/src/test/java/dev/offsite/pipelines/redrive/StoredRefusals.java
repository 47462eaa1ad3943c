package dev.offsite.pipelines.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.Arrays;
import java.util.List;

/** Refusals for tests, each a variation of one. */
final class StoredRefusals {

  static final long RECEIVED_AT = 1_795_320_000_000L;

  private String deviceId = "truck-1";
  private String mqttTopic = "offsite/v1/truck/truck-1/position";
  private List<RefusalReason> reasons = List.of(RefusalReason.UNKNOWN_DEVICE);
  private String origin = "telemetry.truck/0/41";
  private int index;
  private int kept = Integer.MAX_VALUE;
  private long receivedAtMillis = RECEIVED_AT;
  private String detail = "truck-1 is not registered";
  private byte[] payload = "{\"deviceId\":\"truck-1\"}".getBytes(UTF_8);

  static StoredRefusals one() {
    return new StoredRefusals();
  }

  StoredRefusals of(String device) {
    deviceId = device;
    mqttTopic = "offsite/v1/truck/" + device + "/position";
    return this;
  }

  StoredRefusals on(String topic) {
    mqttTopic = topic;
    return this;
  }

  StoredRefusals because(RefusalReason... codes) {
    reasons = List.of(codes);
    return this;
  }

  StoredRefusals saying(String sentence) {
    detail = sentence;
    return this;
  }

  StoredRefusals at(long millis) {
    receivedAtMillis = millis;
    return this;
  }

  StoredRefusals origin(String coordinates) {
    origin = coordinates;
    return this;
  }

  StoredRefusals index(int position) {
    index = position;
    return this;
  }

  StoredRefusals payload(byte[] bytes) {
    payload = bytes;
    return this;
  }

  StoredRefusals keepingOnly(int bytes) {
    kept = bytes;
    return this;
  }

  StoredRefusal stored() {
    byte[] beginning = Arrays.copyOf(payload, Math.min(kept, payload.length));
    return new StoredRefusal(
        "telemetry.dead-letter/0/7",
        new Refusal(
            reasons,
            "/deviceId",
            detail,
            mqttTopic,
            deviceId,
            origin,
            index,
            receivedAtMillis,
            payload.length,
            Sha256.hexOf(payload),
            beginning));
  }

  Refusal refusal() {
    return stored().refusal();
  }
}
