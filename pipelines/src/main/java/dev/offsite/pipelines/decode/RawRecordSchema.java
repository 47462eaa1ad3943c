package dev.offsite.pipelines.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.channel.RecordHeaders;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Takes landed records from Kafka as they are. Hot path.
 *
 * <p>Nothing is refused here: a record without key, value or headers, which only a foreign writer
 * can have made, goes on with empty ones and ends as a dead letter in the decoder.
 */
public final class RawRecordSchema implements KafkaRecordDeserializationSchema<RawRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(
        new RawRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.key() == null ? "" : new String(record.key(), UTF_8),
            header(record, RecordHeaders.MQTT_TOPIC),
            receivedAt(record),
            header(record, RecordHeaders.BROKER_USER),
            provenance(record),
            record.value() == null ? new byte[0] : record.value()));
  }

  /** Our receive time; Kafka's own time where the header is missing or no number. */
  private static long receivedAt(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Long.parseLong(header(record, RecordHeaders.RECEIVED_AT));
    } catch (NumberFormatException e) {
      return record.timestamp();
    }
  }

  private static Provenance provenance(ConsumerRecord<byte[], byte[]> record) {
    if (record.headers().lastHeader(RecordHeaders.REDRIVEN_FROM) == null) {
      return Provenance.LANDED;
    }
    return record.headers().lastHeader(RecordHeaders.REDRIVEN_CHANGED) == null
        ? Provenance.REDRIVEN
        : Provenance.REPAIRED;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return RawRecordSerializer.INSTANCE.asType();
  }
}
