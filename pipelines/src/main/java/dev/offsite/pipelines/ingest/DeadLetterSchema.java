package dev.offsite.pipelines.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.Refusal;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a dead letter in the form of {@link Refusal}: original bytes, reason in headers. */
final class DeadLetterSchema implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter deadLetter, KafkaSinkContext context, Long timestamp) {
    Refusal refusal = deadLetter.toRefusal();
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
