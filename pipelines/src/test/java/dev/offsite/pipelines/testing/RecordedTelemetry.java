package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** A bounded source of landed records, in their order. */
public final class RecordedTelemetry {

  private static final Map<Integer, List<RawRecord>> RECORDED = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** These records and then the end. Read at parallelism 1. */
  public static Source<RawRecord, ?, ?> of(List<RawRecord> records) {
    int recording = NEXT.incrementAndGet();
    RECORDED.put(recording, List.copyOf(records));
    return new DataGeneratorSource<>(
        index -> RECORDED.get(recording).get(Math.toIntExact(index)),
        records.size(),
        RateLimiterStrategy.noOp(),
        RawRecordSerializer.INSTANCE.asType());
  }

  private RecordedTelemetry() {}
}
