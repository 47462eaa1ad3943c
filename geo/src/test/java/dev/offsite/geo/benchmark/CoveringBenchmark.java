package dev.offsite.geo.benchmark;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.testing.City;
import java.util.Arrays;
import java.util.List;
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

/** Which fences cover a place: one lookup after the other, by the traffic of a city. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoveringBenchmark {
  /** Lookups of each kind per invocation. */
  static final int BATCH = 8192;

  /** How many fences. */
  @Param({"100", "1000", "10000", "100000"})
  public int fences;

  /** The way to answer. */
  @Param Contender.Kind contender;

  private Contender asked;
  private int[][] places;
  private final int[] next = new int[2];
  private final int[] out = new int[1024];

  /** Builds the contender and checks its answers against the index. */
  @Setup
  public void build() {
    City city = new City(1, fences);
    places = new int[][] {city.trace(200), city.uniform(1_000_000)};
    List<Fence> all = city.fences();
    GeofenceIndex grid = GeofenceIndex.of(all);
    asked = contender.of(all, grid);
    int checked = fences > 10_000 ? 20_000 : 200_000;
    int differing = differing(grid, places[0], checked) + differing(grid, places[1], checked);
    // Edges of S2 are geodesics: places within millimetres of an edge may differ.
    int allowed = contender == Contender.Kind.S2 ? checked / 1000 : 0;
    System.out.println("# answers checked: " + 2 * checked + ", differing: " + differing);
    if (differing > allowed) {
      throw new IllegalStateException(contender + " answers " + differing + " places differently");
    }
  }

  private int differing(GeofenceIndex grid, int[] xy, int count) {
    int[] expected = new int[1024];
    int differing = 0;
    for (int i = 0; i < 2 * count; i += 2) {
      int n = asked.covering(xy[i], xy[i + 1], out);
      int m = grid.covering(xy[i], xy[i + 1], expected);
      Arrays.sort(out, 0, n);
      Arrays.sort(expected, 0, m);
      differing += Arrays.equals(out, 0, n, expected, 0, m) ? 0 : 1;
    }
    return differing;
  }

  /** A batch of lookups along the traces, and one at uniform places. */
  @Benchmark
  public long covering(Figures figures) {
    return batch(0, figures) + batch(1, figures);
  }

  private long batch(int kind, Figures figures) {
    int[] xy = places[kind];
    int start = next[kind] + 2 * BATCH > xy.length ? 0 : next[kind];
    next[kind] = start + 2 * BATCH;
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    long hits = 0;
    for (int i = start; i < start + 2 * BATCH; i += 2) {
      hits += asked.covering(xy[i], xy[i + 1], out);
    }
    figures.add(kind, cpu, bytes, BATCH);
    return hits;
  }
}
