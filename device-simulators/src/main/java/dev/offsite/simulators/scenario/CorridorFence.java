package dev.offsite.simulators.scenario;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.ActiveWindows;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceWriter;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.simulators.fleet.Corridor;
import dev.offsite.simulators.plane.LocalPlane;
import java.util.List;
import java.util.Map;

/** A corridor as the fence it is published as: a line with a width, and the limit on its roads. */
final class CorridorFence {

  /** What such fences are for. */
  static final String KIND = "CORRIDOR";

  /** Seven decimals of a degree are a centimetre, the lattice on which fences are kept. */
  private static final double DECIMALS = 1e7;

  static ReferenceEntry.FenceFeature of(
      Corridor corridor, LocalPlane plane, double speedLimitKph, Validity validity) {
    List<Wgs84Position> line =
        corridor.line().stream()
            .map(at -> new Wgs84Position(rounded(plane.lng(at)), rounded(plane.lat(at))))
            .toList();
    Fence fence =
        new Fence(
            corridor.fenceId(),
            1,
            KIND,
            corridor.name(),
            dev.offsite.geo.fence.Corridor.of(line, corridor.halfWidthM()),
            new dev.offsite.geo.fence.Validity(validity.from(), validity.to()),
            ActiveWindows.ALWAYS,
            speedLimitKph,
            Map.of("source", "invented; width and speed limit [U] unverified, configuration only"));
    return new ReferenceEntry.FenceFeature(
        fence.id(), fence.version(), validity, FenceWriter.write(List.of(fence)));
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * DECIMALS) / DECIMALS;
  }

  private CorridorFence() {}
}
