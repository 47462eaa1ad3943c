package dev.offsite.pipelines.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.mqtt.MqttMessage;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class IngestSinksTest {
  private static final byte[] PAYLOAD = {0, (byte) 0xFF, 7};

  @Test
  void landedMessage_inKafka_isTheDevicesBytesKeyedByDevice() {
    MqttMessage message =
        new MqttMessage("offsite/v1/truck/t1/position", PAYLOAD, 3, "", 1, false, true, 42);

    ProducerRecord<byte[], byte[]> written =
        new LandedMessageSchema()
            .serialize(new LandedMessage("telemetry.truck", "t1", message), null, null);

    assertThat(written.topic()).isEqualTo("telemetry.truck");
    assertThat(written.partition()).isNull();
    assertThat(written.timestamp()).isEqualTo(42);
    assertThat(written.key()).isEqualTo("t1".getBytes(UTF_8));
    assertThat(written.value()).isSameAs(PAYLOAD);
    assertThat(text(written))
        .isEqualTo(
            Map.of(
                "mqtt-topic", "offsite/v1/truck/t1/position",
                "received-at", "42",
                "mqtt-qos", "1"));
  }

  @Test
  void landedMessage_retained_saysSo() {
    MqttMessage message = new MqttMessage("t", PAYLOAD, 3, "", 0, true, false, 42);

    ProducerRecord<byte[], byte[]> written =
        new LandedMessageSchema()
            .serialize(new LandedMessage("telemetry.truck", "t1", message), null, null);

    assertThat(text(written)).containsEntry("mqtt-retained", "true").containsEntry("mqtt-qos", "0");
  }

  private static Map<String, String> text(ProducerRecord<byte[], byte[]> written) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : written.headers()) {
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    return headers;
  }
}
