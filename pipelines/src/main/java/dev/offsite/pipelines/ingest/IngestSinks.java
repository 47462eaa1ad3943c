package dev.offsite.pipelines.ingest;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The Kafka ends of {@link IngestJob}: at least once, flushed at every checkpoint.
 *
 * <p>Exactly-once sinks would cost half a second at the median; repeats are dropped after Kafka by
 * deterministic ids instead. Topics must exist before the job starts: an idempotent producer can
 * hang on one that is created by its first record.
 */
public final class IngestSinks {

  private static final Map<String, Object> PRODUCER =
      Map.of(
          // An acknowledged device message must survive the loss of a Kafka broker.
          ProducerConfig.ACKS_CONFIG,
          "all",
          // Retries of the producer neither repeat nor reorder the records of a device.
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
          // JSON of one device kind shrinks to a third; lz4 takes the least CPU time of all codecs.
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4");

  private IngestSinks() {}

  /**
   * The sink to the telemetry topics.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, with commas
   * @param overrides producer settings that win over ours, such as those for security
   */
  public static Sink<LandedMessage> telemetry(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new LandedMessageSchema());
  }

  /** The sink to the dead-letter topic; parameters as for {@link #telemetry}. */
  public static Sink<DeadLetter> deadLetters(String bootstrapServers, Properties overrides) {
    return sink(bootstrapServers, overrides, new DeadLetterSchema());
  }

  static Properties producerProperties(Properties overrides) {
    Properties properties = new Properties();
    properties.putAll(PRODUCER);
    properties.putAll(overrides);
    return properties;
  }

  private static <T> Sink<T> sink(
      String bootstrapServers, Properties overrides, KafkaRecordSerializationSchema<T> schema) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(producerProperties(overrides))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }
}
