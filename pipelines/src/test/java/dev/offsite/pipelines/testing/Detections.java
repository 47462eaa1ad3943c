package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.List;

/** Builds detections; begin with {@link Reports#detection}. */
public final class Detections {

  private final String deviceId;
  private final Instant time;
  private double lng;
  private double lat;
  private String detectionId;
  private String objectClass = "SPOIL_HEAP";
  private double confidence = 0.7;
  private double ce90M = 5;
  private PositionDatum datum;
  private List<Media> media = List.of();

  Detections(String deviceId, Instant time, double lng, double lat) {
    this.deviceId = deviceId;
    this.time = time;
    this.lng = lng;
    this.lat = lat;
    detectionId = "detection-" + time.toEpochMilli();
  }

  /** These figures, whatever they mean. */
  public Detections lngLat(double newLng, double newLat) {
    lng = newLng;
    lat = newLat;
    return this;
  }

  public Detections id(String id) {
    detectionId = id;
    return this;
  }

  public Detections objectClass(String name) {
    objectClass = name;
    return this;
  }

  public Detections confidence(double value) {
    confidence = value;
    return this;
  }

  public Detections ce90M(double metres) {
    ce90M = metres;
    return this;
  }

  public Detections datum(PositionDatum declared) {
    datum = declared;
    return this;
  }

  public Detections media(Media... all) {
    media = List.of(all);
    return this;
  }

  public DetectionReport report() {
    return new DetectionReport(
        deviceId,
        detectionId,
        null,
        time,
        DetectionReport.Platform.DRONE,
        objectClass,
        confidence,
        lng,
        lat,
        datum,
        ce90M,
        null,
        null,
        null,
        media);
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
