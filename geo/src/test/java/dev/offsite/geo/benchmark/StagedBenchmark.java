package dev.offsite.geo.benchmark;

import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.testing.City;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Which fences cover each of many places, asked in batches; the places of CoveringBenchmark. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StagedBenchmark {
  /** How many fences. */
  @Param({"100", "1000", "10000", "100000"})
  public int fences;

  private GeofenceIndex index;
  private int[][] places;
  private final int[] next = new int[2];
  private final int[] ends = new int[CoveringBenchmark.BATCH];
  private final int[] out = new int[64 * CoveringBenchmark.BATCH];

  /** Builds the index and checks the batches against single lookups. */
  @Setup
  public void build() {
    City city = new City(1, fences);
    places = new int[][] {city.trace(200), city.uniform(1_000_000)};
    index = GeofenceIndex.of(city.fences());
    int[] expected = new int[1024];
    for (int[] xy : places) {
      index.coveringAll(xy, 0, ends.length, out, ends);
      int start = 0;
      for (int i = 0; i < ends.length; i++) {
        int n = index.covering(xy[2 * i], xy[2 * i + 1], expected);
        if (!Arrays.equals(out, start, ends[i], expected, 0, n)) {
          throw new IllegalStateException("place " + i + " is answered differently in a batch");
        }
        start = ends[i];
      }
    }
  }

  /** A batch of lookups along the traces, and one at uniform places. */
  @Benchmark
  public long coveringAll(Figures figures) {
    return batch(0, figures) + batch(1, figures);
  }

  private long batch(int kind, Figures figures) {
    int[] xy = places[kind];
    int start = next[kind] + 2 * ends.length > xy.length ? 0 : next[kind];
    next[kind] = start + 2 * ends.length;
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    long hits = index.coveringAll(xy, start, ends.length, out, ends);
    figures.add(kind, cpu, bytes, ends.length);
    return hits;
  }
}
