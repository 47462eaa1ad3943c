package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.feedback.RefusedFeedback;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Feedback that was not applied, keyed by the candidate; the reason is in headers. */
final class RefusedFeedbackSchema implements KafkaRecordSerializationSchema<RefusedFeedback> {

  private static final long serialVersionUID = 1L;

  /** Null until the sink opens it. */
  private transient CaseMetrics.@Nullable OfRefusals metrics;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    metrics = new CaseMetrics.OfRefusals(context.getMetricGroup());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      RefusedFeedback message, KafkaSinkContext context, Long timestamp) {
    if (metrics != null) {
      metrics.emitted(message);
    }
    ProducerRecord<byte[], byte[]> producerRecord =
        new ProducerRecord<>(
            KafkaTopics.CASE_FEEDBACK_DEAD_LETTER,
            null,
            message.refusedAtMillis(),
            message.candidateId().getBytes(UTF_8),
            message.payload());
    message.headers().forEach(producerRecord.headers()::add);
    return producerRecord;
  }
}
