package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.testing.Boxes;
import dev.offsite.geo.testing.City;
import dev.offsite.geo.testing.RandomOutlines;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeofenceIndexTest {
  private static final Fence WEST = Boxes.fence("west", "k", 120, 30, 120.1, 30.1);
  private static final Fence EAST = Boxes.fence("east", "k", 120.1, 30, 120.2, 30.1);
  private static final Fence FRAME =
      Fence.of(
          "frame",
          1,
          "k",
          Polygonal.parseWkt(
              "POLYGON((119 29,121 29,121 31,119 31,119 29),"
                  + "(119.9 29.9,119.9 30.2,120.3 30.2,120.3 29.9,119.9 29.9))"));
  private static final GeofenceIndex INDEX = GeofenceIndex.of(List.of(WEST, EAST, FRAME));

  private static Wgs84Position at(double lng, double lat) {
    return new Wgs84Position(lng, lat);
  }

  @Test
  void covering_boundary_countsAsInside() {
    assertThat(INDEX.covering(at(120.05, 30.05))).containsExactly(WEST);
    assertThat(INDEX.covering(at(120.1, 30.05))).containsExactly(WEST, EAST);
    assertThat(INDEX.covering(at(120, 30))).containsExactly(WEST);
    assertThat(INDEX.covering(at(119.9999999, 30.05))).isEmpty();
    assertThat(INDEX.covering(at(119.9, 30.05))).containsExactly(FRAME);
    assertThat(INDEX.covering(at(119.5, 30.05))).containsExactly(FRAME);
  }

  @Test
  void ordinalsCovering_anyPlace_areThoseOfTheFencesAndNoneBesides() {
    assertThat(fencesAt(120.05, 30.05)).containsExactly(WEST);
    assertThat(fencesAt(120.1, 30.05)).containsExactlyInAnyOrder(WEST, EAST);
    assertThat(fencesAt(119.5, 30.05)).containsExactly(FRAME);
    assertThat(fencesAt(119.95, 30.05)).isEmpty();
  }

  private static List<Fence> fencesAt(double lng, double lat) {
    int[] ordinals =
        INDEX.ordinalsCovering((int) Math.round(lng * 1e7), (int) Math.round(lat * 1e7));
    return Arrays.stream(ordinals).mapToObj(INDEX::fence).toList();
  }

  @Test
  void covering_anywhereElse_isDefined() {
    assertThat(INDEX.covering(at(-180, -90))).isEmpty();
    assertThat(INDEX.covering(at(180, 90))).isEmpty();
    int[] out = new int[1];
    for (int x : new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}) {
      for (int y : new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}) {
        assertThat(INDEX.covering(x, y, out)).isZero();
      }
    }
    Fence world = Boxes.fence("world", "k", -180, -90, 180, 90);
    GeofenceIndex whole = GeofenceIndex.of(List.of(world));
    for (Wgs84Position p : List.of(at(180, 90), at(-180, -90), at(12, 34), at(0, 0))) {
      assertThat(whole.covering(p)).containsExactly(world);
    }
    Fence country = Boxes.fence("country", "k", 100, 20, 122, 42);
    GeofenceIndex all = INDEX.replacing(country);
    assertThat(all.covering(at(122, 42))).containsExactly(country);
    assertThat(all.covering(at(120.1, 30.05))).containsExactly(WEST, EAST, country);
    assertThat(all.covering(at(122.0000001, 30))).isEmpty();
    assertThat(all.without("country", 1).covering(at(110, 30))).isEmpty();
    assertThat(all.without("west", 1).covering(at(120, 30))).containsExactly(country);
    assertThat(GeofenceIndex.empty().covering(at(12, 34))).isEmpty();
  }

  @Test
  void covering_smallArray_tellsHowManyThereAre() {
    int[] one = new int[1];
    assertThat(INDEX.covering(1_201_000_000, 300_500_000, one)).isEqualTo(2);
    assertThat(one[0]).isBetween(0, 1);
    assertThat(INDEX.covering(1_201_000_000, 300_500_000, new int[0])).isEqualTo(2);
  }

  @Test
  void crossings_straightThrough_giveEveryFraction() {
    // From outside the frame's hole border at 119.8 to 120.3 in steps of a tenth.
    List<Crossing> crossings = INDEX.crossings(at(119.8, 30.05), at(120.3, 30.05));
    assertThat(crossings)
        .usingRecursiveFieldByFieldElementComparator(
            org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                .withComparatorForType(
                    (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                .build())
        .containsExactly(
            new Crossing(2, Crossing.Kind.EXIT, 0, 0.2),
            new Crossing(0, Crossing.Kind.CROSS, 0.4, 0.6),
            new Crossing(1, Crossing.Kind.CROSS, 0.6, 0.8),
            new Crossing(2, Crossing.Kind.ENTER, 1, 1));
  }

  @Test
  void crossings_touchAndStandstill_areDefined() {
    assertThat(INDEX.crossings(at(119.95, 30.05), at(120.05, 29.95)))
        .containsExactly(new Crossing(0, Crossing.Kind.CROSS, 0.5, 0.5));
    assertThat(INDEX.crossings(at(120.05, 30.05), at(120.05, 30.05))).isEmpty();
    assertThat(INDEX.crossings(at(120, 30), at(120, 30))).isEmpty();
    assertThat(INDEX.crossings(at(120.02, 30.05), at(120.08, 30.06))).isEmpty();
    // Along a side: on the boundary is inside.
    assertThat(INDEX.crossings(at(120.02, 30), at(120.08, 30))).isEmpty();
    assertThatThrownBy(() -> INDEX.crossings(at(-170, 0), at(170, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wider than 180");
  }

  @Test
  void borderDistance_ofAnOrdinal_isSigned() {
    Wgs84Position inside = at(120.05, 30.02);
    double metres = Geodesics.distanceM(inside, at(120.05, 30));
    assertThat(INDEX.borderDistanceM(0, inside)).isCloseTo(-metres, within(0.001));
    assertThat(INDEX.borderDistanceM(1, inside)).isPositive();
    assertThatThrownBy(() -> INDEX.borderDistanceM(3, inside)).hasMessageContaining("ordinal 3");
    assertThatThrownBy(() -> INDEX.fence(-1)).hasMessageContaining("ordinal -1");
  }

  @Test
  void bordersWithin_anyReach_areThoseOfAFullScan() {
    long seed = 31;
    List<Fence> fences = new RandomOutlines(seed).world(200, 1_201_536_000, 302_650_000, 500_000);
    GeofenceIndex index = GeofenceIndex.of(fences);
    SplittableRandom random = new SplittableRandom(seed);
    int near = 0;
    for (int i = 0; i < 400; i++) {
      Wgs84Position p =
          Wgs84Position.ofE7(
              1_201_536_000 + random.nextInt(-600_000, 600_000),
              302_650_000 + random.nextInt(-600_000, 600_000));
      double metres = Math.pow(10, random.nextDouble(0, 4));
      List<BorderDistance> expected = new ArrayList<>();
      for (int f = 0; f < fences.size(); f++) {
        double distanceM = fences.get(f).shape().outline().borderDistanceM(p);
        if (Math.abs(distanceM) <= metres) {
          expected.add(new BorderDistance(f, distanceM));
        }
      }
      near += expected.size();
      assertThat(index.bordersWithin(p, metres))
          .as("seed %s, case %s, %s m", seed, i, metres)
          .isEqualTo(expected);
    }
    assertThat(near).isGreaterThan(1000);
    assertThat(INDEX.bordersWithin(at(0, 90), 10_000)).isEmpty();
    assertThatThrownBy(() -> INDEX.bordersWithin(at(0, 0), 10_001))
        .hasMessageContaining("10001.0 m is outside");
  }

  @Test
  void find_byKey_givesTheFence() {
    assertThat(INDEX.find("east", 1)).contains(EAST);
    assertThat(INDEX.find("east", 2)).isEmpty();
    assertThat(INDEX.find("nowhere", 1)).isEmpty();
    assertThat(INDEX.size()).isEqualTo(3);
    assertThat(INDEX.ordinalBound()).isEqualTo(3);
  }

  @Test
  void replacing_circleAcrossTheAntimeridian_worksOnBothSides() {
    GeofenceIndex index =
        INDEX.replacing(Fence.of("date line", 1, "k", Circle.of(at(179.999, 10), 500)));
    assertThat(index.covering(at(180, 10))).hasSize(1);
    assertThat(index.covering(at(-180, 10))).hasSize(1);
    assertThat(index.covering(at(-179.998, 10))).hasSize(1);
    assertThat(index.covering(at(-179.99, 10))).isEmpty();
  }

  @Test
  void lookups_onceWarm_allocateNothing() {
    City city = new City(5, 1000);
    GeofenceIndex index = GeofenceIndex.of(city.fences());
    int[] places = city.trace(10);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int[] out = new int[64];
    long hits = lookups(index, places, out);
    long before = threads.getCurrentThreadAllocatedBytes();
    long again = lookups(index, places, out);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(again).isEqualTo(hits).isGreaterThan(1000);
    // One object per lookup would be over 800,000 bytes; the measuring itself takes a few.
    assertThat(bytes).as("bytes of %s lookups", places.length / 2).isLessThan(1_000);
  }

  @Test
  void coveringAll_manyPlaces_answersAsOneByOne() {
    City city = new City(6, 2000);
    GeofenceIndex index = GeofenceIndex.of(city.fences());
    int[] places = city.trace(5);
    int skipped = 3;
    int count = places.length / 2 - skipped;
    int[] ends = new int[count];
    int[] out = new int[4 * count];
    int n = index.coveringAll(places, 2 * skipped, count, out, ends);
    assertThat(n).isEqualTo(ends[count - 1]).isGreaterThan(1000);
    int start = 0;
    int[] single = new int[64];
    for (int i = 0; i < count; i++) {
      int at = 2 * (skipped + i);
      int m = index.covering(places[at], places[at + 1], single);
      assertThat(Arrays.equals(out, start, ends[i], single, 0, m)).as("place %s", i).isTrue();
      start = ends[i];
    }

    int[] small = new int[n / 2];
    assertThat(index.coveringAll(places, 2 * skipped, count, small, ends)).isEqualTo(n);
    assertThat(small).isEqualTo(Arrays.copyOf(out, small.length));
    assertThat(index.coveringAll(places, 0, 0, small, ends)).isZero();
  }

  @Test
  void coveringAll_onceWarm_allocatesNothing() {
    City city = new City(5, 1000);
    GeofenceIndex index = GeofenceIndex.of(city.fences());
    int[] places = city.trace(10);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int[] ends = new int[places.length / 2];
    int[] out = new int[4 * ends.length];
    int hits = index.coveringAll(places, 0, ends.length, out, ends);
    long before = threads.getCurrentThreadAllocatedBytes();
    int again = index.coveringAll(places, 0, ends.length, out, ends);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(again).isEqualTo(hits);
    assertThat(bytes).as("bytes of %s lookups", ends.length).isLessThan(1_000);
  }

  private static long lookups(GeofenceIndex index, int[] places, int[] out) {
    long hits = 0;
    for (int i = 0; i < places.length; i += 2) {
      hits += index.covering(places[i], places[i + 1], out);
    }
    return hits;
  }
}
