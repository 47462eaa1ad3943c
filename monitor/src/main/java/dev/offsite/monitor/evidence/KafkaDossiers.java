package dev.offsite.monitor.evidence;

import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.intake.KafkaRecordStore;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.intake.TopicReader;
import dev.offsite.monitor.reference.ReleaseFold;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.RefusedFeedback;
import dev.offsite.schemas.json.JsonFaultsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Dossiers of candidates from Kafka alone: reads the topics of candidates, cases and reference data
 * from their beginnings to their present ends. For one thread.
 *
 * <p>Keeps what belongs to the one candidate, and the reference data. Topics that are not there
 * hold nothing.
 */
public final class KafkaDossiers implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaRecordStore store;

  private KafkaDossiers(Map<String, Object> settings) {
    consumer = consumer(settings);
    store = new KafkaRecordStore(consumer(settings));
  }

  /**
   * Connects.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   */
  public static KafkaDossiers open(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    // a missing broker is said after this long, not after a minute
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaDossiers(settings);
  }

  /** Original records. */
  public RecordStore store() {
    return store;
  }

  /**
   * The dossier of a candidate; empty if Kafka holds no revision of it.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read
   */
  public Optional<Dossier> find(String candidateId) {
    List<StoredRecord> revisions = new ArrayList<>();
    Consumer<StoredRecord> candidates =
        record -> {
          if (record.key().equals(candidateId) && record.value() != null) {
            revisions.add(record);
          }
        };
    readAll(KafkaTopics.CASE_INTAKE, candidates);
    readAll(KafkaTopics.OPERATIONS, candidates);
    if (revisions.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    CaseFiles files = readCase(candidateId, notes);
    try {
      return Optional.of(
          Dossier.of(candidateId, revisions, readRelease(), files.snapshot(candidateId), notes));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // records of that key, and none a candidate of that id
    }
  }

  @Override
  public void close() {
    store.close();
    consumer.close();
  }

  private ReleaseView readRelease() {
    ReleaseFold fold = new ReleaseFold();
    List<ReleaseView> newest = new ArrayList<>(List.of(ReleaseView.NONE));
    readAll(
        KafkaTopics.REFERENCE,
        record ->
            fold.take(
                    record.key(), record.header(RecordHeaders.RELEASE).orElse(null), record.value())
                .ifPresent(release -> newest.set(0, release)));
    return newest.get(0);
  }

  private CaseFiles readCase(String candidateId, List<String> notes) {
    CaseFiles files = new CaseFiles(1, changed -> {});
    CaseFeedbackCodec feedback = new CaseFeedbackCodec();
    readOf(
        KafkaTopics.CASE_STATE,
        candidateId,
        notes,
        value -> files.say(CaseCodec.STATE.decode(value)));
    readOf(
        KafkaTopics.CASE_FEEDBACK, candidateId, notes, value -> files.act(feedback.decode(value)));
    readAll(
        KafkaTopics.CASE_FEEDBACK_DEAD_LETTER,
        record -> {
          String feedbackId = record.header(RefusedFeedback.FEEDBACK_ID).orElse("");
          if (record.key().equals(candidateId) && !feedbackId.isEmpty()) {
            files.refuse(
                candidateId, feedbackId, record.header(RefusedFeedback.REASON).orElse("MALFORMED"));
          }
        });
    readAll(
        KafkaTopics.DEADLINE_BREACH,
        record -> // keyed by an id of its own: one that cannot be read may be any candidate's
        readBreach(record)
                .filter(breach -> breach.candidateId().equals(candidateId))
                .ifPresent(files::breach));
    return files;
  }

  private static Optional<DeadlineBreach> readBreach(StoredRecord record) {
    try {
      return record.value() == null
          ? Optional.empty()
          : Optional.of(CaseCodec.BREACH.decode(record.value()));
    } catch (JsonFaultsException e) {
      return Optional.empty();
    }
  }

  private void readOf(
      String topic, String candidateId, List<String> notes, Consumer<byte[]> values) {
    readAll(
        topic,
        record -> {
          byte[] value = record.value();
          if (!record.key().equals(candidateId) || value == null) {
            return;
          }
          try {
            values.accept(value);
          } catch (JsonFaultsException e) {
            notes.add(topic + '/' + record.partition() + '/' + record.offset());
          }
        });
  }

  /** Every record of a topic, the oldest of each partition first, to its present end. */
  private void readAll(String topic, Consumer<StoredRecord> records) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (PartitionInfo info : consumer.listTopics().getOrDefault(topic, List.of())) {
      partitions.add(new TopicPartition(topic, info.partition()));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        records.accept(TopicReader.storedRecord(record));
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
