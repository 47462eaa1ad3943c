package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.List;

/** Builds fixes; begin with {@link Reports#position}. */
public final class Positions {

  private final String deviceId;
  private final Instant fixTime;
  private double lng;
  private double lat;
  private PositionDatum datum;
  private Double accuracyM;
  private Double speedKph;
  private Boolean fixed;
  private PositionReport.Load load = PositionReport.Load.LOADED;
  private PositionReport.Cover cover = PositionReport.Cover.CLOSED;
  private PositionReport.Body body = PositionReport.Body.DOWN;

  Positions(String deviceId, Instant fixTime, double lng, double lat) {
    this.deviceId = deviceId;
    this.fixTime = fixTime;
    this.lng = lng;
    this.lat = lat;
  }

  /** These figures, whatever they mean. */
  public Positions lngLat(double newLng, double newLat) {
    lng = newLng;
    lat = newLat;
    return this;
  }

  public Positions datum(PositionDatum declared) {
    datum = declared;
    return this;
  }

  public Positions accuracyM(Double metres) {
    accuracyM = metres;
    return this;
  }

  public Positions speedKph(Double kph) {
    speedKph = kph;
    return this;
  }

  public Positions fixed(Boolean hasFix) {
    fixed = hasFix;
    return this;
  }

  public Positions load(PositionReport.Load newLoad) {
    load = newLoad;
    return this;
  }

  public Positions cover(PositionReport.Cover newCover) {
    cover = newCover;
    return this;
  }

  public Positions body(PositionReport.Body newBody) {
    body = newBody;
    return this;
  }

  public PositionReport report() {
    return new PositionReport(
        deviceId, fixTime, null, lng, lat, datum, accuracyM, speedKph, null, null, fixed, null,
        load, null, cover, body, null, null, null, List.of());
  }

  /** Landed one second later. */
  public Received received() {
    return RawRecords.received(report());
  }

  /** With its figures taken as WGS-84. */
  public Located located() {
    return new Located(received(), lng, lat);
  }
}
