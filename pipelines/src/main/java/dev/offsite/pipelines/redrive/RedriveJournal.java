package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Which messages were re-driven, and when. Not thread-safe.
 *
 * <p>Grows with the topic, which is compacted and holds 64 bytes for each message: what somebody
 * re-drove by hand.
 */
public final class RedriveJournal {

  private final Map<String, Instant> redrivenAt = new HashMap<>();

  /** What was re-driven so far. */
  public static RedriveJournal read(KafkaRecords records) {
    RedriveJournal journal = new RedriveJournal();
    records.readAll(
        KafkaTopics.REDRIVEN,
        record -> {
          if (record.key() != null && record.value() != null) {
            journal.note(
                new String(record.key(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(
                    Long.parseLong(new String(record.value(), StandardCharsets.UTF_8))));
          }
        });
    return journal;
  }

  /** When the message was re-driven last, if ever. */
  public Optional<Instant> find(String messageId) {
    return Optional.ofNullable(redrivenAt.get(messageId));
  }

  void note(String messageId, Instant at) {
    redrivenAt.put(messageId, at);
  }

  static ProducerRecord<byte[], byte[]> entry(String messageId, Instant at) {
    return new ProducerRecord<>(
        KafkaTopics.REDRIVEN,
        0,
        messageId.getBytes(StandardCharsets.UTF_8),
        Long.toString(at.toEpochMilli()).getBytes(StandardCharsets.UTF_8));
  }
}
