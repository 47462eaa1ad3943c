package dev.offsite.pipelines.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.channel.KafkaTopics;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The load of a bridge as JSON, keyed by its site. */
final class BridgeLoadSchema implements KafkaRecordSerializationSchema<BridgeLoad> {

  private static final long serialVersionUID = 1L;
  private static final BridgeLoadCodec CODEC = new BridgeLoadCodec();

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      BridgeLoad load, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        KafkaTopics.BRIDGE_LOAD,
        null,
        load.receivedAt().toEpochMilli(),
        load.siteId().getBytes(UTF_8),
        CODEC.encode(load));
  }
}
