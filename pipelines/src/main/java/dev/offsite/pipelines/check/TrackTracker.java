package dev.offsite.pipelines.check;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.check.DeviceFigures.Track;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a truck says it was. Not thread-safe; fixed size. */
final class TrackTracker {

  /** Places kept; when there are so many every second one is given up. */
  static final int SAMPLES = 256;

  /** Nearer fixes lie on the same piece of road and say the same. */
  private static final double SAMPLE_APART_M = 50;

  private static final double ZERO_DEGREES = 0.01;

  private final double[] lngs = new double[SAMPLES];
  private final double[] lats = new double[SAMPLES];
  private int samples;
  private int stride = 1;
  private int skipped;

  private long positions;
  private long zero;
  private long noFix;
  private long jumps;
  private double worstJumpKph;
  private int frozen;
  private int frozenMax;
  private @Nullable PositionReport last;
  private @Nullable PositionReport lastSample;
  private @Nullable PositionDatum datum;

  /**
   * Takes a fix.
   *
   * @param newest whether no later one was seen
   */
  void accept(PositionReport fix, boolean newest, CheckLimits limits) {
    positions++;
    if (Boolean.FALSE.equals(fix.fixed())) {
      noFix++;
    }
    if (Math.abs(fix.lng()) < ZERO_DEGREES && Math.abs(fix.lat()) < ZERO_DEGREES) {
      zero++;
      return;
    }
    if (fix.datum() != null) {
      datum = fix.datum();
    }
    if (!newest || Boolean.FALSE.equals(fix.fixed())) {
      return;
    }
    if (last != null) {
      compare(last, fix, limits);
    }
    last = fix;
    sample(fix, limits);
  }

  private void compare(PositionReport before, PositionReport fix, CheckLimits limits) {
    double seconds = (fix.fixTime().toEpochMilli() - before.fixTime().toEpochMilli()) / 1000.0;
    double kph = Math.max(0, metres(before, fix) - limits.jumpSlackM()) / seconds * 3.6;
    if (seconds > 0 && kph > limits.plausible().jumpKph()) {
      jumps++;
      worstJumpKph = Math.max(worstJumpKph, kph);
    }
    boolean drives = fix.speedKph() != null && fix.speedKph() >= limits.frozenKph();
    boolean same = fix.lng() == before.lng() && fix.lat() == before.lat();
    frozen = drives && same ? Math.max(frozen, 1) + 1 : 0;
    frozenMax = Math.max(frozenMax, frozen);
  }

  private void sample(PositionReport fix, CheckLimits limits) {
    boolean moves = fix.speedKph() == null || fix.speedKph() >= limits.movingKph();
    if (!moves || (lastSample != null && metres(lastSample, fix) < SAMPLE_APART_M)) {
      return;
    }
    lastSample = fix;
    skipped++;
    if (skipped < stride) {
      return;
    }
    skipped = 0;
    if (samples == SAMPLES) {
      for (int i = 0; i < SAMPLES / 2; i++) {
        lngs[i] = lngs[2 * i];
        lats[i] = lats[2 * i];
      }
      samples = SAMPLES / 2;
      stride *= 2;
    }
    lngs[samples] = fix.lng();
    lats[samples] = fix.lat();
    samples++;
  }

  private static double metres(PositionReport a, PositionReport b) {
    double lat = (a.lat() + b.lat()) / 2;
    double lngs = Math.IEEEremainder(b.lng() - a.lng(), 360);
    return Math.hypot(
        lngs * Geodesics.metresPerDegreeLng(lat),
        (b.lat() - a.lat()) * Geodesics.metresPerDegreeLat(lat));
  }

  /**
   * The figures.
   *
   * @param registered the registry's datum; WGS-84 where neither it nor the payload says anything
   * @param roads what the track is compared with; null if there is nothing
   */
  Track figures(
      @Nullable PositionDatum registered, @Nullable RoadNetwork roads, CheckLimits limits) {
    List<List<Double>> sample = new ArrayList<>(samples);
    for (int i = 0; i < samples; i++) {
      sample.add(List.of(lngs[i], lats[i]));
    }
    PositionDatum declared = datum != null ? datum : registered;
    return new Track(
        positions,
        zero,
        noFix,
        jumps,
        worstJumpKph,
        frozenMax,
        DatumCheck.guess(sample, declared == null ? PositionDatum.WGS84 : declared, roads, limits),
        sample);
  }
}
