package dev.offsite.pipelines.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** A bounded source of any elements, in their order. */
public final class Recorded {

  private static final Map<Integer, List<?>> RECORDED = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** These elements and then the end. Read at parallelism 1. */
  @SuppressWarnings("unchecked")
  public static <T> Source<T, ?, ?> of(List<T> elements, TypeInformation<T> type) {
    int recording = NEXT.incrementAndGet();
    RECORDED.put(recording, List.copyOf(elements));
    return new DataGeneratorSource<>(
        index -> (T) RECORDED.get(recording).get(Math.toIntExact(index)),
        elements.size(),
        RateLimiterStrategy.noOp(),
        type);
  }

  private Recorded() {}
}
