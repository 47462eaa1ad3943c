package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moves through small drawn shapes, forwards and backwards; one character is one degree.
 *
 * <pre>
 *   U           L           DIAMOND       STAIRS        RING
 *  8 ##..##    8 ##....    8 ...#...    6 ....##     9 #########
 *  6 ##..##    6 ##....    6 ..###..    4 ..####     6 ###...###   with an
 *  4 ##..##    4 ##....    4 #######    2 ######     5 ###.#.###   island in
 *  2 ######    2 ######    2 ..###..    0 ######     4 ###...###   its hole
 *  0 ######    0 ######    0 ...#...                 0 #########
 *    0 2 4 6     0 2 4 6     0  4  8      0 2 4 6      0  3 4 5 6 9
 * </pre>
 */
class MovesTest {
  private static final int UNIT = 10_000_000;
  private static final String U = "POLYGON((0 0,6 0,6 8,4 8,4 2,2 2,2 8,0 8,0 0))";
  private static final String L = "POLYGON((0 0,6 0,6 2,2 2,2 8,0 8,0 0))";
  private static final String DIAMOND = "POLYGON((4 0,8 4,4 8,0 4,4 0))";
  private static final String STAIRS = "POLYGON((0 0,6 0,6 6,4 6,4 4,2 4,2 2,0 2,0 0))";
  private static final String RING =
      "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3)),((4 4,5 4,5 5,4 5,4 4)))";
  private static final String HOLE_AT_CORNER = "POLYGON((0 0,8 0,8 8,0 8,0 0),(0 0,4 2,2 4,0 0))";
  private static final String CHESS =
      "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((2 2,4 2,4 4,2 4,2 2)),((4 0,6 0,6 2,4 2,4 0)))";

  private static Outline outline(String wkt) {
    return Polygonal.parseWkt(wkt).outline();
  }

  private static String text(List<Stay> stays) {
    return stays.stream()
        .map(
            s ->
                String.format(
                    Locale.ROOT, "%s %.3f-%.3f", s.kind(), s.entryFraction(), s.exitFraction()))
        .collect(Collectors.joining("; "));
  }

  private static List<Stay> mirrored(List<Stay> stays) {
    List<Stay> mirrored = new ArrayList<>();
    for (Stay stay : stays) {
      Stay.Kind kind =
          switch (stay.kind()) {
            case ENTER -> Stay.Kind.EXIT;
            case EXIT -> Stay.Kind.ENTER;
            default -> stay.kind();
          };
      mirrored.add(0, new Stay(kind, 1 - stay.exitFraction(), 1 - stay.entryFraction()));
    }
    return mirrored;
  }

  private static void assertBothWays(String wkt, int ax, int ay, int bx, int by, String expected) {
    Outline outline = outline(wkt);
    List<Stay> there = outline.stays(ax * UNIT, ay * UNIT, bx * UNIT, by * UNIT);
    assertThat(text(there)).isEqualTo(expected);
    List<Stay> back = outline.stays(bx * UNIT, by * UNIT, ax * UNIT, ay * UNIT);
    assertThat(text(back)).as("backwards").isEqualTo(text(mirrored(there)));
  }

  @ParameterizedTest
  @CsvSource({
    // Across both arms, on the height of the bay's floor, and one below.
    "-2, 4, 8, 4, CROSS 0.200-0.400; CROSS 0.600-0.800",
    "-2, 2, 8, 2, CROSS 0.200-0.800",
    "-2, 1, 8, 1, CROSS 0.200-0.800",
    // Along the tops of both arms.
    "-2, 8, 8, 8, CROSS 0.200-0.400; CROSS 0.600-0.800",
    // From arm to arm, from border to border of the bay.
    "1, 5, 5, 5, EXIT 0.000-0.250; ENTER 0.750-1.000",
    "2, 5, 4, 5, EXIT 0.000-0.000; ENTER 1.000-1.000",
    "2, 8, 4, 2, EXIT 0.000-0.000; ENTER 1.000-1.000",
    // Down the inner side of an arm, to the floor and through it.
    "2, 10, 2, 2, ENTER 0.250-1.000",
    "2, 10, 2, -2, CROSS 0.167-0.833",
    "3, 10, 3, 2, ENTER 1.000-1.000",
    "3, 8, 3, 3, ''",
    // Through the corner of the bay into the fence.
    "3, 3, 1, 1, ENTER 0.500-1.000",
    "4, 2, 2, 2, INSIDE 0.000-1.000",
  })
  void stays_inAU(int ax, int ay, int bx, int by, String expected) {
    assertBothWays(U, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // The concave corner at (2, 2): on the outside of it, through it, along both its sides.
    "1, 5, 5, 1, EXIT 0.000-0.250; ENTER 0.750-1.000",
    "0, 4, 4, 0, INSIDE 0.000-1.000",
    "4, 4, 0, 0, ENTER 0.500-1.000",
    "4, 4, 2, 2, ENTER 1.000-1.000",
    "2, 6, 2, 0, INSIDE 0.000-1.000",
    "6, 2, 0, 2, INSIDE 0.000-1.000",
    "8, 2, 2, 2, ENTER 0.333-1.000",
    "2, 2, 2, 12, EXIT 0.000-0.600",
    // Past the outer corners.
    "-2, 10, 2, 6, ENTER 0.500-1.000",
    "1, 9, 3, 7, CROSS 0.500-0.500",
  })
  void stays_inAnL(int ax, int ay, int bx, int by, String expected) {
    assertBothWays(L, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Each tip touched from outside.
    "0, 0, 8, 0, CROSS 0.500-0.500",
    "8, 0, 8, 8, CROSS 0.500-0.500",
    "0, 8, 8, 8, CROSS 0.500-0.500",
    "0, 0, 0, 8, CROSS 0.500-0.500",
    // From tip to tip, beyond both tips, and along a side.
    "0, 4, 8, 4, INSIDE 0.000-1.000",
    "-4, 4, 12, 4, CROSS 0.250-0.750",
    "4, 12, 4, -4, CROSS 0.250-0.750",
    "4, 0, 8, 4, INSIDE 0.000-1.000",
    "0, -4, 12, 8, CROSS 0.333-0.667",
    // From a tip away.
    "4, 0, 4, -1, EXIT 0.000-0.000",
    "4, 0, 8, 0, EXIT 0.000-0.000",
    "4, 0, 0, 4, INSIDE 0.000-1.000",
    // Parallel to a side, just outside it.
    "5, 0, 9, 4, ''",
    "3, 1, 7, 5, INSIDE 0.000-1.000",
  })
  void stays_inADiamond(int ax, int ay, int bx, int by, String expected) {
    assertBothWays(DIAMOND, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Up along the outer and the inner corners of the steps.
    "-1, 1, 5, 7, CROSS 0.167-0.167; CROSS 0.500-0.500; CROSS 0.833-0.833",
    "0, 0, 6, 6, INSIDE 0.000-1.000",
    "-2, 2, 6, 2, ENTER 0.250-1.000",
    "-2, 4, 8, 4, CROSS 0.400-0.800",
    "2, 6, 2, 0, ENTER 0.333-1.000",
    "0, 3, 3, 0, ENTER 0.333-1.000",
  })
  void stays_onStairs(int ax, int ay, int bx, int by, String expected) {
    assertBothWays(STAIRS, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Through ring, hole, island, hole, ring.
    "-1, 4, 9, 4, CROSS 0.100-0.400; CROSS 0.500-0.600; ENTER 0.700-1.000",
    "-1, 5, 19, 5, CROSS 0.050-0.200; CROSS 0.250-0.300; CROSS 0.350-0.500",
    "4, 4, 5, 5, INSIDE 0.000-1.000",
    "3, 3, 6, 6, EXIT 0.000-0.000; CROSS 0.333-0.667; ENTER 1.000-1.000",
    "3, 5, 5, 3, EXIT 0.000-0.000; CROSS 0.500-0.500",
    // Within the hole, past the island and along the hole's side.
    "3, 3, 3, 6, INSIDE 0.000-1.000",
    "0, 6, 9, 6, INSIDE 0.000-1.000",
  })
  void stays_onAnIslandInAHole(int ax, int ay, int bx, int by, String expected) {
    Outline ring = outline(RING);
    if (ax == 3 && by == 3 && bx == 5) {
      // Ends on the side of the hole, so the way back begins with a stay of no length.
      assertThat(text(ring.stays(ax * UNIT, ay * UNIT, bx * UNIT, by * UNIT)))
          .isEqualTo(expected + "; ENTER 1.000-1.000");
      return;
    }
    assertBothWays(RING, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // The hole touches the shell at (0, 0): the corner belongs to the fence from every side.
    "0, 0, 3, 3, EXIT 0.000-0.000; ENTER 1.000-1.000",
    "-1, -1, 7, 7, CROSS 0.125-0.125; ENTER 0.500-1.000",
    "-2, 2, 2, -2, CROSS 0.500-0.500",
    "0, 0, 4, 2, INSIDE 0.000-1.000",
    "0, 0, 8, 1, INSIDE 0.000-1.000",
    "-4, -2, 8, 4, CROSS 0.333-0.333",
  })
  void stays_whereAHoleTouchesTheShell(int ax, int ay, int bx, int by, String expected) {
    if (ax == -4) {
      // Along the hole's side from the touching corner on.
      assertBothWays(HOLE_AT_CORNER, ax, ay, bx, by, "ENTER 0.333-1.000");
      return;
    }
    assertBothWays(HOLE_AT_CORNER, ax, ay, bx, by, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Squares meeting at corners: from square to square through the corner is one stay.
    "0, 0, 4, 4, INSIDE 0.000-1.000",
    "-1, -1, 5, 5, CROSS 0.167-0.833",
    "2, 4, 6, 0, INSIDE 0.000-1.000",
    "0, 2, 6, 2, INSIDE 0.000-1.000",
    // Across the corner, not through a square.
    "1, 3, 3, 1, CROSS 0.500-0.500",
    "3, 1, 5, 3, CROSS 0.500-0.500",
    // Over the gap.
    "-1, 1, 7, 1, CROSS 0.125-0.375; CROSS 0.625-0.875",
    "0, 0, 6, 0, EXIT 0.000-0.333; ENTER 0.667-1.000",
  })
  void stays_onAChessboard(int ax, int ay, int bx, int by, String expected) {
    assertBothWays(CHESS, ax, ay, bx, by, expected);
  }

  @Test
  void stays_oneUnitBesideASide_tellInsideFromOutside() {
    Outline box = outline("POLYGON((0 0,1 0,1 1,0 1,0 0))");
    int end = UNIT;
    assertThat(box.stays(-5, -1, end, -1)).isEmpty();
    assertThat(text(box.stays(0, 0, end, 0))).isEqualTo("INSIDE 0.000-1.000");
    assertThat(text(box.stays(0, -1, end, 0))).isEqualTo("ENTER 1.000-1.000");
    assertThat(text(box.stays(0, 0, end, -1))).isEqualTo("EXIT 0.000-0.000");
    assertThat(text(box.stays(0, end, end, end + 1))).isEqualTo("EXIT 0.000-0.000");
    assertThat(box.stays(0, end + 1, end, end + 1)).isEmpty();
  }

  @Test
  void stays_kindsAtTheEnds_areExactWhereFractionsRound() {
    Outline world = outline("POLYGON((-180 -90,179.9999999 -90,179.9999999 90,-180 90,-180 -90))");
    // One unit outside of 3.6e9: the fraction is under one by less than a millionth.
    List<Stay> stays = world.stays(-1_800_000_000, -900_000_000, 1_800_000_000, 900_000_000);
    assertThat(stays).hasSize(1);
    assertThat(stays.get(0).kind()).isEqualTo(Stay.Kind.EXIT);
    assertThat(stays.get(0).exitFraction()).isCloseTo(1 - 1 / 3.6e9, within(1e-15));
    assertThat(world.stays(1_800_000_000, -900_000_000, 1_800_000_000, 900_000_000)).isEmpty();
    assertThat(text(world.stays(1_799_999_999, -900_000_000, 1_799_999_999, 900_000_000)))
        .isEqualTo("INSIDE 0.000-1.000");
  }

  /** Whatever the shape: back is there, mirrored; and stays are in order, apart, within [0, 1]. */
  @Test
  void stays_anyMoveReversed_areMirrored() {
    for (long seed = 51; seed < 54; seed++) {
      List<Fence> fences = new RandomOutlines(seed).world(60, 1_201_536_000, 302_650_000, 30_000);
      Probes probes = new Probes(seed, fences, 1_201_536_000, 302_650_000, 30_000);
      int met = 0;
      for (int i = 0; i < 2_000; i++) {
        int[] a = probes.next();
        int[] b = probes.next();
        for (Fence fence : fences) {
          Outline outline = fence.shape().outline();
          List<Stay> there = outline.stays(a[0], a[1], b[0], b[1]);
          List<Stay> back = mirrored(outline.stays(b[0], b[1], a[0], a[1]));
          String where = "seed " + seed + ", move " + i + ", fence " + fence.id();
          assertThat(back).as(where).hasSameSizeAs(there);
          double before = -1;
          for (int s = 0; s < there.size(); s++) {
            Stay stay = there.get(s);
            assertThat(back.get(s).kind()).as(where).isEqualTo(stay.kind());
            assertThat(back.get(s).entryFraction())
                .as(where)
                .isCloseTo(stay.entryFraction(), within(1e-12));
            assertThat(back.get(s).exitFraction())
                .as(where)
                .isCloseTo(stay.exitFraction(), within(1e-12));
            assertThat(stay.entryFraction()).as(where).isBetween(Math.max(0, before), 1.0);
            assertThat(stay.exitFraction()).as(where).isBetween(stay.entryFraction(), 1.0);
            before = stay.exitFraction();
          }
          assertThat(
                  !there.isEmpty()
                      && there.get(0).kind() != Stay.Kind.CROSS
                      && there.get(0).kind() != Stay.Kind.ENTER)
              .as("covered start, %s", where)
              .isEqualTo(outline.covers(a[0], a[1]));
          met += there.size();
        }
      }
      assertThat(met).as("seed %s", seed).isGreaterThan(1_000);
    }
  }
}
