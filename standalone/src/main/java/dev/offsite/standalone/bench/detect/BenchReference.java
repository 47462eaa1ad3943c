package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands one snapshot of this process to all subtasks in it, as the jobs' own feed does. */
final class BenchReference implements ReferenceFeed {

  private static final long serialVersionUID = 1L;

  private static final Map<Integer, ReferenceSnapshot> SNAPSHOTS = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int number = NEXT.incrementAndGet();

  BenchReference(ReferenceSnapshot snapshot) {
    SNAPSHOTS.put(number, snapshot);
  }

  /** Lets the snapshot go. */
  void release() {
    SNAPSHOTS.remove(number);
  }

  @Override
  public ReferenceView open() {
    ReferenceSnapshot snapshot = SNAPSHOTS.get(number);
    return new ReferenceView() {
      @Override
      public ReferenceSnapshot await() {
        return snapshot;
      }

      @Override
      public void close() {}
    };
  }
}
