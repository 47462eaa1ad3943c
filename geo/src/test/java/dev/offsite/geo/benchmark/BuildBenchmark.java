package dev.offsite.geo.benchmark;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.testing.City;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** What an index costs to build, to keep and to change. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 1)
@Measurement(iterations = BuildBenchmark.ITERATIONS)
public class BuildBenchmark {
  /** JMH adds up the figures of all iterations. */
  static final int ITERATIONS = 2;

  /** How many fences. */
  @Param({"10000", "100000"})
  public int fences;

  private City city;

  /** CPU time and heap of one build. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Cost {
    /** CPU time, ms. */
    public double cpuMs;

    /** Heap that the result keeps beyond the fences, MB. */
    public double heapMb;
  }

  /** CPU time of single replacements. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Replacements {
    /** Median for a site, µs. */
    public double siteUs;

    /** Median for a zone, µs. */
    public double zoneUs;

    /** Median for a corridor, µs. */
    public double corridorUs;

    /** Median for a district, µs. */
    public double districtUs;

    /** 99th percentile for a site, µs. */
    public double siteP99Us;
  }

  /** Makes the fences. */
  @Setup
  public void makeFences() {
    city = new City(1, fences);
  }

  /** The index. */
  @Benchmark
  public Object buildGrid(Cost cost) {
    return measure(cost, () -> GeofenceIndex.of(city.fences()));
  }

  /** JTS, with prepared geometries ready for lookups. */
  @Benchmark
  public Object buildPrepared(Cost cost) {
    return measure(cost, () -> Contender.Kind.STRTREE_PREPARED.of(city.fences(), null));
  }

  /** JTS, with indexed locators ready for lookups. */
  @Benchmark
  public Object buildLocator(Cost cost) {
    return measure(cost, () -> Contender.Kind.STRTREE_LOCATOR.of(city.fences(), null));
  }

  /** S2, ready for lookups. */
  @Benchmark
  public Object buildS2(Cost cost) {
    return measure(cost, () -> Contender.Kind.S2.of(city.fences(), null));
  }

  /** Replaces fences by ones 7 m away, the way a correction does, and back. */
  @Benchmark
  public Object replace(Replacements replacements) {
    GeofenceIndex index = GeofenceIndex.of(city.fences());
    double[] site = new double[2];
    index = replace(index, "site", site);
    replacements.siteUs = site[0];
    replacements.siteP99Us = site[1];
    double[] other = new double[2];
    index = replace(index, "zone", other);
    replacements.zoneUs = other[0];
    index = replace(index, "corridor", other);
    replacements.corridorUs = other[0];
    index = replace(index, "district", other);
    replacements.districtUs = other[0];
    return index;
  }

  private GeofenceIndex replace(GeofenceIndex start, String kind, double[] figures) {
    GeofenceIndex index = start;
    List<Fence> all = city.fences().stream().filter(f -> f.kind().equals(kind)).toList();
    List<Fence> updates = new ArrayList<>();
    int step = Math.max(1, all.size() / 200);
    for (int metres : new int[] {7, 0, 7, 0}) {
      for (int i = 0; i < all.size(); i += step) {
        updates.add(city.moved(all.get(i), metres));
      }
    }
    double[] us = new double[updates.size()];
    for (int i = 0; i < us.length; i++) {
      long cpu = CpuTime.now();
      index = index.replacing(updates.get(i));
      us[i] = (CpuTime.now() - cpu) / 1e3;
    }
    // The first half warms up.
    double[] measured = Arrays.copyOfRange(us, us.length / 2, us.length);
    Arrays.sort(measured);
    figures[0] = measured[measured.length / 2] / ITERATIONS;
    figures[1] = measured[measured.length * 99 / 100] / ITERATIONS;
    return index;
  }

  private static Object measure(Cost cost, java.util.function.Supplier<Object> build) {
    long heap = CpuTime.heap();
    long cpu = CpuTime.now();
    Object built = build.get();
    cost.cpuMs = (CpuTime.now() - cpu) / 1e6 / ITERATIONS;
    cost.heapMb = (CpuTime.heap() - heap) / 1e6 / ITERATIONS;
    return built;
  }
}
