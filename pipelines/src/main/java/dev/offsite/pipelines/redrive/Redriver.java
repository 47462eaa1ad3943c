package dev.offsite.pipelines.redrive;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.schemas.channel.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends refused messages once more. For one thread.
 *
 * <p>Message and journal entry are one transaction, and the transactional id is fixed: a second
 * redriver of the same Kafka fences the first, so a message is sent once even if two people press
 * the key.
 */
public final class Redriver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Redriver.class);

  private static final String TRANSACTIONAL_ID = "offsite-redrive";

  private final KafkaProducer<byte[], byte[]> producer;
  private final RedriveJournal journal;
  private final Clock clock;

  private Redriver(KafkaProducer<byte[], byte[]> producer, RedriveJournal journal, Clock clock) {
    this.producer = producer;
    this.journal = journal;
    this.clock = clock;
  }

  /** Whether a message that was re-driven before is sent again. */
  public enum Repeats {
    /** It is left alone. */
    SKIPPED,
    /** It is sent again: somebody knows why. */
    SENT
  }

  /** What became of a message. */
  public enum Outcome {
    /** It lies on its telemetry topic. */
    SENT,
    /** It had been re-driven before. */
    SKIPPED
  }

  /**
   * Connects, fences an earlier redriver, and reads the journal.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param clientProperties further properties of the clients, such as security settings
   */
  public static Redriver open(
      String bootstrapServers, Map<String, String> clientProperties, Clock clock) {
    Properties overrides = new Properties();
    overrides.putAll(clientProperties);
    Map<String, Object> properties = new HashMap<>();
    KafkaSinks.producerProperties(overrides)
        .forEach((key, value) -> properties.put((String) key, value));
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      // before the journal is read: nobody else can write to it from here on
      producer.initTransactions();
      try (KafkaRecords records = KafkaRecords.open(bootstrapServers, clientProperties)) {
        return new Redriver(producer, RedriveJournal.read(records), clock);
      }
    } catch (KafkaException e) {
      producer.close();
      throw e;
    }
  }

  /** What was re-driven so far. */
  public RedriveJournal journal() {
    return journal;
  }

  /**
   * Sends a message, and waits until Kafka has it.
   *
   * @throws KafkaException if Kafka does not take it, or if another redriver was opened since; the
   *     message was not sent then
   */
  public Outcome send(Redrive redrive, Repeats repeats) {
    String messageId = redrive.from().messageId();
    if (repeats == Repeats.SKIPPED && journal.find(messageId).isPresent()) {
      return Outcome.SKIPPED;
    }
    Instant at = clock.instant();
    producer.beginTransaction();
    try {
      List<Future<RecordMetadata>> sent =
          List.of(
              producer.send(telemetry(redrive)),
              producer.send(RedriveJournal.entry(messageId, at)));
      // waits for both, and fails if one of them did
      producer.commitTransaction();
      LOG.debug("{} sent back in a transaction of {} records", messageId, sent.size());
    } catch (ProducerFencedException e) {
      throw e; // another redriver has ended this transaction already
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw e;
    }
    journal.note(messageId, at);
    return Outcome.SENT;
  }

  @Override
  public void close() {
    producer.close();
  }

  static ProducerRecord<byte[], byte[]> telemetry(Redrive redrive) {
    long receivedAtMillis = redrive.from().refusal().receivedAtMillis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            redrive.to().kind().telemetryTopic(),
            null,
            receivedAtMillis,
            bytes(redrive.to().deviceId()),
            redrive.payload());
    record.headers().add(RecordHeaders.MQTT_TOPIC, bytes(redrive.to().mqttTopic()));
    record.headers().add(RecordHeaders.RECEIVED_AT, bytes(Long.toString(receivedAtMillis)));
    record.headers().add(RecordHeaders.REDRIVEN_FROM, bytes(redrive.from().coordinates()));
    if (redrive.isChanged()) {
      record.headers().add(RecordHeaders.REDRIVEN_CHANGED, bytes("true"));
    }
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
