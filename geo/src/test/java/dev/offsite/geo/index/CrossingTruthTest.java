package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.testing.JtsTruth;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import dev.offsite.geo.testing.Seeds;
import dev.offsite.geo.testing.StayOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moves meet the fences that JTS says, and cross them where exact arithmetic says. */
class CrossingTruthTest {
  /** Larger outlines are left to the comparison with JTS: exact fractions are slow. */
  private static final int EXACT_EDGES_MAX = 100;

  private static final String WORLDS =
      """
      1, 300, 1201536000, 302650000, 2000000, 250000
      2, 300, 1201536000, 302650000, 60000, 300000
      3, 200, 1201536001, 302649999, 3000, 200000
      4, 100, 1201536000, 302650000, 30000000, 3000
      5, 150, 0, 0, 200000, 250000
      7, 100, 1789000000, -700000000, 10900000, 5000
      """;

  @ParameterizedTest
  @CsvSource(textBlock = WORLDS)
  void crossings_anyMove_meetTheFencesOfJts(
      long first, int count, int x, int y, int reach, int moves) {
    for (long seed : Seeds.from(first)) {
      compareMet(seed, count, x, y, reach, moves);
    }
  }

  private static void compareMet(long seed, int count, int x, int y, int reach, int moves) {
    List<Fence> fences = new RandomOutlines(seed).world(count, x, y, reach);
    GeofenceIndex index = GeofenceIndex.of(fences);
    JtsTruth truth = new JtsTruth(fences);
    Moves source = new Moves(seed, fences, x, y, reach);
    long met = 0;
    for (int i = 0; i < moves; i++) {
      int[] m = source.next();
      Wgs84Position from = Wgs84Position.ofE7(m[0], m[1]);
      Wgs84Position to = Wgs84Position.ofE7(m[2], m[3]);
      TreeSet<Integer> found = new TreeSet<>();
      for (Crossing crossing : index.crossings(from, to)) {
        found.add(crossing.ordinal());
        met++;
      }
      // What has no crossing but meets the move covers all of it, hence its start.
      int[] covering = new int[count];
      int n = index.covering(m[0], m[1], covering);
      for (int k = 0; k < n; k++) {
        found.add(covering[k]);
      }
      int[] all = found.stream().mapToInt(k -> k).toArray();
      int[] expected = truth.intersecting(m[0], m[1], m[2], m[3]);
      if (!Arrays.equals(all, expected)) {
        assertThat(all)
            .as("seed %s, move %s %s", seed, i, Arrays.toString(m))
            .containsExactly(expected);
      }
    }
    assertThat(met).as("the moves meet borders").isGreaterThan(moves / 4);
  }

  @ParameterizedTest
  @CsvSource(textBlock = WORLDS)
  void crossings_anyMove_haveTheExactKindsAndFractions(
      long first, int count, int x, int y, int reach, int moves) {
    for (long seed : Seeds.from(first)) {
      compareStays(seed, count, x, y, reach, moves);
    }
  }

  private static void compareStays(long seed, int count, int x, int y, int reach, int moves) {
    List<Fence> fences = new RandomOutlines(seed).world(Math.min(count, 60), x, y, reach);
    GeofenceIndex index = GeofenceIndex.of(fences);
    Moves source = new Moves(seed + 1000, fences, x, y, reach);
    for (int i = 0; i < moves / 200; i++) {
      int[] m = source.next();
      List<Crossing> found =
          index.crossings(Wgs84Position.ofE7(m[0], m[1]), Wgs84Position.ofE7(m[2], m[3]));
      List<Crossing> expected = new ArrayList<>();
      for (int f = 0; f < fences.size(); f++) {
        Outline outline = fences.get(f).shape().outline();
        if (outline.edgeCount() <= EXACT_EDGES_MAX && mayMeet(outline, m)) {
          expected.addAll(StayOracle.crossings(f, outline, m));
        }
      }
      List<String> foundTexts =
          found.stream()
              .filter(c -> fences.get(c.ordinal()).shape().outline().edgeCount() <= EXACT_EDGES_MAX)
              .map(CrossingTruthTest::text)
              .sorted()
              .toList();
      List<String> expectedTexts = expected.stream().map(CrossingTruthTest::text).sorted().toList();
      if (!foundTexts.equals(expectedTexts)) {
        assertThat(foundTexts)
            .as("seed %s, move %s %s", seed, i, Arrays.toString(m))
            .isEqualTo(expectedTexts);
      }
      for (int k = 1; k < found.size(); k++) {
        assertThat(found.get(k).fraction())
            .as("order, seed %s, move %s", seed, i)
            .isGreaterThanOrEqualTo(found.get(k - 1).fraction());
      }
    }
  }

  private static boolean mayMeet(Outline outline, int[] m) {
    return Math.max(m[0], m[2]) >= outline.minLngE7()
        && Math.min(m[0], m[2]) <= outline.maxLngE7()
        && Math.max(m[1], m[3]) >= outline.minLatE7()
        && Math.min(m[1], m[3]) <= outline.maxLatE7();
  }

  /** Fractions to ten digits: the index rounds exact quotients to doubles once. */
  private static String text(Crossing c) {
    return c.ordinal()
        + " "
        + c.kind()
        + " "
        + Math.round(c.entryFraction() * 1e10)
        + " "
        + Math.round(c.exitFraction() * 1e10);
  }

  /** Moves between probes: short ones, long ones, along edges, standstills. */
  private static final class Moves {
    private final Probes probes;
    private final SplittableRandom random;

    Moves(long seed, List<Fence> fences, int x, int y, int reach) {
      probes = new Probes(seed, fences, x, y, reach);
      random = new SplittableRandom(seed);
    }

    int[] next() {
      int[] a = probes.next();
      int[] b = probes.next();
      switch (random.nextInt(6)) {
        case 0 -> b = a;
        case 1 -> b[0] = a[0];
        case 2 -> b[1] = a[1];
        case 3 -> {
          b[0] = a[0] + random.nextInt(-20000, 20001);
          b[1] = a[1] + random.nextInt(-20000, 20001);
        }
        default -> {
          // Any two probes.
        }
      }
      b[0] = Math.max(-1_800_000_000, Math.min(1_800_000_000, b[0]));
      // A part of a shape beyond the antimeridian is too far for one move.
      return Math.abs((long) b[0] - a[0]) > 1_800_000_000L
          ? next()
          : new int[] {a[0], a[1], b[0], b[1]};
    }
  }
}
