package dev.offsite.pipelines.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.Refusal;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A refusal on the topic of its disposition: original bytes, reasons in headers. */
public final class RefusalSchema implements KafkaRecordSerializationSchema<Refusal> {

  private static final long serialVersionUID = 1L;

  /** Null until the sink opens it. */
  private transient @Nullable RefusalMetrics metrics;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    metrics = new RefusalMetrics(context.getMetricGroup());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Refusal refusal, KafkaSinkContext context, Long timestamp) {
    if (metrics != null) {
      metrics.emitted(refusal);
    }
    ProducerRecord<byte[], byte[]> producerRecord =
        new ProducerRecord<>(
            refusal.disposition().topic(),
            null,
            refusal.receivedAtMillis(),
            refusal.deviceId().getBytes(UTF_8),
            refusal.payload());
    refusal.headers().forEach(producerRecord.headers()::add);
    return producerRecord;
  }
}
