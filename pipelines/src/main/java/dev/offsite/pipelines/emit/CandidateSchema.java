package dev.offsite.pipelines.emit;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateEvents;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A candidate as a CloudEvent in binary mode, keyed by its id. */
final class CandidateSchema implements KafkaRecordSerializationSchema<Candidate> {

  private static final long serialVersionUID = 1L;
  private static final CandidateCodec CODEC = new CandidateCodec();

  private final String topic;

  CandidateSchema(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Candidate candidate, KafkaSinkContext context, Long timestamp) {
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
