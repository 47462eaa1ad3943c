package dev.offsite.pipelines.emit;

import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.trip.Trip;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Kafka sinks that deliver at least once, flushed at every checkpoint.
 *
 * <p>Exactly-once sinks would cost half a second at the median; repeats carry the same ids instead.
 * Topics must exist before the job starts: an idempotent producer can hang on one that is created
 * by its first record.
 */
public final class KafkaSinks {

  private static final Map<String, Object> PRODUCER =
      Map.of(
          // An acknowledged message must survive the loss of a Kafka broker.
          ProducerConfig.ACKS_CONFIG,
          "all",
          // Retries of the producer neither repeat nor reorder the records of a key.
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          // Shorter than two minutes, so that a dead broker fails the job, not the checkpoints.
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          60_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          20_000,
          // A fiftieth of the latency target; fills batches from a few hundred records a second on.
          ProducerConfig.LINGER_MS_CONFIG,
          5,
          ProducerConfig.BATCH_SIZE_CONFIG,
          128 * 1024,
          // JSON of one kind shrinks to a third; lz4 takes the least CPU time of all codecs.
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4");

  /** The sink of the topic {@code case-intake}. */
  public static Sink<Candidate> candidates(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new CandidateSchema(KafkaTopics.CASE_INTAKE));
  }

  /** The sink of the topic {@code operations}. */
  public static Sink<Candidate> operations(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new CandidateSchema(KafkaTopics.OPERATIONS));
  }

  /** The sink of the topic {@code bridge-load}. */
  public static Sink<BridgeLoad> bridgeLoads(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new BridgeLoadSchema());
  }

  /** The sink of the topic {@code trips}. */
  public static Sink<Trip> trips(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new TripSchema());
  }

  /** The sink of the topics of dead letters, rejects and late reports. */
  public static Sink<Refusal> refusals(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new RefusalSchema());
  }

  /**
   * A sink.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param overrides producer settings that win over ours, such as those for security
   */
  public static <T> Sink<T> sink(
      String bootstrapServers, Properties overrides, KafkaRecordSerializationSchema<T> schema) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(producerProperties(overrides))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }

  /** Our producer settings with {@code overrides} on top. */
  public static Properties producerProperties(Properties overrides) {
    Properties properties = new Properties();
    properties.putAll(PRODUCER);
    properties.putAll(overrides);
    return properties;
  }

  private KafkaSinks() {}
}
