package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.testing.Boxes;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory of a grid: equal cells are one, a derived grid shares what did not change. */
class SharingTest {
  private static final int CELL = 1 << 14;
  private static final int PAGE = 1 << 20;

  private static Outline box(int west, int south, int east, int north) {
    return Boxes.of(Wgs84Position.ofE7(west, south), Wgs84Position.ofE7(east, north));
  }

  private static Grid build(Outline... outlines) {
    return new GridBuilder().build(Arrays.asList(outlines));
  }

  private static int[] covering(Grid grid, int x, int y) {
    int[] out = new int[8];
    return Arrays.copyOf(out, grid.covering(x, y, out));
  }

  /** How many different records a grid has. */
  private static int records(Grid grid) {
    Set<Object> records = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Object> pages = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int[][][] middle : grid.root()) {
      for (int[][] page : middle == null ? new int[0][][] : middle) {
        if (page != null && pages.add(page)) {
          for (int[] record : page) {
            if (record != null) {
              records.add(record);
            }
          }
        }
      }
    }
    return records.size();
  }

  @Test
  void build_nothing_isAllEmptyCells() {
    assertThat(Arrays.asList(build().root())).containsOnlyNulls();
    assertThat(Arrays.asList(build((Outline) null).root())).containsOnlyNulls();
    assertThat(Grid.EMPTY.covering(0, 0, new int[1])).isZero();
    assertThat(Grid.EMPTY.touching(0, 0, 5, 5)).isNull();
  }

  @Test
  void build_insideOfALargeFence_isOneRecord() {
    // 61 cells each way inside the border: one record stands for all of them.
    Grid grid = build(box(CELL / 2, CELL / 2, CELL / 2 + 62 * CELL, CELL / 2 + 62 * CELL));
    assertThat(records(grid)).isEqualTo(4 * 62 + 1);
    assertThat(covering(grid, 30 * CELL, 30 * CELL)).containsExactly(0);
  }

  @Test
  void build_fenceWithinAFence_hasOneRecordForEachSetOfFences() {
    Grid grid = build(box(0, 0, 50_000_000, 50_000_000), box(-9, -9, 60_000_000, 60_000_000));
    assertThat(covering(grid, 25_000_000, 25_000_000)).containsExactly(0, 1);
    assertThat(covering(grid, 55_000_000, 55_000_000)).containsExactly(1);
    // Border cells only, and one for each set of fences inside.
    int border = 4 * (60_000_000 / CELL + 2) + 4 * (50_000_000 / CELL + 2);
    assertThat(records(grid)).isLessThan(border + 3);
  }

  @ParameterizedTest
  @CsvSource({"8", "10", "12", "14", "20", "26"})
  void covering_fenceOnCellBorders_includesBothBorders(int shift) {
    int side = 1 << shift;
    int west = 1_140_850_688;
    int south = 268_435_456;
    Grid grid = build(box(west, south, west + side, south + side));
    for (int x : new int[] {west, west + side / 2, west + side}) {
      for (int y : new int[] {south, south + side / 2, south + side}) {
        assertThat(covering(grid, x, y)).as("%s %s", x - west, y - south).containsExactly(0);
      }
    }
    for (int along : new int[] {0, side / 2, side}) {
      assertThat(covering(grid, west - 1, south + along)).isEmpty();
      assertThat(covering(grid, west + side + 1, south + along)).isEmpty();
      assertThat(covering(grid, west + along, south - 1)).isEmpty();
      assertThat(covering(grid, west + along, south + side + 1)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"8", "10", "14", "20", "26"})
  void touching_moveEndingOnACellBorder_seesTheFenceBeyond(int shift) {
    int side = 1 << shift;
    int west = 1_140_850_688;
    int south = 268_435_456;
    Grid grid = build(box(west, south, west + side, south + side));
    assertThat(grid.touching(west - 50, south + 9, west, south + 9).toArray()).containsExactly(0);
    assertThat(grid.touching(west - 50, south + 9, west - 1, south + 9)).isNull();
    assertThat(grid.touching(west + side + 50, south + 9, west + side, south + 9).toArray())
        .containsExactly(0);
    assertThat(grid.touching(west + side + 50, south + 9, west + side + 1, south + 9)).isNull();
    assertThat(grid.touching(west + 9, south - 50, west + 9, south).toArray()).containsExactly(0);
    assertThat(grid.touching(west + 9, south + side + 50, west + 9, south + side).toArray())
        .containsExactly(0);
    // Through the corner only, on both diagonals.
    assertThat(grid.touching(west - 5, south + 5, west + 5, south - 5).toArray())
        .containsExactly(0);
    assertThat(grid.touching(west - 6, south + 5, west + 4, south - 5)).isNull();
  }

  @Test
  void replace_sameBorder_isTheSameGrid() {
    Outline before = box(0, 0, 5 * PAGE, 5 * PAGE);
    Grid grid = build(before);
    assertThat(GridEditor.replace(grid, 0, before, box(0, 0, 5 * PAGE, 5 * PAGE))).isSameAs(grid);
    assertThat(GridEditor.replace(grid, 1, null, null)).isSameAs(grid);
  }

  @Test
  void replace_oneCorner_sharesAllOtherNodes() {
    Outline before = box(-300 * PAGE, -300 * PAGE, 300 * PAGE, 300 * PAGE);
    Outline far = box(700 * PAGE, 300 * PAGE, 700 * PAGE + 9, 300 * PAGE + 9);
    Grid grid = build(before, null);
    Grid derived = GridEditor.replace(grid, 1, null, far);
    int changed = 0;
    for (int i = 0; i < Grid.CELLS; i++) {
      changed += grid.root()[i] == derived.root()[i] ? 0 : 1;
    }
    assertThat(changed).isEqualTo(1);
    assertThat(covering(derived, 700 * PAGE + 9, 300 * PAGE)).containsExactly(1);
    assertThat(covering(derived, 0, 0)).containsExactly(0);
    assertThat(covering(grid, 700 * PAGE + 9, 300 * PAGE)).isEmpty();
  }

  @Test
  void replace_largeFenceAddedAndRemoved_keepsSharing() {
    Outline large = box(CELL / 2, CELL / 2, CELL / 2 + 20 * PAGE, CELL / 2 + 20 * PAGE);
    Grid fresh = build(large);
    Grid derived = GridEditor.replace(Grid.EMPTY, 0, null, large);
    assertThat(records(derived)).isLessThan(2 * records(fresh));
    assertThat(covering(derived, 10 * PAGE, 10 * PAGE)).containsExactly(0);
    Grid emptied = GridEditor.replace(derived, 0, large, null);
    assertThat(records(emptied)).isZero();
    assertThat(covering(derived, 10 * PAGE, 10 * PAGE)).containsExactly(0);
  }

  @Test
  void bordersIn_aBox_findsBordersButNotWhatCoversIt() {
    Grid grid = build(box(0, 0, 9 * CELL, 9 * CELL), box(4 * CELL, 4 * CELL, 5 * CELL, 5 * CELL));
    List<Integer> found =
        Arrays.stream(
                grid.bordersIn(4 * CELL + 9, 4 * CELL + 9, 4 * CELL + 9, 4 * CELL + 9).toArray())
            .boxed()
            .toList();
    assertThat(found).containsExactly(1);
    assertThat(grid.bordersIn(0, 0, 9 * CELL, 9 * CELL).toArray()).containsExactlyInAnyOrder(0, 1);
    assertThat(grid.bordersIn(2 * CELL, 2 * CELL, 2 * CELL + 1, 2 * CELL + 1).toArray()).isEmpty();
  }

  @Test
  void intList_growing_keepsItsValues() {
    IntList list = new IntList(0);
    for (int i = 0; i < 100; i++) {
      list.add(i);
      list.add(-i, 2 * i);
    }
    list.addZeros(2);
    list.addAll(new int[] {7, 8, 9, 10}, 1, 2);
    assertThat(list.size).isEqualTo(304);
    assertThat(list.array[3 * 99]).isEqualTo(99);
    assertThat(Arrays.copyOfRange(list.toArray(), 297, 304))
        .containsExactly(99, -99, 198, 0, 0, 8, 9);
    assertThat(list.contains(198)).isTrue();
    list.clear();
    // Zeros are written anew where other values stood.
    list.addZeros(5);
    assertThat(list.toArray()).containsExactly(0, 0, 0, 0, 0);
    assertThat(list.contains(198)).isFalse();
  }
}
