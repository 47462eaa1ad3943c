package dev.offsite.standalone.rejudge;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.rejudge.RejudgeSpan;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Landed records of a span as they are, counted.
 *
 * @param run id of the {@link Collected} that counts
 * @param span what was received outside of what is read of it is left out
 * @param records reads them
 */
record CountedRecords(String run, RejudgeSpan span, RawRecordSchema records)
    implements KafkaRecordDeserializationSchema<RawRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out)
      throws IOException {
    Collected.countRecord(run);
    records.deserialize(record, new WithinSpan(span, out));
  }

  /** Passes on what was received in the span. */
  private record WithinSpan(RejudgeSpan span, Collector<RawRecord> out)
      implements Collector<RawRecord> {
    @Override
    public void collect(RawRecord raw) {
      if (span.reads(Instant.ofEpochMilli(raw.receivedAtMillis()))) {
        out.collect(raw);
      }
    }

    @Override
    public void close() {
      out.close();
    }
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return records.getProducedType();
  }
}
