package dev.offsite.pipelines.history;

import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.history.store.TimeSeriesSink;
import dev.offsite.pipelines.hotword.HotWordSerializer;
import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.score.CompanyScoreSerializer;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** The Kafka and time-series ends of {@link HistoryJob}. */
public final class HistoryEnds {

  /** Consumer group; the position that counts is the checkpoint's, this one is for tools. */
  private static final String GROUP = "offsite-history";

  /**
   * The sources, from the position of the restored checkpoint, else from the beginning: what lies
   * in Kafka when the job is first started becomes history too.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param overrides consumer settings that win over ours, such as those for security
   */
  public static HistorySources sources(String bootstrapServers, Properties overrides) {
    return new HistorySources(
        source(bootstrapServers, overrides, KafkaTopics.telemetry(), new RawRecordSchema()),
        source(
            bootstrapServers,
            overrides,
            List.of(KafkaTopics.CASE_INTAKE, KafkaTopics.OPERATIONS),
            new CandidateRecordSchema()),
        source(
            bootstrapServers,
            overrides,
            List.of(KafkaTopics.TRIPS),
            new ProductRecordSchema<>(TripSerializer.INSTANCE)),
        source(
            bootstrapServers,
            overrides,
            List.of(KafkaTopics.COMPANY_SCORE),
            new ProductRecordSchema<>(CompanyScoreSerializer.INSTANCE)),
        source(
            bootstrapServers,
            overrides,
            List.of(KafkaTopics.HOTSPOTS),
            new ProductRecordSchema<>(HotWordSerializer.INSTANCE)),
        source(
            bootstrapServers,
            overrides,
            List.of(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE),
            new RefusalRecordSchema()));
  }

  /**
   * The time series; what it refuses goes to {@code history.dead-letter}.
   *
   * @param overrides producer settings that win over ours, such as those for security
   */
  public static Sink<HistoryRow> rows(
      HistorySettings settings, String bootstrapServers, Properties overrides) {
    return new TimeSeriesSink(
        settings,
        KafkaSinks.refusals(bootstrapServers, overrides),
        Clock.tickMillis(ZoneOffset.UTC));
  }

  private static <T> Source<T, ?, ?> source(
      String bootstrapServers,
      Properties overrides,
      List<String> topics,
      KafkaRecordDeserializationSchema<T> schema) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topics)
        .setGroupId(GROUP)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(schema)
        // nobody waits for a row: two fetches a second until there is more to fetch
        .setProperty("fetch.max.wait.ms", "500")
        .setProperty("fetch.min.bytes", "131072")
        .setProperties(overrides)
        .build();
  }

  private HistoryEnds() {}
}
