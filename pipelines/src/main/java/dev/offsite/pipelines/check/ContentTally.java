package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Detections;
import dev.offsite.pipelines.check.DeviceFigures.Passages;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reports contain, and which fields that rules use they lack. Not thread-safe; fixed size.
 *
 * <p>Wanted of a position: accuracy (it widens borders), speed (hysteresis), plate, cover, body and
 * load (rules of transport); of a passage: plate, configuration and axle loads (limits), media
 * (evidence); of a detection: the box in the frame and media.
 */
final class ContentTally {

  private final Map<String, Long> missing = new TreeMap<>();
  private long positions;
  private long passages;
  private long axleSumWrong;
  private long massWrong;
  private long speedWrong;
  private long detections;
  private long withoutSortie;
  private long withoutCe90;

  void accept(PositionReport fix) {
    positions++;
    want("accuracyM", fix.accuracyM() != null);
    want("speedKph", fix.speedKph() != null);
    want("plate", fix.plate() != null);
    want("load", fix.load() != PositionReport.Load.UNKNOWN);
    want("cover", fix.cover() != PositionReport.Cover.UNKNOWN);
    want("body", fix.body() != PositionReport.Body.UNKNOWN);
  }

  void accept(PassageReport passage, CheckLimits limits) {
    passages++;
    want("plate", passage.plate() != null);
    want("configuration", passage.configuration() != VehicleConfiguration.UNKNOWN);
    want("axleLoadsKg", !passage.axleLoadsKg().isEmpty());
    want("media", !passage.media().isEmpty());
    long sum = passage.axleLoadsKg().stream().mapToLong(Integer::longValue).sum();
    double errorKg = Math.abs((double) sum - passage.grossKg());
    boolean sumWrong =
        !passage.axleLoadsKg().isEmpty()
            && errorKg * 100 > limits.plausible().axleSumErrorPercentMax() * passage.grossKg();
    axleSumWrong += sumWrong ? 1 : 0;
    boolean massRight =
        passage.grossKg() >= limits.plausible().grossKgMin()
            && passage.grossKg() <= limits.plausible().grossKgMax();
    massWrong += massRight ? 0 : 1;
    boolean speedRight =
        passage.speedKph() >= limits.plausible().passageSpeedKphMin()
            && passage.speedKph() <= limits.plausible().passageSpeedKphMax();
    speedWrong += speedRight ? 0 : 1;
  }

  void accept(DetectionReport detection) {
    detections++;
    want("box", detection.box() != null);
    want("media", !detection.media().isEmpty());
    boolean fixed = detection.platform() == DetectionReport.Platform.FIXED_CAMERA;
    withoutSortie += !fixed && detection.sortieId() == null ? 1 : 0;
    withoutCe90 += detection.ce90M() <= 0 ? 1 : 0;
  }

  private void want(String field, boolean there) {
    missing.merge(field, there ? 0L : 1L, Long::sum);
  }

  @Nullable Passages passages() {
    return passages == 0 ? null : new Passages(passages, axleSumWrong, massWrong, speedWrong);
  }

  @Nullable Detections detections() {
    return detections == 0 ? null : new Detections(detections, withoutSortie, withoutCe90);
  }

  /** Share of the reports that lack a field; fields that none lacks are left out. */
  Map<String, Double> missingFields() {
    Map<String, Double> shares = new TreeMap<>();
    double reports = positions + passages + detections;
    missing.forEach(
        (field, count) -> {
          if (count > 0) {
            shares.put(field, count / reports);
          }
        });
    return shares;
  }
}
