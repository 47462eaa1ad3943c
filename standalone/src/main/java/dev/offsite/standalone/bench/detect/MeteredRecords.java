package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Landed records as the jobs read them, each counted. Hot path. */
final class MeteredRecords implements KafkaRecordDeserializationSchema<RawRecord> {

  private static final long serialVersionUID = 1L;

  private final RawRecordSchema schema = new RawRecordSchema();
  private final int meter;
  private transient RoundMeter found;

  MeteredRecords(int meter) {
    this.meter = meter;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out)
      throws IOException {
    if (found == null) {
      found = Meters.require(meter);
    }
    found.read();
    schema.deserialize(record, out);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return schema.getProducedType();
  }
}
