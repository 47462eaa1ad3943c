package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.BridgeScale;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A span of 200 m that carries 250 t, and 120 t in one lane; a scale on its first axle's line. At
 * 36 km/h, which is 10 m/s, a vehicle of 10 m stays for 21 s.
 */
final class BridgeScene {

  static final String OTHER_SCALE = "wim-2";
  static final int LIMIT_KG = 250_000;
  static final int LANE_LIMIT_KG = 120_000;
  static final double SPEED_KPH = 36;
  static final Duration STAY = Duration.ofSeconds(21);
  static final Duration HORIZON = Duration.ofMinutes(15);
  static final Instant DECIDED = Times.at("20:00:00");

  static Entries entries() {
    return entries(LANE_LIMIT_KG);
  }

  static Entries entries(Integer laneLimitKg) {
    return Entries.complete()
        .with(Devices.scale(OTHER_SCALE, Entries.SITE).entry())
        .with(bridge(1, Times.LONG_BEFORE, null, LIMIT_KG, laneLimitKg))
        .with(Rules.bridgeLoad().entry());
  }

  static Bridge bridge(int version, Instant from, Instant to, int limitKg, Integer laneLimitKg) {
    return new Bridge(
        "structure-1",
        version,
        new Validity(from, to),
        Entries.SITE,
        200,
        limitKg,
        laneLimitKg,
        List.of(
            new BridgeScale(Entries.SCALE, 0, null), new BridgeScale(OTHER_SCALE, 0, "OUTBOUND")),
        0.25,
        5,
        120,
        "test");
  }

  /** A vehicle of 10 m in lane 2 at 36 km/h. */
  static PassageReport passage(String scale, String id, Instant at, int lane, int grossKg) {
    return passage(scale, id, at, lane, grossKg, SPEED_KPH, null);
  }

  static PassageReport passage(
      String scale,
      String id,
      Instant at,
      int lane,
      int grossKg,
      double speedKph,
      String direction) {
    return new PassageReport(
        scale,
        id,
        at,
        lane,
        direction,
        speedKph,
        grossKg,
        6,
        List.of(),
        List.of(),
        VehicleConfiguration.ARTICULATED,
        2,
        10.0,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  /** As it comes from the scale a second later. */
  static Crossing crossing(PassageReport passage, ReferenceSnapshot reference) {
    return crossing(RawRecords.received(passage), reference);
  }

  static Crossing crossing(Received received, ReferenceSnapshot reference) {
    return new CrossingFinder().find(received, reference).orElseThrow();
  }

  private BridgeScene() {}
}
