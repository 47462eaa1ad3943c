package dev.offsite.pipelines.testing;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.util.List;

/** What devices say: {@code Reports.at("10:00:05").of("truck-1").position(place).report()}. */
public final class Reports {

  private final Instant time;
  private final String deviceId;

  private Reports(Instant time, String deviceId) {
    this.time = time;
    this.deviceId = deviceId;
  }

  /** At a time of {@link Times#DAY}. */
  public static Reports at(String time) {
    return at(Times.at(time));
  }

  public static Reports at(Instant time) {
    return new Reports(time, "");
  }

  public Reports of(String newDeviceId) {
    return new Reports(time, newDeviceId);
  }

  /** A fix at a place; a loaded truck, all else as a quiet terminal says it. */
  public Positions position(Wgs84Position place) {
    return new Positions(deviceId, time, place.lng(), place.lat());
  }

  /** A weighing of a six-axle articulated truck on two driven axles, with plate and photo. */
  public Passages passage(int grossKg) {
    return new Passages(deviceId, time, grossKg);
  }

  /** A spoil heap, seen with confidence 0.7 and CE90 5 m. */
  public Detections detection(Wgs84Position place) {
    return new Detections(deviceId, time, place.lng(), place.lat());
  }

  /** A drone's own place in flight. */
  public SortieReport sortie(double lng, double lat) {
    return new SortieReport(
        deviceId, "sortie-1", SortieReport.Phase.TRACK, time, lng, lat, null, 100.0, -60.0);
  }

  public StatusReport status() {
    return new StatusReport(deviceId, time, StatusReport.State.ONLINE, "1.0", List.of());
  }
}
