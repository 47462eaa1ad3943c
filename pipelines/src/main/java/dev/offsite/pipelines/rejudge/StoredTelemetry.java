package dev.offsite.pipelines.rejudge;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.schemas.channel.KafkaTopics;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** The telemetry that Kafka holds of a time, as a source that ends. */
public final class StoredTelemetry {

  /** Consumer group; no position is kept under it. */
  private static final String GROUP = "offsite-rejudge";

  /**
   * All telemetry topics from the begin of the span to their end: what was redriven later stands
   * there with the receive time of its day. The schema leaves out what was received outside the
   * span.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param schema reads the records; may count them
   * @param overrides consumer settings that win over ours, such as those for security
   */
  public static Source<RawRecord, ?, ?> of(
      String bootstrapServers,
      RejudgeSpan span,
      KafkaRecordDeserializationSchema<RawRecord> schema,
      Properties overrides) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(KafkaTopics.telemetry())
        .setGroupId(GROUP)
        .setStartingOffsets(OffsetsInitializer.timestamp(span.readFrom().toEpochMilli()))
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(schema)
        .setProperty("enable.auto.commit", "false")
        .setProperty("commit.offsets.on.checkpoint", "false")
        .setProperties(overrides)
        .build();
  }

  private StoredTelemetry() {}
}
