package dev.offsite.pipelines.check;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.Objects;

/**
 * What reports may plausibly say: reference data wherever there are any, so that a check objects to
 * what the jobs would reject.
 *
 * @param skewMax a clock ahead by more makes reports {@code FUTURE_TIME} rejects
 * @param jumpKph a truck faster than that between two fixes jumped
 * @param passageSpeedKphMin slowest passage a scale is verified for
 * @param passageSpeedKphMax fastest passage a scale is verified for
 * @param grossKgMin least mass a scale reports
 * @param grossKgMax greatest mass
 * @param axleSumErrorPercentMax tolerated difference of the axle loads' sum
 */
public record PlausibleFigures(
    Duration skewMax,
    double jumpKph,
    double passageSpeedKphMin,
    double passageSpeedKphMax,
    double grossKgMin,
    double grossKgMax,
    double axleSumErrorPercentMax) {

  /**
   * Stand in where no reference data are given: those of the plausibility data that {@code
   * reference example} writes. Speeds of scales: JJG 907; vehicles of 100 to 300 t are real.
   */
  public static final PlausibleFigures WITHOUT_REFERENCE =
      new PlausibleFigures(Duration.ofMinutes(2), 160, 0.5, 100, 100, 300_000, 10);

  public PlausibleFigures {
    Objects.requireNonNull(skewMax, "skewMax");
  }

  /**
   * These figures with those that an entry sets in their place.
   *
   * @param entry of trucks or of scales: the same name means another figure for each
   */
  PlausibleFigures by(ReferenceEntry.Plausibility entry) {
    Duration skew = Duration.ofMillis(Math.round(figure(entry, "skewMaxS", seconds()) * 1000));
    return switch (entry.deviceKind()) {
      case WIM ->
          new PlausibleFigures(
              skew,
              jumpKph,
              figure(entry, "speedKphMin", passageSpeedKphMin),
              figure(entry, "speedKphMax", passageSpeedKphMax),
              figure(entry, "grossKgMin", grossKgMin),
              figure(entry, "grossKgMax", grossKgMax),
              figure(entry, "axleSumErrorPercentMax", axleSumErrorPercentMax));
      case TRUCK, DRONE ->
          new PlausibleFigures(
              skew,
              figure(entry, "speedKphMax", jumpKph),
              passageSpeedKphMin,
              passageSpeedKphMax,
              grossKgMin,
              grossKgMax,
              axleSumErrorPercentMax);
    };
  }

  private double seconds() {
    return skewMax.toMillis() / 1000.0;
  }

  private static double figure(ReferenceEntry.Plausibility entry, String name, double otherwise) {
    return entry.limits().getOrDefault(name, otherwise);
  }
}
