package dev.offsite.pipelines.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScoreCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What is written to {@code company-score}, and counted on the way. */
class CompanyScoreSchemaTest {

  private final MetricListener reported = new MetricListener();

  @Test
  void score_isKeyedByItsCompanyAndCountedByItsLevel() {
    ScoreBook book = ScoreBook.EMPTY.plus("c-1", Scores.overload(Scores.NOW).offence());
    CompanyScore score =
        Scoring.score(Scores.COMPANY, book, Scores.NOW, Scores.inForce()).orElseThrow();
    CompanyScoreSchema schema = new CompanyScoreSchema();
    schema.open(context(), null);
    ProducerRecord<byte[], byte[]> written = schema.serialize(score, null, null);
    assertThat(written.topic()).isEqualTo("company-score");
    assertThat(new String(written.key(), UTF_8)).isEqualTo(Scores.COMPANY);
    assertThat(written.timestamp()).isEqualTo(Scores.NOW.toEpochMilli());
    assertThat(new CompanyScoreCodec().decode(written.value())).isEqualTo(score);
    assertThat(count("GREEN")).isEqualTo(1);
    assertThat(count("RED")).isZero();
  }

  private long count(String level) {
    return reported.getCounter("level", level, "companyScores").orElseThrow().getCount();
  }

  private SerializationSchema.InitializationContext context() {
    return new SerializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return reported.getMetricGroup();
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
