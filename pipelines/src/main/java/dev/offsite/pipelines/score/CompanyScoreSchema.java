package dev.offsite.pipelines.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScoreCodec;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a company stands, keyed by the company. Counts {@code companyScores} in groups by {@code
 * level}, each there from the start at zero.
 */
public final class CompanyScoreSchema implements KafkaRecordSerializationSchema<CompanyScore> {

  private static final long serialVersionUID = 1L;

  /** Counter: records of {@code company-score}, in groups by {@code level}. */
  static final String COMPANY_SCORES = "companyScores";

  private static final CompanyScoreCodec CODEC = new CompanyScoreCodec();

  /** Null until the sink opens it. */
  private transient @Nullable Map<CompanyScore.Level, Counter> counters;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    Map<CompanyScore.Level, Counter> byLevel = new EnumMap<>(CompanyScore.Level.class);
    for (CompanyScore.Level level : CompanyScore.Level.values()) {
      byLevel.put(
          level, context.getMetricGroup().addGroup("level", level.name()).counter(COMPANY_SCORES));
    }
    counters = byLevel;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      CompanyScore message, KafkaSinkContext context, Long timestamp) {
    if (counters != null) {
      counters.get(message.level()).inc();
    }
    return new ProducerRecord<>(
        KafkaTopics.COMPANY_SCORE,
        null,
        message.updatedAt().toEpochMilli(),
        message.company().getBytes(UTF_8),
        CODEC.encode(message));
  }
}
