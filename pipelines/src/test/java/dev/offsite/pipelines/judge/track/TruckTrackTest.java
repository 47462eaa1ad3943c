package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TruckTrackTest {

  private static final Duration HORIZON = Duration.ofMinutes(15);
  private static final ReferenceSnapshot REFERENCE = TruckScene.reference();
  private static final String SHA256 = "ab".repeat(32);

  private final Counting counting = new Counting();
  private final RuleFolds folds = RuleFolds.of(counting);
  private final TruckTrack track = TruckTrack.empty(folds);

  @Test
  void fix_inOrder_isOneStep_andARepeatedOneNone() {
    add(track, 0);
    add(track, 1_000);
    assertThat(counting.steps).isEqualTo(2);
    assertThat(add(track, 1_000)).isEqualTo(TruckTrack.Added.REPEATED);
    assertThat(counting.steps).isEqualTo(2);
  }

  @Test
  void fix_lateByNFixes_foldsAboutTwoNOfThemAgain() {
    for (int late = 1; late < 880; late += 11) {
      TruckTrack driven = TruckTrack.empty(folds);
      List<Long> times = new ArrayList<>();
      for (int second = 0; second < 890; second++) {
        times.add(1_000L * second);
        add(driven, 1_000L * second);
      }
      if (late % 2 == 0) {
        // A checkpoint makes a copy of what it is about to write.
        driven = driven.copy();
      }
      counting.steps = 0;
      long lateMs = 1_000L * (889 - late) + 500;
      times.add(lateMs);

      add(driven, lateMs);

      assertThat(counting.steps)
          .as("late by %s", late)
          .isBetween(late, 3 * late + 2 * FixLog.BLOCK);
      assertThat(found(driven)).isEqualTo(hash(times.stream().sorted().toList()));
    }
  }

  @Test
  void fix_exactlyAtTheHorizon_isFolded_andBeyondItRefused() {
    add(track, 900_000);
    assertThat(add(track, 0)).isEqualTo(TruckTrack.Added.FOLDED);
    assertThat(add(track, -1)).isEqualTo(TruckTrack.Added.BEYOND_HORIZON);
    assertThat(track.fixes()).isEqualTo(2);
  }

  @Test
  void fixes_inAnyOrder_endAsIfFoldedFromScratch_alsoThroughBytesAndCopies() throws Exception {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        times.add(1_000L * random.nextInt(900));
      }
      Collections.shuffle(times, random);
      TruckTrack driven = TruckTrack.empty(folds);
      for (int i = 0; i < times.size(); i++) {
        add(driven, times.get(i));
        if (random.nextInt(40) == 0) {
          driven = random.nextBoolean() ? throughBytes(driven) : driven.copy();
        }
      }
      assertThat(found(driven))
          .as("seed %s", seed)
          .isEqualTo(hash(times.stream().distinct().sorted().toList()));
    }
  }

  @Test
  void longDrive_withLateFixes_keepsTheHorizonOnlyAndEndsAsIfFoldedFromScratch() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      TruckTrack driven = TruckTrack.empty(folds);
      List<Long> all = new ArrayList<>();
      long newestMs = 0;
      for (int i = 0; i < 3_000; i++) {
        newestMs += 1_000;
        long timeMs =
            random.nextInt(10) == 0 ? newestMs - 500 - 1_000L * random.nextInt(800) : newestMs;
        if (add(driven, timeMs) == TruckTrack.Added.FOLDED) {
          all.add(timeMs);
        }
      }
      assertThat(found(driven)).as("seed %s", seed).isEqualTo(hash(all.stream().sorted().toList()));
      assertThat(driven.fixes()).isLessThan(1_200);
    }
  }

  @Test
  void longDrive_inOrder_foldsEachFixOnce_alsoWhatHasLeftTheHorizon() {
    for (int second = 0; second < 5_000; second++) {
      add(track, 1_000L * second);
      assertThat(track.fixes()).isLessThanOrEqualTo(900 + 4 * 64);
    }
    assertThat(counting.steps).isEqualTo(5_000);
    assertThat(track.settledMs()).isBetween(3_900_000L, 4_099_000L);
  }

  @Test
  void longDrive_ofATerminalThatReportsEachTenSeconds_keepsLittleBeyondTheHorizon() {
    for (int i = 0; i < 1_000; i++) {
      add(track, 10_000L * i);
      assertThat(track.fixes()).isLessThanOrEqualTo(90 + 4 * FixLog.BLOCK);
    }
    assertThat(counting.steps).isEqualTo(1_000);
  }

  @Test
  void restoredTrack_hasNoAnchors_foldsWhatLeavesTheHorizonOnceMoreAndThenNoMore()
      throws Exception {
    TruckTrack driven = TruckTrack.empty(folds);
    for (int second = 0; second < 2_000; second++) {
      add(driven, 1_000L * second);
    }
    driven = throughBytes(driven);
    counting.steps = 0;
    for (int second = 2_000; second < 5_000; second++) {
      add(driven, 1_000L * second);
      assertThat(driven.fixes()).isLessThanOrEqualTo(900 + 20 * FixLog.BLOCK);
    }
    assertThat(counting.steps).isBetween(3_000, 3_000 + 900 + 4 * 64);
    assertThat(found(driven))
        .isEqualTo(hash(LongStream.range(0, 5_000).map(i -> 1_000 * i).boxed().toList()));
  }

  @Test
  void silenceBeyondTheHorizon_settlesEverythingBeforeIt() {
    for (int second = 0; second < 100; second++) {
      add(track, 1_000L * second);
    }
    add(track, 99_000 + 900_001);
    assertThat(track.settledMs()).isEqualTo(99_000);
    assertThat(track.fixes()).isEqualTo(1);
    assertThat(add(track, 99_000 + 900_000)).isEqualTo(TruckTrack.Added.FOLDED);
  }

  @Test
  void reportsWithoutAPlace_areHeardInTheOrderOfTheirTime_andNeverFoldedTwice() throws Exception {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      TruckTrack driven = TruckTrack.empty(folds);
      TreeMap<Long, Boolean> all = new TreeMap<>();
      long newestMs = 0;
      for (int i = 0; i < 2_000; i++) {
        newestMs += 1_000;
        long timeMs =
            random.nextInt(5) == 0 ? newestMs - 500 - 1_000L * random.nextInt(800) : newestMs;
        // Long runs of both, so that whole anchors and bases stand after reports without a place.
        boolean hasPlace = timeMs / 120_000 % 2 == 0;
        Fix fix = hasPlace ? Fixes.at(timeMs) : Fixes.withoutPlace(timeMs);
        if (driven.add(fix, SHA256, HORIZON, TruckScene.TRUCK, REFERENCE)
            == TruckTrack.Added.FOLDED) {
          all.put(timeMs, hasPlace);
        }
        if (random.nextInt(100) == 0) {
          driven = random.nextBoolean() ? throughBytes(driven) : driven.copy();
        }
      }
      assertThat(found(driven)).as("seed %s", seed).isEqualTo(hash(all));
      assertThat(driven.fixes()).isLessThan(1_200);
    }
  }

  @Test
  void placeAndNoPlace_ofOneInstant_thePlaceCountsWhateverCameFirst() {
    TruckTrack other = TruckTrack.empty(folds);
    track.add(Fixes.at(1_000), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE);
    other.add(Fixes.withoutPlace(1_000), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE);

    assertThat(track.add(Fixes.withoutPlace(1_000), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE))
        .isEqualTo(TruckTrack.Added.REPEATED);
    assertThat(other.add(Fixes.at(1_000), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE))
        .isEqualTo(TruckTrack.Added.FOLDED);

    assertThat(found(track)).isEqualTo(1_000);
    assertThat(found(other)).isEqualTo(1_000);
  }

  @Test
  void terminalWithoutAFixForHours_keepsTheHorizonOnly() throws IOException {
    add(track, 0);
    for (int second = 1; second <= 6 * 3_600; second++) {
      track.add(Fixes.withoutPlace(1_000L * second), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE);
    }
    track.findings(moment());

    assertThat(track.fixes()).isLessThan(1_000);
    assertThat(bytes(track).length).isLessThan(24 * 1_024);
    assertThat(counting.newest.fix().timeMs()).isZero();
    assertThat(counting.newest.witness().sha256()).isEqualTo(SHA256);
  }

  @Test
  void moment_knowsTheNewestFix_andNoneBeforeThereIsOne() {
    track.findings(moment());
    assertThat(counting.newest).isNull();

    add(track, 5_000);
    add(track, 3_000);
    track.findings(moment());

    assertThat(counting.newest.fix().timeMs()).isEqualTo(5_000);
    assertThat(counting.newest.witness().sha256()).isEqualTo(SHA256);
  }

  private TruckTrack.Added add(TruckTrack driven, long timeMs) {
    return driven.add(Fixes.at(timeMs), SHA256, HORIZON, TruckScene.TRUCK, REFERENCE);
  }

  private long found(TruckTrack driven) {
    driven.findings(moment());
    return counting.found;
  }

  private static Moment moment() {
    return new Moment(TruckScene.TRUCK, 0, REFERENCE);
  }

  private TruckTrack throughBytes(TruckTrack driven) throws IOException {
    return TruckTrack.read(2, folds, new DataInputDeserializer(bytes(driven)));
  }

  private static byte[] bytes(TruckTrack driven) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    driven.write(out);
    return out.getCopyOfBuffer();
  }

  private static long hash(Map<Long, Boolean> hasPlace) {
    long hash = 0;
    for (Map.Entry<Long, Boolean> fix : hasPlace.entrySet()) {
      hash = hash * (fix.getValue() ? 31 : 37) + fix.getKey();
    }
    return hash;
  }

  private static long hash(List<Long> times) {
    long hash = 0;
    for (long time : times) {
      hash = hash * 31 + time;
    }
    return hash;
  }

  /** Counts its steps, and finds a number that depends on all fixes and their order. */
  private static final class Counting extends RuleFold<Counting.Hash> {

    private int steps;
    private long found;
    private Newest newest;

    private Counting() {
      super("counting", 1, Hash.class);
    }

    @Override
    public Hash start() {
      return new Hash();
    }

    @Override
    protected Hash read(int writtenIn, DataInput in) throws IOException {
      Hash state = new Hash();
      state.value = in.readLong();
      return state;
    }

    @Override
    protected void step(Hash state, Step step) {
      steps++;
      state.value = state.value * 31 + step.fix().timeMs();
    }

    @Override
    protected void hear(Hash state, Step step) {
      state.value = state.value * 37 + step.fix().timeMs();
    }

    @Override
    protected void find(Hash state, Moment moment, List<Finding> findings) {
      found = state.value;
      newest = moment.newest();
    }

    private static final class Hash implements RuleState {
      private long value;

      @Override
      public Hash copy() {
        Hash copy = new Hash();
        copy.value = value;
        return copy;
      }

      @Override
      public void write(DataOutput out) throws IOException {
        out.writeLong(value);
      }

      @Override
      public void settle(long settledMs) {}
    }
  }
}
