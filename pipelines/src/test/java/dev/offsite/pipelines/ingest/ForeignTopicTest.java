package dev.offsite.pipelines.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTopicTest {

  private static final String OSD = "thing/product/{deviceId}/osd=drone";

  private final IngestSettings settings =
      IngestSettings.DEFAULT.withForeignTopics(
          List.of(ForeignTopic.parse(OSD), ForeignTopic.parse("scale/{deviceId}/up=wim")));

  @Test
  void parse_text_isWhatItWrites() {
    ForeignTopic topic = ForeignTopic.parse(OSD);
    assertThat(topic.device()).isEqualTo(DeviceKind.DRONE);
    assertThat(topic.template().filter()).isEqualTo("thing/product/+/osd");
    assertThat(topic).hasToString(OSD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thing/product/{deviceId}/osd | 'thing/product/{deviceId}/osd' is not of the form TOPIC=",
        "thing/product/{deviceId}/osd=ship | 'ship' is no wim, truck or drone",
        "thing/product/{deviceId}/osd=DRONE | 'DRONE' is no wim, truck or drone",
        "thing/product/+/osd=drone | 'thing/product/+/osd' has not exactly one level {deviceId}",
        "offsite/v1/drone/{deviceId}/x=drone | 'offsite/v1/drone/{deviceId}/x' is not foreign",
      })
  void parse_anythingElse_isRefusedWithKeyAndText(String text, String message) {
    assertThatThrownBy(() -> ForeignTopic.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ingest.foreign-topics: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "thing/product/SN-1/osd, telemetry.drone, SN-1",
    "scale/w7/up, telemetry.wim, w7",
    "offsite/v1/truck/t1/position, telemetry.truck, t1",
  })
  void route_foreignTopic_landsByDeviceOnItsKindsTopic(
      String topicName, String telemetryTopic, String deviceId) {
    LandedMessage landed = (LandedMessage) new LandingRouter(settings).route(message(topicName));
    assertThat(landed.telemetryTopic()).isEqualTo(telemetryTopic);
    assertThat(landed.deviceId()).isEqualTo(deviceId);
    assertThat(landed.message().payload()).isEqualTo("{}".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"thing/product/SN-1/state", "thing/product/S N/osd", "scale/w7"})
  void route_anyOtherTopic_isADeadLetterThatNamesWhatThereIs(String topicName) {
    DeadLetter refused = (DeadLetter) new LandingRouter(settings).route(message(topicName));
    assertThat(refused.reason()).isEqualTo(RefusalReason.MALFORMED_TOPIC);
    assertThat(refused.detail()).contains("'" + topicName + "'", OSD);
    assertThat(new LandingRouter(1).route(message("thing/product/SN-1/osd")))
        .isInstanceOf(DeadLetter.class);
  }

  @Test
  void route_foreignAndTooLarge_isADeadLetterOfTheDevice() {
    IngestSettings small = new IngestSettings(1, settings.foreignTopics());
    DeadLetter refused =
        (DeadLetter) new LandingRouter(small).route(message("thing/product/SN-1/osd"));
    assertThat(refused.reason()).isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(refused.deviceId()).isEqualTo("SN-1");
  }

  @Test
  void topicFilters_areOursAndTheForeign_andTheSourceTakesThem() {
    assertThat(settings.topicFilters())
        .containsExactly(
            "offsite/v1/wim/+/+",
            "offsite/v1/truck/+/+",
            "offsite/v1/drone/+/+",
            "thing/product/+/osd",
            "scale/+/up");
    assertThat(IngestSettings.DEFAULT.topicFilters()).hasSize(3);
    var source =
        MqttSource.builder().serverUri("tcp://broker:1883").clientIdentifierPrefix("ingest");
    settings.topicFilters().forEach(source::topicFilter);
    assertThat(source.build()).isNotNull();
    assertThatThrownBy(() -> source.topicFilter("thing/#").build()).hasMessageContaining("overlap");
  }

  @Test
  void router_shippedToATask_landsTheSame() throws Exception {
    LandingRouter shipped = InstantiationUtil.clone(new LandingRouter(settings));
    assertThat(shipped.route(message("thing/product/SN-1/osd"))).isInstanceOf(LandedMessage.class);
  }

  private static MqttMessage message(String topicName) {
    return new MqttMessage(topicName, "{}".getBytes(UTF_8), 2, "", 1, false, false, 1);
  }
}
