package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.fence.Polygonal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stays of moves, case by case. The shapes are drawn in degrees, moves in whole degrees. */
class StaysTest {
  private static final String BOX = "POLYGON((0 0,10 0,10 10,0 10,0 0))";
  private static final String FRAME = "POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,4 6,6 6,6 4,4 4))";
  private static final String COMB =
      "POLYGON((0 0,10 0,10 10,8 10,8 2,6 2,6 10,4 10,4 2,2 2,2 10,0 10,0 0))";
  private static final String HOURGLASS =
      "MULTIPOLYGON(((0 0,5 5,0 10,0 0)),((10 0,10 10,5 5,10 0)))";
  private static final String TOOTH = "POLYGON((0 0,4 0,5 3,6 0,10 0,10 -5,0 -5,0 0))";

  private static String stays(String wkt, int ax, int ay, int bx, int by) {
    int unit = 10_000_000;
    return Polygonal.parseWkt(wkt)
        .outline()
        .stays(ax * unit, ay * unit, bx * unit, by * unit)
        .stream()
        .map(
            s ->
                String.format(
                    Locale.ROOT, "%s %.3f-%.3f", s.kind(), s.entryFraction(), s.exitFraction()))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource({
    // Plain cases.
    "2, 5, 8, 5, INSIDE 0.000-1.000",
    "-5, 5, 5, 5, ENTER 0.500-1.000",
    "5, 5, 15, 5, EXIT 0.000-0.500",
    "-5, 5, 15, 5, CROSS 0.250-0.750",
    "-5, 5, -1, 5, ''",
    "-5, -5, 15, -5, ''",
    // On the boundary: start, end, both.
    "0, 5, 5, 5, INSIDE 0.000-1.000",
    "0, 5, -5, 5, EXIT 0.000-0.000",
    "-5, 5, 0, 5, ENTER 1.000-1.000",
    "0, 5, 10, 5, INSIDE 0.000-1.000",
    // Along a side: wholly, beyond one end, beyond both, reversed.
    "2, 0, 8, 0, INSIDE 0.000-1.000",
    "5, 0, 15, 0, EXIT 0.000-0.500",
    "-5, 0, 5, 0, ENTER 0.500-1.000",
    "-5, 0, 15, 0, CROSS 0.250-0.750",
    "15, 0, -5, 0, CROSS 0.250-0.750",
    "10, -10, 10, 30, CROSS 0.250-0.500",
    // Through corners: a touch, a diagonal, a start in a corner.
    "-5, 5, 5, -5, CROSS 0.500-0.500",
    "-5, -5, 15, 15, CROSS 0.250-0.750",
    "0, 0, -5, -5, EXIT 0.000-0.000",
    "0, 0, 10, 10, INSIDE 0.000-1.000",
    "-5, -5, 0, 0, ENTER 1.000-1.000",
    // Standstills.
    "5, 5, 5, 5, INSIDE 0.000-1.000",
    "0, 0, 0, 0, INSIDE 0.000-1.000",
    "11, 5, 11, 5, ''",
  })
  void stays_inABox(int ax, int ay, int bx, int by, String expected) {
    assertThat(stays(BOX, ax, ay, bx, by)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5, 9, 5, EXIT 0.000-0.375; ENTER 0.625-1.000",
    "5, 5, 9, 5, ENTER 0.250-1.000",
    "5, 5, 15, 5, CROSS 0.100-0.500",
    // The side of a hole belongs to the fence; so does its corner.
    "4, 5, 6, 5, EXIT 0.000-0.000; ENTER 1.000-1.000",
    "4, 4, 4, 6, INSIDE 0.000-1.000",
    "2, 4, 8, 4, INSIDE 0.000-1.000",
    "3, 5, 5, 3, INSIDE 0.000-1.000",
    "3, 3, 7, 7, EXIT 0.000-0.250; ENTER 0.750-1.000",
  })
  void stays_aroundAHole(int ax, int ay, int bx, int by, String expected) {
    assertThat(stays(FRAME, ax, ay, bx, by)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-10, 5, 10, 5, CROSS 0.500-0.600; CROSS 0.700-0.800; ENTER 0.900-1.000",
    "0, 10, 10, 10, EXIT 0.000-0.200; CROSS 0.400-0.600; ENTER 0.800-1.000",
    "-10, 2, 10, 2, ENTER 0.500-1.000",
    "1, 1, 9, 1, INSIDE 0.000-1.000",
    "2, 10, 2, 0, INSIDE 0.000-1.000",
    "3, 10, 3, 0, ENTER 0.800-1.000",
  })
  void stays_betweenTheTeethOfAComb(int ax, int ay, int bx, int by, String expected) {
    assertThat(stays(COMB, ax, ay, bx, by)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 5, 10, CROSS 0.500-0.500",
    "0, 5, 10, 5, INSIDE 0.000-1.000",
    "-10, 5, 20, 5, CROSS 0.333-0.667",
    "0, 0, 10, 10, INSIDE 0.000-1.000",
    "5, 5, 5, 9, EXIT 0.000-0.000",
  })
  void stays_whereTwoPartsTouch(int ax, int ay, int bx, int by, String expected) {
    assertThat(stays(HOURGLASS, ax, ay, bx, by)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Over the tip of a tooth, along the line on which it stands, through its foot.
    "0, 3, 10, 3, CROSS 0.500-0.500",
    "-10, 0, 10, 0, ENTER 0.500-1.000",
    "4, 0, 6, 0, INSIDE 0.000-1.000",
    "4, 1, 4, -1, ENTER 0.500-1.000",
    "2, 1, 8, 1, CROSS 0.389-0.611",
  })
  void stays_atATooth(int ax, int ay, int bx, int by, String expected) {
    assertThat(stays(TOOTH, ax, ay, bx, by)).isEqualTo(expected);
  }
}
