package dev.offsite.pipelines.emit;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateEvents;
import java.time.Clock;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A candidate as a CloudEvent in binary mode, keyed by its id. */
final class CandidateSchema implements KafkaRecordSerializationSchema<Candidate> {

  private static final long serialVersionUID = 1L;
  private static final CandidateCodec CODEC = new CandidateCodec();

  private final String topic;
  private final Clock clock;

  /** Null until the sink opens it. */
  private transient @Nullable CandidateMetrics metrics;

  CandidateSchema(String topic) {
    this(topic, Clock.systemUTC());
  }

  /** A schema that measures by {@code clock}. */
  CandidateSchema(String topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    metrics = new CandidateMetrics(context.getMetricGroup());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Candidate candidate, KafkaSinkContext context, Long timestamp) {
    if (metrics != null) {
      metrics.emitted(candidate, clock.millis());
    }
    ProducerRecord<byte[], byte[]> producerRecord =
        new ProducerRecord<>(
            topic,
            null,
            candidate.clocks().decided().toEpochMilli(),
            CandidateEvents.key(candidate),
            CODEC.encode(candidate));
    CandidateEvents.headers(candidate).forEach(producerRecord.headers()::add);
    return producerRecord;
  }
}
