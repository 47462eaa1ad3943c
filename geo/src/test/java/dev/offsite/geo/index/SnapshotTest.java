package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.testing.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Readers see whole snapshots while a writer publishes new ones. */
class SnapshotTest {
  private static final int FENCES = 60;
  private static final int UPDATES = 1_500;
  private static final int READERS = 3;

  /** Published without any synchronization: a snapshot must be safe even so. */
  private GeofenceIndex published;

  /** Every fence lies around one of two places; each snapshot knows how many are where. */
  private static Fence fence(int i, boolean east) {
    double shift = i * 1e-5;
    double lng = east ? 120.5 : 120.1;
    return Boxes.fence(
        "f" + i, "k", lng - 0.004 - shift, 30.006 - shift, lng + 0.004 + shift, 30.014 + shift);
  }

  @Test
  void readers_duringUpdates_seeWholeSnapshots() throws Exception {
    List<Fence> fences = new ArrayList<>();
    for (int i = 0; i < FENCES; i++) {
      fences.add(fence(i, false));
    }
    published = GeofenceIndex.of(fences);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (int r = 0; r < READERS; r++) {
        Callable<Long> reader = () -> read(done);
        readers.add(pool.submit(reader));
      }
      SplittableRandom random = new SplittableRandom(12);
      GeofenceIndex index = published;
      for (int i = 0; i < UPDATES; i++) {
        index = index.replacing(fence(random.nextInt(FENCES), random.nextBoolean()));
        published = index;
        Thread.onSpinWait();
      }
      done.set(true);
      for (Future<Long> reader : readers) {
        assertThat(reader.get()).as("snapshots read").isGreaterThan(100);
      }
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
  }

  private long read(AtomicBoolean done) {
    int[] out = new int[2 * FENCES];
    long snapshots = 0;
    do {
      GeofenceIndex snapshot = published;
      int west = snapshot.covering(1_201_000_000, 300_100_000, out);
      boolean[] seen = new boolean[FENCES];
      for (int i = 0; i < west; i++) {
        seen[Integer.parseInt(snapshot.fence(out[i]).id().substring(1))] = true;
      }
      int east = snapshot.covering(1_205_000_000, 300_100_000, out);
      for (int i = 0; i < east; i++) {
        seen[Integer.parseInt(snapshot.fence(out[i]).id().substring(1))] = true;
      }
      int distinct = 0;
      for (boolean fence : seen) {
        distinct += fence ? 1 : 0;
      }
      assertThat(new int[] {west + east, distinct}).containsExactly(FENCES, FENCES);
      assertThat(snapshot.covering(1_201_000_000, 300_100_000, out)).isEqualTo(west);
      snapshots++;
    } while (!done.get());
    return snapshots;
  }
}
