package dev.offsite.pipelines.judge.track;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One truck on a plane in metres around 120.2 E, 30.3 N, from midnight UTC of 1 June 2026:
 * reference data to be judged by, and fixes with every signal a terminal can send.
 */
public final class TruckScene {

  public static final String TRUCK = "truck-1";
  public static final String PLATE = "浙A12345";
  public static final String COMPANY = "Company";
  public static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
  public static final Duration HORIZON = Duration.ofMinutes(15);
  public static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  private static final double LNG = 120.2;
  private static final double LAT = 30.3;

  /** Truck and vehicle, and what else there is. */
  public static ReferenceSnapshot reference(ReferenceEntry... more) {
    return ReferenceSnapshot.of("release-1", entries(more));
  }

  /** Truck and vehicle, and what else there is. */
  public static List<ReferenceEntry> entries(ReferenceEntry... more) {
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(device(TRUCK, PLATE));
    entries.add(new ReferenceEntry.Vehicle(PLATE, 1, ALWAYS, COMPANY, false));
    entries.addAll(List.of(more));
    return entries;
  }

  /** A terminal in a truck. */
  public static ReferenceEntry.Device device(String id, String plate) {
    return new ReferenceEntry.Device(
        id,
        1,
        ALWAYS,
        DeviceKind.TRUCK,
        "Fleet",
        PositionDatum.WGS84,
        null,
        plate,
        ALWAYS.from(),
        null,
        List.of());
  }

  /** A rule that holds at all times. */
  public static ReferenceEntry.Rule rule(
      ViolationKind kind, List<String> fenceKinds, Map<String, Double> parameters) {
    return new ReferenceEntry.Rule(
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        1,
        ALWAYS,
        kind,
        "basis",
        "matter",
        "department",
        3,
        fenceKinds,
        List.of(),
        parameters,
        5,
        15,
        90);
  }

  /** A rectangular fence, corners in metres. */
  public static ReferenceEntry.FenceFeature fence(
      String id, String kind, double west, double south, double east, double north) {
    return fence(id, kind, west, south, east, north, "");
  }

  /** A rectangular fence with further properties, such as {@code ,"speedKphMax":30}. */
  public static ReferenceEntry.FenceFeature fence(
      String id,
      String kind,
      double west,
      double south,
      double east,
      double north,
      String properties) {
    StringBuilder ring = new StringBuilder();
    double[][] corners = {
      {west, south}, {east, south}, {east, north}, {west, north}, {west, south}
    };
    for (double[] corner : corners) {
      Wgs84Position p = at(corner[0], corner[1]);
      ring.append(ring.length() == 0 ? "" : ",")
          .append(String.format(Locale.ROOT, "[%.7f,%.7f]", p.lng(), p.lat()));
    }
    String feature =
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring
            + "]]},\"properties\":{\"id\":\""
            + id
            + "\",\"version\":1,\"kind\":\""
            + kind
            + "\",\"name\":\""
            + id
            + "\",\"validFrom\":\"2020-01-01T00:00:00Z\""
            + properties
            + "}}";
    return new ReferenceEntry.FenceFeature(
        id,
        1,
        ALWAYS,
        "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[" + feature + "]}");
  }

  /** Metres east and north of the origin. */
  public static Wgs84Position at(double eastM, double northM) {
    return new Wgs84Position(
        LNG + eastM / Geodesics.metresPerDegreeLng(LAT),
        LAT + northM / Geodesics.metresPerDegreeLat(LAT));
  }

  public static Instant time(double seconds) {
    return DAY.plusMillis(Math.round(seconds * 1000));
  }

  /** A fix in the making; 3 m accurate, 40 km/h, all other sensors silent, received 0.2 s later. */
  public static Report at(double second, double eastM, double northM) {
    return new Report(second, eastM, northM);
  }

  /** A fix in the making. Mutable. */
  public static final class Report {
    private final double second;
    private final double eastM;
    private final double northM;
    private String deviceId = TRUCK;
    private Double accuracyM = 3.0;
    private Double speedKph = 40.0;
    private Boolean fixed;
    private Boolean ignitionOn;
    private PositionReport.Load load = PositionReport.Load.UNKNOWN;
    private Integer payloadKg;
    private PositionReport.Cover cover = PositionReport.Cover.UNKNOWN;
    private PositionReport.Body body = PositionReport.Body.UNKNOWN;
    private Boolean reversing;
    private List<String> alarms = List.of();
    private double receivedAfterS = 0.2;

    private Report(double second, double eastM, double northM) {
      this.second = second;
      this.eastM = eastM;
      this.northM = northM;
    }

    public Report of(String device) {
      deviceId = device;
      return this;
    }

    public Report accuracyM(Double value) {
      accuracyM = value;
      return this;
    }

    public Report kph(Double value) {
      speedKph = value;
      return this;
    }

    public Report fixed(Boolean value) {
      fixed = value;
      return this;
    }

    public Report ignitionOn(Boolean value) {
      ignitionOn = value;
      return this;
    }

    public Report load(PositionReport.Load value) {
      load = value;
      return this;
    }

    public Report loaded() {
      return load(PositionReport.Load.LOADED);
    }

    public Report empty() {
      return load(PositionReport.Load.EMPTY);
    }

    public Report payloadKg(Integer value) {
      payloadKg = value;
      return this;
    }

    public Report cover(PositionReport.Cover value) {
      cover = value;
      return this;
    }

    public Report body(PositionReport.Body value) {
      body = value;
      return this;
    }

    public Report reversing(Boolean value) {
      reversing = value;
      return this;
    }

    public Report alarms(String... values) {
      alarms = List.of(values);
      return this;
    }

    public Report receivedAfterS(double value) {
      receivedAfterS = value;
      return this;
    }

    /** The same, so many seconds later. */
    public Report later(double seconds) {
      Report report = new Report(second + seconds, eastM, northM);
      report.deviceId = deviceId;
      report.accuracyM = accuracyM;
      report.speedKph = speedKph;
      report.fixed = fixed;
      report.ignitionOn = ignitionOn;
      report.load = load;
      report.payloadKg = payloadKg;
      report.cover = cover;
      report.body = body;
      report.reversing = reversing;
      report.alarms = alarms;
      report.receivedAfterS = receivedAfterS;
      return report;
    }

    /** The report. */
    public PositionReport report() {
      Wgs84Position place = at(eastM, northM);
      return new PositionReport(
          deviceId,
          time(second),
          null,
          place.lng(),
          place.lat(),
          null,
          accuracyM,
          speedKph,
          null,
          null,
          fixed,
          ignitionOn,
          load,
          payloadKg,
          cover,
          body,
          reversing,
          null,
          null,
          alarms);
    }

    /** The located report, of a record with this offset. */
    public Located located(long offset) {
      Wgs84Position place = at(eastM, northM);
      PositionReport report = report();
      RawRecord raw =
          new RawRecord(
              "telemetry.truck",
              0,
              offset,
              deviceId,
              "offsite/v1/truck/" + deviceId + "/position",
              time(second + receivedAfterS).toEpochMilli(),
              ("fix of " + deviceId + " at " + second).getBytes(StandardCharsets.UTF_8));
      return new Located(new Received(raw, 0, report), place.lng(), place.lat());
    }
  }

  private TruckScene() {}
}
