package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Instant;

/** An ordinary report of each kind, and one that is refused. */
public enum ValidateCase {
  PASSAGE(DeviceKind.WIM),
  POSITION(DeviceKind.TRUCK),
  DETECTION(DeviceKind.DRONE),
  SORTIE(DeviceKind.DRONE),
  STATUS(DeviceKind.TRUCK),
  POSITION_OF_UNKNOWN_TRUCK(DeviceKind.TRUCK);

  private static final Instant TEN = Times.at("10:00:00");

  private final DeviceKind kind;

  ValidateCase(DeviceKind kind) {
    this.kind = kind;
  }

  /** Judges the report once. */
  @FunctionalInterface
  interface Judge {
    Verdict judge();
  }

  /** What judges it, made ready. */
  Judge judge() {
    ReportValidator validator = new ReportValidator();
    ReferenceSnapshot reference = Entries.complete().snapshot();
    DeviceReport report = report();
    Instant receivedAt = report.eventTime().plusSeconds(1);
    return () -> validator.validate(report, kind, "", receivedAt, reference);
  }

  private DeviceReport report() {
    Reports truck = Reports.at(TEN).of(Entries.TRUCK);
    Reports drone = Reports.at(TEN).of(Entries.DRONE);
    return switch (this) {
      case PASSAGE -> Reports.at(TEN).of(Entries.SCALE).passage(40_000).report();
      case POSITION -> truck.position(Places.ORIGIN).report();
      case DETECTION -> drone.detection(Places.ORIGIN).report();
      case SORTIE -> drone.sortie(120.2, 30.25);
      case STATUS -> truck.status();
      case POSITION_OF_UNKNOWN_TRUCK ->
          Reports.at(TEN).of("nobody").position(Places.ORIGIN).report();
    };
  }
}
