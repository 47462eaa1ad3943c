package dev.offsite.pipelines.locate;

import dev.offsite.geo.Datum;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;

/** Finds the WGS-84 place of a report. Pure; thread-safe. Hot path. */
public final class ReportLocator {

  /** The report with its place. */
  public Located locate(Received received, ReferenceSnapshot reference) {
    DeviceReport report = received.report();
    if (report instanceof PositionReport position && position.hasPlace()) {
      return at(received, position.lng(), position.lat(), position.datum(), reference);
    }
    if (report instanceof DetectionReport detection) {
      return at(received, detection.lng(), detection.lat(), detection.datum(), reference);
    }
    if (report instanceof SortieReport sortie) {
      return at(received, sortie.lng(), sortie.lat(), sortie.datum(), reference);
    }
    return new Located(received, Double.NaN, Double.NaN);
  }

  private static Located at(
      Received received,
      double lng,
      double lat,
      PositionDatum declared,
      ReferenceSnapshot reference) {
    PositionDatum datum = declared == null ? registered(received.report(), reference) : declared;
    Wgs84Position place =
        switch (datum) {
          case WGS84 -> Datum.WGS84.toWgs84(lng, lat);
          case CGCS2000 -> Datum.CGCS2000.toWgs84(lng, lat);
          case GCJ02 -> Datum.GCJ02.toWgs84(lng, lat);
          case BD09 -> Datum.BD09.toWgs84(lng, lat);
        };
    return new Located(received, place.lng(), place.lat());
  }

  private static PositionDatum registered(DeviceReport report, ReferenceSnapshot reference) {
    return reference
        .findDevice(report.deviceId(), report.eventTime())
        .map(ReferenceEntry.Device::datum)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "device " + report.deviceId() + " passed validation unregistered"));
  }
}
