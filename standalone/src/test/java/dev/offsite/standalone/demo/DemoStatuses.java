package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Statuses for tests. */
final class DemoStatuses {

  static DemoStatus busy() {
    return new DemoStatus(
        Duration.ofSeconds(42),
        Duration.ofSeconds(60),
        7,
        "running",
        Map.of(
            DeviceKind.WIM, new DemoStatus.Flow(116, 2.5, 115),
            DeviceKind.TRUCK, new DemoStatus.Flow(18_000, 300, 17_990),
            DeviceKind.DRONE, new DemoStatus.Flow(229, 6.5, 229)),
        1,
        2,
        3,
        14,
        new DemoStatus.LatencyFigures(34, 33.25, 120.5, 354),
        Map.of(ViolationKind.BRIDGE_OVERLOAD, 9),
        List.of(),
        Map.of(ViolationKind.BRIDGE_OVERLOAD, new TruthFigures(10, 9, 1, 2, 3)),
        List.of("detection is RESTARTING: no reference data"));
  }

  private DemoStatuses() {}
}
