package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.pipelines.history.CandidateRecordSchema;
import dev.offsite.pipelines.score.CompanyScoreSchema;
import dev.offsite.schemas.channel.KafkaTopics;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** The Kafka ends of {@link CaseJob}. */
public final class CaseEnds {

  /** Consumer group; the position that counts is the checkpoint's, this one is for tools. */
  private static final String GROUP = "offsite-cases";

  /**
   * The sources, from the position of the restored checkpoint, else from the beginning: candidates
   * that lie in Kafka when the job is first started become cases too.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param overrides consumer settings that win over ours, such as those for security
   */
  public static CaseSources sources(String bootstrapServers, Properties overrides) {
    return new CaseSources(
        source(bootstrapServers, overrides, KafkaTopics.CASE_INTAKE, new CandidateRecordSchema()),
        source(bootstrapServers, overrides, KafkaTopics.CASE_FEEDBACK, new FeedbackRecordSchema()));
  }

  /**
   * The sinks.
   *
   * @param overrides producer settings that win over ours, such as those for security
   */
  public static CaseSinks sinks(String bootstrapServers, Properties overrides) {
    return new CaseSinks(
        KafkaSinks.sink(bootstrapServers, overrides, new CaseStateSchema()),
        KafkaSinks.sink(bootstrapServers, overrides, new DeadlineBreachSchema()),
        KafkaSinks.sink(bootstrapServers, overrides, new RulePrecisionSchema()),
        KafkaSinks.sink(bootstrapServers, overrides, new CompanyScoreSchema()),
        KafkaSinks.sink(bootstrapServers, overrides, new RefusedFeedbackSchema()));
  }

  private static <T> Source<T, ?, ?> source(
      String bootstrapServers,
      Properties overrides,
      String topic,
      KafkaRecordDeserializationSchema<T> schema) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topic)
        .setGroupId(GROUP)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(schema)
        .setProperties(overrides)
        .build();
  }

  private CaseEnds() {}
}
