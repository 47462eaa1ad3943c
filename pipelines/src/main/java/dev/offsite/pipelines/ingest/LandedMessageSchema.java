package dev.offsite.pipelines.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.measure.BucketedTimes;
import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.schemas.channel.RecordHeaders;
import java.time.Clock;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes a landed message as the device's own bytes, keyed by device id. Hot path. */
final class LandedMessageSchema implements KafkaRecordSerializationSchema<LandedMessage> {
  private static final long serialVersionUID = 1L;

  private static final byte[][] QOS = {{'0'}, {'1'}, {'2'}};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};

  private final Clock clock;

  /** Null until the sink opens it. */
  private transient @Nullable BucketedTimes receivedToLanded;

  LandedMessageSchema() {
    this(Clock.systemUTC());
  }

  /** A schema that measures by {@code clock}. */
  LandedMessageSchema(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    receivedToLanded =
        BucketedTimes.shownIn(context.getMetricGroup(), IngestMetrics.RECEIVED_TO_LANDED);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      LandedMessage landed, KafkaSinkContext context, Long timestamp) {
    MqttMessage message = landed.message();
    if (receivedToLanded != null) {
      receivedToLanded.record(clock.millis() - message.receivedAtMillis());
    }
    ProducerRecord<byte[], byte[]> producerRecord =
        new ProducerRecord<>(
            landed.telemetryTopic(),
            null,
            message.receivedAtMillis(),
            landed.deviceId().getBytes(UTF_8),
            message.payload());
    Headers headers = producerRecord.headers();
    headers.add(RecordHeaders.MQTT_TOPIC, message.topicName().getBytes(UTF_8));
    headers.add(
        RecordHeaders.RECEIVED_AT, Long.toString(message.receivedAtMillis()).getBytes(UTF_8));
    headers.add(RecordHeaders.MQTT_QOS, QOS[message.qos()]);
    if (message.retained()) {
      headers.add(RecordHeaders.MQTT_RETAINED, TRUE);
    }
    return producerRecord;
  }
}
