package dev.offsite.pipelines.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of refusals, without their payloads: nothing here asks for them. One that is no
 * refusal of the contract is counted as {@code unreadableRefusals}, logged with its coordinates,
 * and stays in Kafka.
 */
final class RefusalRecordSchema implements KafkaRecordDeserializationSchema<Refusal> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RefusalRecordSchema.class);
  private static final byte[] NO_PAYLOAD = {};

  private transient Counter unreadable;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    unreadable = context.getMetricGroup().counter("unreadableRefusals");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Refusal> out) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    Refusal refusal;
    try {
      refusal = Refusal.parse(key, headers, NO_PAYLOAD);
    } catch (IllegalArgumentException e) {
      unreadable.inc();
      LOG.warn(
          "Left out of the history, no refusal: {}/{}/{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return;
    }
    out.collect(refusal);
  }

  @Override
  public TypeInformation<Refusal> getProducedType() {
    return RefusalSerializer.INSTANCE.asType();
  }
}
