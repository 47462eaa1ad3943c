package dev.offsite.monitor.live;

import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a drone is and was.
 *
 * @param trail places of this sortie, the oldest first, each longitude and latitude in WGS-84
 */
public record DroneView(
    String deviceId,
    double lng,
    double lat,
    @Nullable Double heightM,
    @Nullable Double pitchDeg,
    String sortieId,
    SortieReport.Phase phase,
    Instant at,
    List<List<Double>> trail) {
  public DroneView {
    trail = List.copyOf(trail);
  }
}
