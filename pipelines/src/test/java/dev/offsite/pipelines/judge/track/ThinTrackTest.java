package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ThinTrackTest {

  @Test
  void track_ofAnyLength_keepsTheFirstAndIsEvenlyThin() {
    for (int length = 1; length <= 2_000; length += 7) {
      ThinTrack track = new ThinTrack();
      for (int i = 0; i < length; i++) {
        track.add(Fixes.at(1_000L * i));
      }
      List<Candidate.TrackPoint> points = track.points();
      assertThat(points).as("length %s", length).hasSizeLessThanOrEqualTo(ThinTrack.MAX);
      assertThat(points.size()).isGreaterThanOrEqualTo(Math.min(length, ThinTrack.MAX / 2));
      long strideMs = points.size() == 1 ? 1_000 : spacingMs(points, 1);
      for (int i = 0; i < points.size(); i++) {
        assertThat(points.get(i).time().toEpochMilli())
            .as("length %s, point %s", length, i)
            .isEqualTo(i * strideMs);
      }
    }
  }

  @Test
  void track_exactlyFull_keepsAll_andOneMoreKeepsHalf() {
    ThinTrack track = new ThinTrack();
    for (int i = 0; i < ThinTrack.MAX; i++) {
      track.add(Fixes.at(1_000L * i));
    }
    assertThat(track.size()).isEqualTo(ThinTrack.MAX);
    track.add(Fixes.at(1_000L * ThinTrack.MAX));
    assertThat(track.size()).isEqualTo(ThinTrack.MAX / 2 + 1);
  }

  @Test
  void track_copiedOrReadFromBytes_goesOnLikeTheOriginal() throws Exception {
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      ThinTrack track = new ThinTrack();
      int cut = random.nextInt(600);
      for (int i = 0; i < cut; i++) {
        track.add(Fixes.any(1_000L * i, random));
      }
      ThinTrack copy = track.copy();
      ThinTrack read = throughBytes(track);
      ThinTrack untouched = track.copy();
      List<Candidate.TrackPoint> before = untouched.points();
      for (int i = cut; i < cut + 300; i++) {
        Fix fix = Fixes.at(1_000L * i);
        track.add(fix);
        copy.add(fix);
        read.add(fix);
      }
      assertThat(copy.points()).as("seed %s", seed).isEqualTo(track.points());
      assertThat(read.points()).as("seed %s", seed).isEqualTo(track.points());
      assertThat(untouched.points()).as("seed %s", seed).isEqualTo(before);
    }
  }

  @Test
  void point_withoutSpeed_saysSo() {
    ThinTrack track = new ThinTrack();
    track.add(new Fix(5, 10, 20, (short) 1, Fix.UNKNOWN, 0, 0, 5, 0, 0, 0));

    assertThat(track.points().get(0).speedKph()).isNull();
    assertThat(track.points().get(0).lng()).isEqualTo(10e-7);
  }

  @Test
  void addBetween_takesThePointsFromATimeOnAndBeforeAnother() {
    Trail trail = new Trail();
    for (int second = 0; second <= 100; second += 20) {
      trail.add(Fixes.at(1_000L * second));
    }
    ThinTrack track = new ThinTrack();

    track.addBetween(trail, 20_000, 80_000);

    assertThat(track.points())
        .extracting(point -> point.time().toEpochMilli())
        .containsExactly(20_000L, 40_000L, 60_000L);
  }

  private static long spacingMs(List<Candidate.TrackPoint> points, int at) {
    return points.get(at).time().toEpochMilli() - points.get(at - 1).time().toEpochMilli();
  }

  private static ThinTrack throughBytes(ThinTrack track) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    track.write(out);
    return ThinTrack.read(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
