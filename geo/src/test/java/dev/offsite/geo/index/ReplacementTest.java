package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replacing fences one by one ends where a fresh build would. */
class ReplacementTest {
  @ParameterizedTest
  @CsvSource({
    "1, 200, 1201536000, 302650000, 1000000, 400",
    "2, 150, 1201536000, 302650000, 20000, 400",
    "3, 50, 1207959552, 268435456, 100000000, 60",
  })
  void replacing_manyTimes_equalsFreshBuild(
      long seed, int count, int x, int y, int reach, int changes) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomOutlines outlines = new RandomOutlines(seed);
    List<Fence> fences = new ArrayList<>(outlines.world(count, x, y, reach));
    List<Fence> spares = outlines.world(changes, x, y, reach);
    List<Fence> everywhere = new ArrayList<>(fences);
    GeofenceIndex index = GeofenceIndex.of(fences);
    GeofenceIndex first = index;
    String firstAnswers = answers(first, seed, fences, x, y, reach);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(fences.size());
      Fence old = fences.get(at);
      if (random.nextInt(4) == 0 && fences.size() > 10) {
        fences.remove(at);
        index = index.without(old.id(), old.version());
      } else if (random.nextInt(3) == 0) {
        Fence added = Fence.of("g" + i, 2, "test", spares.get(i).shape());
        fences.add(added);
        everywhere.add(added);
        index = index.replacing(added);
      } else {
        Fence moved = old.withShape(spares.get(i).shape());
        fences.set(at, moved);
        everywhere.add(moved);
        index = index.replacing(moved);
      }
    }
    assertThat(index.size()).isEqualTo(fences.size());
    GeofenceIndex fresh = GeofenceIndex.of(fences);
    assertThat(answers(index, seed, everywhere, x, y, reach))
        .as("seed %s", seed)
        .isEqualTo(answers(fresh, seed, everywhere, x, y, reach));
    assertThat(answers(first, seed, fences.subList(0, 1), x, y, reach))
        .as("the first snapshot still answers as before, seed %s", seed)
        .isEqualTo(
            answers(
                GeofenceIndex.of(everywhere.subList(0, count)),
                seed,
                fences.subList(0, 1),
                x,
                y,
                reach));
    assertThat(firstAnswers).isNotEqualTo(answers(index, seed, everywhere, x, y, reach));
  }

  @Test
  void without_everyFence_leavesNothing() {
    List<Fence> fences = new RandomOutlines(9).world(80, 1201536000, 302650000, 300000);
    GeofenceIndex index = GeofenceIndex.of(fences);
    for (Fence fence : fences) {
      index = index.without(fence.id(), fence.version());
    }
    assertThat(index.size()).isZero();
    Probes probes = new Probes(9, fences, 1201536000, 302650000, 300000);
    for (int i = 0; i < 20000; i++) {
      int[] p = probes.next();
      assertThat(index.covering(p[0], p[1], new int[1])).as("point %s", i).isZero();
    }
  }

  @Test
  void replacing_newVersion_livesBesideTheOld() {
    Polygonal west = Polygonal.parseWkt("POLYGON((120 30,120.1 30,120.1 30.1,120 30.1,120 30))");
    Polygonal east = Polygonal.parseWkt("POLYGON((120 30,120.2 30,120.2 30.1,120 30.1,120 30))");
    Fence first = Fence.of("a", 1, "zone", west);
    Fence second = Fence.of("a", 2, "zone", east);
    GeofenceIndex index = GeofenceIndex.of(List.of(first)).replacing(second);
    assertThat(index.versions("a")).containsExactly(first, second);
    assertThat(index.covering(new Wgs84Position(120.05, 30.05))).containsExactly(first, second);
    assertThat(index.covering(new Wgs84Position(120.1, 30.05))).containsExactly(first, second);
    assertThat(index.covering(new Wgs84Position(120.15, 30.05))).containsExactly(second);
    assertThat(index.without("a", 1).find("a", 1)).isEmpty();
    assertThat(index.without("a", 1).find("a", 2)).contains(second);
    assertThat(index.without("a", 3)).isSameAs(index);
    assertThatThrownBy(() -> GeofenceIndex.of(List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id a and version 1");
  }

  @Test
  void ordinals_ofRemovedFences_areGivenOutAgain() {
    List<Fence> fences = new RandomOutlines(4).world(600, 1201536000, 302650000, 300000);
    GeofenceIndex index = GeofenceIndex.of(fences);
    GeofenceIndex smaller = index.without("f7", 1).without("f300", 1);
    assertThatThrownBy(() -> smaller.fence(7)).hasMessageContaining("ordinal 7");
    GeofenceIndex again =
        smaller
            .replacing(Fence.of("x", 1, "k", fences.get(0).shape()))
            .replacing(Fence.of("y", 1, "k", fences.get(1).shape()))
            .replacing(Fence.of("z", 1, "k", fences.get(2).shape()));
    assertThat(again.ordinalBound()).isEqualTo(601);
    assertThat(List.of(again.fence(300).id(), again.fence(7).id(), again.fence(600).id()))
        .containsExactly("x", "y", "z");
    assertThat(index.fence(7).id()).isEqualTo("f7");
  }

  /** The answers at many places, by fence key. */
  private static String answers(
      GeofenceIndex index, long seed, List<Fence> around, int x, int y, int reach) {
    Probes probes = new Probes(seed, around, x, y, reach);
    StringBuilder text = new StringBuilder();
    int[] out = new int[2000];
    for (int i = 0; i < 40000; i++) {
      int[] p = probes.next();
      int n = index.covering(p[0], p[1], out);
      String[] keys = new String[n];
      for (int k = 0; k < n; k++) {
        keys[k] = index.fence(out[k]).id() + "/" + index.fence(out[k]).version();
      }
      Arrays.sort(keys);
      text.append(p[0]).append(' ').append(p[1]).append(String.join(",", keys)).append('\n');
    }
    return text.toString();
  }
}
