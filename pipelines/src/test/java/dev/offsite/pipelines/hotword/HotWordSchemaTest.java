package dev.offsite.pipelines.hotword;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWordCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What is written to {@code hotspots}, and counted on the way. */
class HotWordSchemaTest {

  private final MetricListener reported = new MetricListener();

  @Test
  void hotWord_isKeyedByItsIdAndCountedByItsState() {
    HotWord word = HotWordForms.word();
    HotWordSchema schema = new HotWordSchema();
    schema.open(context(), null);
    ProducerRecord<byte[], byte[]> written = schema.serialize(word, null, null);
    assertThat(written.topic()).isEqualTo("hotspots");
    assertThat(new String(written.key(), UTF_8)).isEqualTo(word.id());
    assertThat(written.timestamp()).isEqualTo(word.decidedAt().toEpochMilli());
    assertThat(new HotWordCodec().decode(written.value())).isEqualTo(word);
    assertThat(count("HOT")).isEqualTo(1);
    assertThat(count("OVER")).isZero();
    assertThat(count("WITHDRAWN")).isZero();
  }

  private long count(String state) {
    return reported.getCounter("state", state, "hotWords").orElseThrow().getCount();
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
