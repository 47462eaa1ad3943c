package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.channel.KafkaTopics;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** How a case stands, keyed by the candidate. */
final class CaseStateSchema implements KafkaRecordSerializationSchema<CaseState> {

  private static final long serialVersionUID = 1L;

  /** Null until the sink opens it. */
  private transient CaseMetrics.@Nullable OfStates metrics;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    metrics = new CaseMetrics.OfStates(context.getMetricGroup());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      CaseState message, KafkaSinkContext context, Long timestamp) {
    if (metrics != null) {
      metrics.emitted(message);
    }
    return new ProducerRecord<>(
        KafkaTopics.CASE_STATE,
        null,
        message.updatedAt().toEpochMilli(),
        message.candidateId().getBytes(UTF_8),
        CaseCodec.STATE.encode(message));
  }
}
