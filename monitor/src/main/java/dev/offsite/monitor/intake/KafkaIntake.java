package dev.offsite.monitor.intake;

import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Everything that reads and writes Kafka. Candidates and reference data have a thread of their own,
 * so that no flood of telemetry delays them.
 */
public final class KafkaIntake implements AutoCloseable {

  /** Journeys of trucks. */
  public static final String TRIPS = "trips";

  /** Enough for a trail of a drone and the newest fix of a slow terminal. */
  /** Of a fetch of telemetry, which otherwise waits as long as any other. */
  private static final int TELEMETRY_BYTES = 128 * 1024;

  private static final Duration TELEMETRY_FROM = Duration.ofMinutes(10);

  private static final Duration REFUSALS_FROM = Duration.ofDays(1);
  private static final Duration PRODUCTS_FROM = Duration.ofDays(1);

  private final List<TopicReader> readers;
  private final KafkaRecordStore store;
  private final KafkaFeedbackSink feedback;

  private KafkaIntake(
      List<TopicReader> readers, KafkaRecordStore store, KafkaFeedbackSink feedback) {
    this.readers = readers;
    this.store = store;
    this.feedback = feedback;
  }

  /**
   * Starts to read.
   *
   * @param client settings of all clients: {@code bootstrap.servers} and what else is needed
   */
  public static KafkaIntake start(Map<String, String> client, Situation situation, Clock clock) {
    CaseTopics cases =
        new CaseTopics(situation.cases(), situation.files(), situation.others(), clock);
    LooseTopics loose = new LooseTopics(situation);
    TelemetryTopics telemetry = new TelemetryTopics(situation);
    Duration retention = situation.cases().limits().retention();
    TopicReader slow =
        TopicReader.start(
            "monitor-cases",
            consumer(client),
            List.of(
                new Subscription(KafkaTopics.REFERENCE, Subscription.WHOLE, loose::reference),
                new Subscription(KafkaTopics.CASE_INTAKE, retention, cases::candidate),
                new Subscription(KafkaTopics.OPERATIONS, retention, cases::candidate),
                new Subscription(KafkaTopics.CASE_STATE, Subscription.WHOLE, cases::state),
                new Subscription(KafkaTopics.CASE_FEEDBACK, retention, cases::feedback),
                new Subscription(
                    KafkaTopics.CASE_FEEDBACK_DEAD_LETTER, retention, cases::refusedFeedback),
                new Subscription(KafkaTopics.DEADLINE_BREACH, retention, cases::breach),
                new Subscription(KafkaTopics.BRIDGE_LOAD, Subscription.WHOLE, loose::bridgeLoad),
                new Subscription(
                    KafkaTopics.COMPANY_SCORE, Subscription.WHOLE, loose::companyScore),
                new Subscription(KafkaTopics.HOTSPOTS, PRODUCTS_FROM, loose::hotWord),
                new Subscription(TRIPS, PRODUCTS_FROM, loose::trip)),
            clock);
    TopicReader fast =
        TopicReader.start(
            "monitor-telemetry",
            consumer(gathering(client)),
            List.of(
                telemetry(DeviceKind.TRUCK, telemetry),
                telemetry(DeviceKind.WIM, telemetry),
                telemetry(DeviceKind.DRONE, telemetry),
                new Subscription(KafkaTopics.DEAD_LETTER, REFUSALS_FROM, telemetry::refusal),
                new Subscription(KafkaTopics.REJECTED, REFUSALS_FROM, telemetry::refusal)),
            clock);
    return new KafkaIntake(
        List.of(slow, fast),
        new KafkaRecordStore(consumer(client)),
        new KafkaFeedbackSink(producer(client)));
  }

  /** Original records. */
  public RecordStore store() {
    return store;
  }

  /** Where decisions go. */
  public FeedbackSink feedback() {
    return feedback;
  }

  /** How reading goes, by topic. */
  public Map<String, TopicStatus> statuses() {
    Map<String, TopicStatus> statuses = new TreeMap<>();
    readers.forEach(reader -> statuses.putAll(reader.statuses()));
    return statuses;
  }

  /** When Kafka last answered all readers. */
  public Instant reachedAt() {
    return readers.stream().map(TopicReader::reachedAt).min(Instant::compareTo).orElseThrow();
  }

  @Override
  public void close() {
    readers.forEach(TopicReader::close);
    store.close();
    feedback.close();
  }

  private static Subscription telemetry(DeviceKind kind, TelemetryTopics topics) {
    return new Subscription(kind.telemetryTopic(), TELEMETRY_FROM, topics::telemetry);
  }

  /** A live map is drawn once a second: ten fetches of all that has come are enough. */
  private static Map<String, String> gathering(Map<String, String> client) {
    Map<String, String> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(TELEMETRY_BYTES));
    return settings;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, String> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
