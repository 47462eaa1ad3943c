package dev.offsite.pipelines.hotword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWordCodec;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a hot word as JSON, keyed by its id. Counts {@code hotWords} in groups by {@code
 * state}, each there from the start at zero.
 */
public final class HotWordSchema implements KafkaRecordSerializationSchema<HotWord> {

  private static final long serialVersionUID = 1L;

  /** Counter: records of {@code hotspots}, in groups by {@code state}. */
  static final String HOT_WORDS = "hotWords";

  private static final HotWordCodec CODEC = new HotWordCodec();

  /** Null until the sink opens it. */
  private transient @Nullable Map<HotWord.State, Counter> counters;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    Map<HotWord.State, Counter> byState = new EnumMap<>(HotWord.State.class);
    for (HotWord.State state : HotWord.State.values()) {
      byState.put(
          state, context.getMetricGroup().addGroup("state", state.name()).counter(HOT_WORDS));
    }
    counters = byState;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      HotWord word, KafkaSinkContext context, Long timestamp) {
    if (counters != null) {
      counters.get(word.state()).inc();
    }
    return new ProducerRecord<>(
        KafkaTopics.HOTSPOTS,
        null,
        word.decidedAt().toEpochMilli(),
        word.id().getBytes(UTF_8),
        CODEC.encode(word));
  }
}
