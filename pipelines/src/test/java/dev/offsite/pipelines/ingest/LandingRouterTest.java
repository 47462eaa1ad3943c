package dev.offsite.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingRouterTest {
  private static final int LIMIT = 100;

  private final LandingRouter router = new LandingRouter(LIMIT);

  @ParameterizedTest
  @CsvSource({
    "offsite/v1/wim/s1/passage, telemetry.wim, s1",
    "offsite/v1/truck/t1/position, telemetry.truck, t1",
    "offsite/v1/drone/d1/detection, telemetry.drone, d1",
    "offsite/v1/drone/d1/sortie, telemetry.drone, d1",
    "offsite/v1/wim/s1/status, telemetry.wim, s1"
  })
  void message_ofAKnownKind_landsInItsTopic(String topicName, String kafkaTopic, String deviceId) {
    MqttMessage message = message(topicName, 10);

    assertThat(router.route(message)).isEqualTo(new LandedMessage(kafkaTopic, deviceId, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "offsite/v1/wim/s1",
        "offsite/v2/wim/s1/passage",
        "offsite/v1/boat/s1/passage",
        "offsite/v1/wim/s1/position",
        "offsite/v1/wim//passage",
        "offsite/v1/wim/s1/passage/more",
        "OFFSITE/v1/wim/s1/passage"
      })
  void message_ofAMalformedTopic_isADeadLetter(String topicName) {
    Refusal refusal = refusal(message(topicName, 10));

    assertThat(refusal.reasons()).containsExactly(RefusalReason.MALFORMED_TOPIC);
    assertThat(refusal.mqttTopic()).isEqualTo(topicName);
    assertThat(refusal.deviceId()).isEmpty();
    assertThat(refusal.payload()).hasSize(10);
  }

  @Test
  void payload_atTheLimit_lands() {
    assertThat(router.route(message("offsite/v1/wim/s1/passage", LIMIT)))
        .isInstanceOf(LandedMessage.class);
  }

  @Test
  void payload_aboveTheLimit_isADeadLetterWithLengthAndDigest() {
    MqttMessage message = message("offsite/v1/wim/s1/passage", LIMIT + 1);

    Refusal refusal = refusal(message);

    assertThat(refusal.reasons()).containsExactly(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(refusal.detail()).contains("101").contains("100");
    assertThat(refusal.payloadLength()).isEqualTo(LIMIT + 1);
    assertThat(refusal.payloadSha256()).isEqualTo(Sha256.hexOf(message.payload()));
    assertThat(refusal.payload()).isEqualTo(message.payload());
  }

  @Test
  void payload_aboveTheExcerpt_keepsItsFirstBytes() {
    Refusal refusal =
        refusal(message("offsite/v1/wim/s1/passage", DeadLetter.EXCERPT_BYTES_MAX + 1));

    assertThat(refusal.payload()).hasSize(DeadLetter.EXCERPT_BYTES_MAX);
    assertThat(refusal.payloadLength()).isEqualTo(DeadLetter.EXCERPT_BYTES_MAX + 1);
  }

  @Test
  void payload_cutByTheSource_isADeadLetterWithTheDigestOfTheWhole() {
    MqttMessage cut =
        new MqttMessage("offsite/v1/wim/s1/passage", new byte[4], 9, "ab", 1, false, false, 5);

    Refusal refusal = refusal(cut);

    assertThat(refusal.reasons()).containsExactly(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(refusal.payloadLength()).isEqualTo(9);
    assertThat(refusal.payloadSha256()).isEqualTo("ab");
    assertThat(refusal.receivedAtMillis()).isEqualTo(5);
  }

  @Test
  void topicName_thatWouldNotFitIntoAHeader_isShortened() {
    Refusal refusal = refusal(message("x".repeat(65_535), 1));

    assertThat(refusal.mqttTopic()).hasSize(DeadLetter.TOPIC_NAME_LENGTH_MAX + 1).endsWith("x…");
    assertThat(refusal.detail().length()).isLessThan(1_200);
  }

  @Test
  void limit_belowOne_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LandingRouter(0))
        .withMessageContaining("ingest.payload-bytes-max: 0");
  }

  private Refusal refusal(MqttMessage message) {
    return ((DeadLetter) router.route(message)).toRefusal();
  }

  private static MqttMessage message(String topicName, int bytes) {
    return new MqttMessage(topicName, new byte[bytes], bytes, "", 1, false, false, 1);
  }
}
