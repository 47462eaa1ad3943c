package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.channel.KafkaTopics;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A warning or breach, keyed by its own id. */
final class DeadlineBreachSchema implements KafkaRecordSerializationSchema<DeadlineBreach> {

  private static final long serialVersionUID = 1L;

  /** Null until the sink opens it. */
  private transient CaseMetrics.@Nullable OfBreaches metrics;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    metrics = new CaseMetrics.OfBreaches(context.getMetricGroup());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadlineBreach message, KafkaSinkContext context, Long timestamp) {
    if (metrics != null) {
      metrics.emitted(message);
    }
    return new ProducerRecord<>(
        KafkaTopics.DEADLINE_BREACH,
        null,
        message.at().toEpochMilli(),
        message.breachId().getBytes(UTF_8),
        CaseCodec.BREACH.encode(message));
  }
}
