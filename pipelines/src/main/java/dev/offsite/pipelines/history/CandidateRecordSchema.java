package dev.offsite.pipelines.history;

import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code case-intake} and {@code operations}. A record without value is a deletion; one that
 * is no candidate is counted as {@code unreadableCandidates}, logged with its coordinates, and
 * stays in Kafka.
 */
public final class CandidateRecordSchema implements KafkaRecordDeserializationSchema<Candidate> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CandidateRecordSchema.class);
  private static final CandidateCodec CODEC = new CandidateCodec();

  private transient Counter unreadable;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    unreadable = context.getMetricGroup().counter("unreadableCandidates");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Candidate> out) {
    if (record.value() == null) {
      return;
    }
    Candidate candidate;
    try {
      candidate = CODEC.decode(record.value());
    } catch (CandidateFormatException e) {
      unreadable.inc();
      LOG.warn(
          "Left out, no candidate: {}/{}/{}", record.topic(), record.partition(), record.offset());
      return;
    }
    out.collect(candidate);
  }

  @Override
  public TypeInformation<Candidate> getProducedType() {
    return CandidateSerializer.INSTANCE.asType();
  }
}
