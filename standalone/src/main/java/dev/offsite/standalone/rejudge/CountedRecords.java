package dev.offsite.standalone.rejudge;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Landed records as they are, counted.
 *
 * @param run id of the {@link Collected} that counts
 * @param records reads them
 */
record CountedRecords(String run, RawRecordSchema records)
    implements KafkaRecordDeserializationSchema<RawRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out)
      throws IOException {
    Collected.countRecord(run);
    records.deserialize(record, out);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return records.getProducedType();
  }
}
