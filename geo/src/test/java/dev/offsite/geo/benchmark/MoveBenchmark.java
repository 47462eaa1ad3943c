package dev.offsite.geo.benchmark;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.Crossing;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.testing.City;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
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

/** Moves between the fixes of vehicles, border distances, and places along routes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MoveBenchmark {
  private static final int BATCH = 1024;

  /** How many fences. */
  @Param({"1000", "100000"})
  public int fences;

  private final GeometryFactory factory = new GeometryFactory();
  private final STRtree tree = new STRtree();
  private GeofenceIndex index;
  private Wgs84Position[] places;
  private List<Corridor> corridors;
  private int next;

  private record Item(int ordinal, PreparedGeometry geometry) {}

  /** Builds both and checks that they meet the same fences. */
  @Setup
  public void build() {
    City city = new City(1, fences);
    index = GeofenceIndex.of(city.fences());
    for (int i = 0; i < fences; i++) {
      Geometry g = city.fences().get(i).shape().outline().toLatticeGeometry();
      tree.insert(g.getEnvelopeInternal(), new Item(i, PreparedGeometryFactory.prepare(g)));
    }
    tree.build();
    int[] xy = city.trace(20);
    places = new Wgs84Position[xy.length / 2];
    for (int i = 0; i < places.length; i++) {
      places[i] = Wgs84Position.ofE7(xy[2 * i], xy[2 * i + 1]);
    }
    corridors =
        city.fences().stream()
            .map(Fence::shape)
            .filter(Corridor.class::isInstance)
            .map(Corridor.class::cast)
            .toList();
    int[] covering = new int[1024];
    int moves = fences > 10_000 ? 2_000 : 20_000;
    for (int i = 0; i < moves; i++) {
      Wgs84Position from = places[i];
      Wgs84Position to = places[i + City.vehicles()];
      Set<Integer> met = new HashSet<>();
      for (Crossing crossing : index.crossings(from, to)) {
        met.add(crossing.ordinal());
      }
      int n = index.covering(from.lngE7(), from.latE7(), covering);
      for (int k = 0; k < n; k++) {
        met.add(covering[k]);
      }
      Set<Integer> expected = new HashSet<>();
      intersecting(from, to, expected);
      if (!met.equals(expected)) {
        throw new IllegalStateException("move " + i + ": " + met + ", JTS: " + expected);
      }
    }
    System.out.println("# moves checked: " + moves + ", differing: 0");
  }

  /** What a move enters, leaves, passes through, with fractions. */
  @Benchmark
  public long crossings(Figures figures) {
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    long sum = 0;
    for (int i = batch(); i < next; i++) {
      sum += index.crossings(places[i], places[i + City.vehicles()]).size();
    }
    figures.add(0, cpu, bytes, BATCH);
    return sum;
  }

  /** Which fences a move meets at all, by JTS. */
  @Benchmark
  public long intersectsJts(Figures figures) {
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    long sum = 0;
    for (int i = batch(); i < next; i++) {
      sum += intersecting(places[i], places[i + City.vehicles()], null);
    }
    figures.add(0, cpu, bytes, BATCH);
    return sum;
  }

  /** Metres to the border of a fence. */
  @Benchmark
  public double borderDistance(Figures figures) {
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    double sum = 0;
    for (int i = batch(); i < next; i++) {
      sum += index.borderDistanceM(i % fences, places[i]);
    }
    figures.add(0, cpu, bytes, BATCH);
    return sum;
  }

  /** Distance and chainage along a route. */
  @Benchmark
  public double routePosition(Figures figures) {
    long cpu = CpuTime.now();
    long bytes = CpuTime.allocated();
    double sum = 0;
    for (int i = batch(); i < next; i++) {
      Corridor corridor = corridors.get(i % corridors.size());
      sum += corridor.route().locate(corridor.line().get(i % corridor.line().size())).chainageM();
    }
    figures.add(0, cpu, bytes, BATCH);
    return sum;
  }

  /** Moves on by a batch and returns where it starts. */
  private int batch() {
    if (next + BATCH + City.vehicles() > places.length) {
      next = 0;
    }
    next += BATCH;
    return next - BATCH;
  }

  private int intersecting(Wgs84Position from, Wgs84Position to, Set<Integer> ordinals) {
    Geometry line =
        factory.createLineString(
            new Coordinate[] {
              new Coordinate(from.lngE7(), from.latE7()), new Coordinate(to.lngE7(), to.latE7())
            });
    int n = 0;
    for (Object found : tree.query(line.getEnvelopeInternal())) {
      Item item = (Item) found;
      if (item.geometry().intersects(line)) {
        n++;
        if (ordinals != null) {
          ordinals.add(item.ordinal());
        }
      }
    }
    return n;
  }
}
