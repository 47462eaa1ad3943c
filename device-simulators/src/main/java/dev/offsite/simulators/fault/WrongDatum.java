package dev.offsite.simulators.fault;

import dev.offsite.geo.Datum;
import dev.offsite.geo.DatumPosition;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.simulators.telemetry.MovedReports;
import dev.offsite.simulators.telemetry.Payloads;

/**
 * A device that sends degrees of a shifted datum and does not say so.
 *
 * @param datum {@code GCJ02}, about 510 m off in Hangzhou, or {@code BD09}, about 1.1 km off
 */
record WrongDatum(Datum datum) implements Fault {

  /** Devices send seven decimal places. */
  private static final double SCALE = 1e7;

  WrongDatum {
    if (datum != Datum.GCJ02 && datum != Datum.BD09) {
      throw new IllegalArgumentException(
          "datum " + datum + " is not GCJ02 or BD09, which differ from WGS84");
    }
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    Payloads payloads = new Payloads();
    return (message, onward) -> {
      draw.count().acted();
      onward.send(
          payloads.changed(message, report -> MovedReports.elsewhere(report, this::shifted)));
    };
  }

  private MovedReports.Coordinates shifted(Wgs84Position position) {
    DatumPosition shifted = datum.fromWgs84(position);
    return new MovedReports.Coordinates(
        Math.rint(shifted.lng() * SCALE) / SCALE, Math.rint(shifted.lat() * SCALE) / SCALE);
  }
}
