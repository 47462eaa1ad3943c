package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TrailTest {

  @Test
  void trail_ofAnyDrive_holdsThePointsOfFiveMinutesTwentySecondsApart() throws Exception {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      Trail trail = new Trail();
      List<Long> expected = new ArrayList<>();
      long timeMs = 0;
      for (int i = 0; i < 300; i++) {
        timeMs += random.nextInt(20) == 0 ? random.nextInt(400_000) : 1 + random.nextInt(30_000);
        trail.add(Fixes.at(timeMs));
        add(expected, timeMs);
        if (random.nextInt(50) == 0) {
          trail = random.nextBoolean() ? trail.copy() : throughBytes(trail);
        }
        assertThat(times(trail, Long.MIN_VALUE)).as("seed %s, fix %s", seed, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void trail_atOneFixEachSecond_isFullAfterFiveMinutesAndStaysSo() {
    Trail trail = new Trail();
    for (int second = 0; second < 3_600; second++) {
      trail.add(Fixes.at(1_000L * second));
      assertThat(trail.size()).isEqualTo(Math.min(16, second / 20 + 1));
    }
  }

  @Test
  void forEachFrom_takesThePointOfThatTimeToo() {
    Trail trail = new Trail();
    trail.add(Fixes.at(0));
    trail.add(Fixes.at(20_000));
    trail.add(Fixes.at(40_000));

    assertThat(times(trail, 20_000)).containsExactly(20_000L, 40_000L);
    assertThat(times(trail, 20_001)).containsExactly(40_000L);
  }

  @Test
  void trail_inBytes_isThatOfFormTwoOfTheTrack() throws Exception {
    Trail trail = new Trail();
    trail.add(Fixes.at(1_780_272_000_000L, 1_202_000_000, 303_000_000));
    trail.add(Fixes.at(1_780_272_020_000L, 1_202_000_100, 302_999_900));
    DataOutputSerializer out = new DataOutputSerializer(64);
    trail.write(out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
        .isEqualTo(
            "02"
                + ("%016x".formatted(1_780_272_000_000L) + "47a51080" + "120f69c0" + "0190")
                + ("00004e20" + "47a510e4" + "120f695c" + "0190"));
  }

  private static void add(List<Long> expected, long timeMs) {
    if (!expected.isEmpty() && timeMs - expected.get(expected.size() - 1) < 20_000) {
      return;
    }
    expected.removeIf(time -> time < timeMs - Trail.SPAN.toMillis());
    expected.add(timeMs);
    if (expected.size() > 16) {
      expected.remove(0);
    }
  }

  private static List<Long> times(Trail trail, long fromMs) {
    List<Long> times = new ArrayList<>();
    trail.forEachFrom(fromMs, (timeMs, lngE7, latE7, speedDkph) -> times.add(timeMs));
    return times;
  }

  private static Trail throughBytes(Trail trail) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    trail.write(out);
    return Trail.read(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
