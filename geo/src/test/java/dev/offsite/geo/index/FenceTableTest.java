package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.FenceShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ordinals and keys of fences, and that a derived table leaves the one it comes from alone. */
class FenceTableTest {
  private static final FenceShape SHAPE = Circle.of(new Wgs84Position(120, 30), 10);

  private static Fence fence(String id, int version) {
    return Fence.of(id, version, "k", SHAPE);
  }

  private static List<Fence> fences(int count) {
    List<Fence> fences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fences.add(fence("f" + i, 1));
    }
    return fences;
  }

  @Test
  void empty_knowsNothing() {
    assertThat(FenceTable.EMPTY.size()).isZero();
    assertThat(FenceTable.EMPTY.bound()).isZero();
    assertThat(FenceTable.EMPTY.nextOrdinal()).isZero();
    assertThat(FenceTable.EMPTY.at(0)).isNull();
    assertThat(FenceTable.EMPTY.at(-1)).isNull();
    assertThat(FenceTable.EMPTY.ordinalOf("a", 1)).isEqualTo(-1);
    assertThat(FenceTable.EMPTY.versions("a")).isEmpty();
  }

  @Test
  void of_anyCountAroundTheChunkSize_numbersInOrder() {
    for (int count : new int[] {1, 255, 256, 257, 512, 513}) {
      List<Fence> fences = fences(count);
      FenceTable table = FenceTable.of(fences);
      assertThat(table.size()).isEqualTo(count);
      assertThat(table.bound()).isEqualTo(count);
      for (int i = 0; i < count; i++) {
        assertThat(table.at(i)).isSameAs(fences.get(i));
        assertThat(table.ordinalOf("f" + i, 1)).isEqualTo(i);
      }
      assertThat(table.at(count)).isNull();
      assertThat(table.with(table.nextOrdinal(), fence("x", 1)).at(count).id()).isEqualTo("x");
    }
  }

  @Test
  void ordinalOf_idsOfEqualHash_areTold() {
    // The classic pair: "Aa" and "BB" hash alike, and so do their combinations.
    List<Fence> fences =
        List.of(fence("AaAa", 1), fence("BBBB", 1), fence("AaBB", 1), fence("AaAa", 2));
    assertThat("AaAa").hasSameHashCodeAs("BBBB");
    FenceTable table = FenceTable.of(fences);
    assertThat(table.ordinalOf("AaAa", 1)).isZero();
    assertThat(table.ordinalOf("BBBB", 1)).isEqualTo(1);
    assertThat(table.ordinalOf("AaBB", 1)).isEqualTo(2);
    assertThat(table.ordinalOf("AaAa", 2)).isEqualTo(3);
    assertThat(table.ordinalOf("BBAa", 1)).isEqualTo(-1);
    assertThat(table.ordinalOf("BBBB", 2)).isEqualTo(-1);
    assertThat(table.versions("AaAa")).containsExactly(fences.get(0), fences.get(3));
    FenceTable without = table.without(0);
    assertThat(without.ordinalOf("AaAa", 1)).isEqualTo(-1);
    assertThat(without.ordinalOf("BBBB", 1)).isEqualTo(1);
    assertThat(without.versions("AaAa")).containsExactly(fences.get(3));
  }

  @Test
  void of_sameKeyTwice_isRefused_butNotAnotherVersion() {
    assertThatThrownBy(() -> FenceTable.of(List.of(fence("a", 1), fence("b", 1), fence("a", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two fences have id a and version 1");
    assertThat(FenceTable.of(List.of(fence("a", 1), fence("a", 2))).size()).isEqualTo(2);
  }

  @Test
  void with_andWithout_leaveTheOldTableAlone() {
    FenceTable first = FenceTable.of(fences(300));
    Fence other = Fence.of("f7", 1, "other", SHAPE);
    FenceTable replaced = first.with(7, other);
    FenceTable removed = first.without(7);
    assertThat(first.at(7).kind()).isEqualTo("k");
    assertThat(first.size()).isEqualTo(300);
    assertThat(replaced.at(7)).isSameAs(other);
    assertThat(replaced.size()).isEqualTo(300);
    assertThat(replaced.ordinalOf("f7", 1)).isEqualTo(7);
    assertThat(removed.at(7)).isNull();
    assertThat(removed.size()).isEqualTo(299);
    assertThat(removed.bound()).isEqualTo(300);
    assertThat(removed.nextOrdinal()).isEqualTo(7);
    assertThat(first.nextOrdinal()).isEqualTo(300);
  }

  @Test
  void nextOrdinal_afterRemovals_isTheLastRemovedFirst() {
    FenceTable table = FenceTable.of(fences(5)).without(1).without(3);
    assertThat(table.nextOrdinal()).isEqualTo(3);
    table = table.with(3, fence("x", 1));
    assertThat(table.nextOrdinal()).isEqualTo(1);
    table = table.with(1, fence("y", 1));
    assertThat(table.nextOrdinal()).isEqualTo(5);
    assertThat(table.size()).isEqualTo(5);
    assertThat(table.bound()).isEqualTo(5);
  }

  /** Any sequence of changes gives what a map by key gives, and no ordinal twice. */
  @Test
  void changes_anySequence_equalAMap() {
    long seed = 61;
    SplittableRandom random = new SplittableRandom(seed);
    FenceTable table = FenceTable.EMPTY;
    TreeMap<String, Integer> expected = new TreeMap<>();
    int most = 0;
    for (int i = 0; i < 20_000; i++) {
      String id = "f" + random.nextInt(400);
      int version = random.nextInt(3);
      String key = id + "/" + version;
      int known = table.ordinalOf(id, version);
      assertThat(known)
          .as("seed %s, step %s, %s", seed, i, key)
          .isEqualTo(expected.getOrDefault(key, -1));
      if (random.nextBoolean()) {
        int ordinal = known < 0 ? table.nextOrdinal() : known;
        table = table.with(ordinal, fence(id, version));
        expected.put(key, ordinal);
      } else if (known >= 0) {
        table = table.without(known);
        expected.remove(key);
      }
      most = Math.max(most, expected.size());
      assertThat(table.size()).as("seed %s, step %s", seed, i).isEqualTo(expected.size());
    }
    assertThat(expected.values()).doesNotHaveDuplicates();
    assertThat(table.bound()).as("ordinals are given out again, seed %s", seed).isEqualTo(most);
    for (var entry : expected.entrySet()) {
      Fence fence = table.at(entry.getValue());
      assertThat(fence.id() + "/" + fence.version()).isEqualTo(entry.getKey());
    }
  }
}
