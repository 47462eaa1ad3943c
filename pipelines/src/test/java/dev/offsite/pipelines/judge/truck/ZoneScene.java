package dev.offsite.pipelines.judge.truck;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.geojson.FenceWriter;
import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A truck, a zone of 400 m by 400 m around the origin of a plane in metres, and a rule: 2 fixes in
 * a row over 5 s open, 30 m outside end (one fix alone by three accuracies more), 120 s of silence
 * end.
 */
final class ZoneScene {

  static final String TRUCK = "truck-1";
  static final String PLATE = "浙A12345";
  static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
  static final Duration HORIZON = Duration.ofMinutes(15);

  private static final double LNG = 120.2;
  private static final double LAT = 30.3;
  private static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  final TruckJudge judge = new TruckJudge(HORIZON);
  final List<Candidate> revisions = new ArrayList<>();
  ReferenceSnapshot reference;
  TruckCase truck = TruckCase.empty();
  private long offset;

  private ZoneScene(ReferenceSnapshot reference) {
    this.reference = reference;
  }

  /** The zone is closed at all hours. */
  static ZoneScene closedAlways() {
    return of(zone(1, "2020-01-01T00:00:00Z", null, ""), Map.of(), List.of());
  }

  /** The zone is closed daily between these times of Hangzhou, for example 16:00. */
  static ZoneScene closedDaily(String from, String to) {
    return of(zone(1, "2020-01-01T00:00:00Z", null, windows(from, to)), Map.of(), List.of());
  }

  /** The zone is closed at all hours, and the rule has further parameters; NaN takes one away. */
  static ZoneScene withParameters(Map<String, Double> parameters) {
    return of(zone(1, "2020-01-01T00:00:00Z", null, ""), parameters, List.of());
  }

  /** The zone is closed at all hours, and there are further entries. */
  static ZoneScene with(ReferenceEntry... entries) {
    return of(zone(1, "2020-01-01T00:00:00Z", null, ""), Map.of(), List.of(entries));
  }

  /** The features given are the zone's versions. */
  static ZoneScene of(
      String features, Map<String, Double> parameters, Collection<ReferenceEntry> more) {
    return new ZoneScene(snapshot(features, parameters, more));
  }

  static ReferenceSnapshot snapshot(
      String features, Map<String, Double> parameters, Collection<ReferenceEntry> more) {
    return ReferenceSnapshot.of("release-1", entries(features, parameters, more));
  }

  static List<ReferenceEntry> entries(
      String features, Map<String, Double> parameters, Collection<ReferenceEntry> more) {
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(
        new ReferenceEntry.Device(
            TRUCK,
            1,
            ALWAYS,
            DeviceKind.TRUCK,
            "Fleet",
            PositionDatum.WGS84,
            null,
            PLATE,
            ALWAYS.from(),
            null,
            List.of()));
    if (more.stream().noneMatch(ReferenceEntry.Vehicle.class::isInstance)) {
      entries.add(new ReferenceEntry.Vehicle(PLATE, 1, ALWAYS, "Company", false));
    }
    Map<String, Double> rule = new HashMap<>();
    rule.put("minInsideS", 5.0);
    rule.put("minFixesInside", 2.0);
    rule.put("exitMarginM", 30.0);
    rule.put("exitSureAccuracies", 3.0);
    rule.put("maxGapS", 120.0);
    rule.put("accuracyFactor", 1.0);
    rule.put("accuracyUnknownM", 15.0);
    rule.put("speedKphMax", 130.0);
    rule.put("updateEveryS", 30.0);
    rule.putAll(parameters);
    rule.values().removeIf(value -> value.isNaN());
    entries.add(
        new ReferenceEntry.Rule(
            "zone-rule",
            1,
            ALWAYS,
            ViolationKind.PROHIBITED_ZONE,
            "basis",
            "matter",
            "department",
            3,
            List.of("PROHIBITED_ZONE"),
            List.of(),
            rule,
            5,
            15,
            90));
    String json =
        "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[" + features + "]}";
    for (Fence fence : FenceReader.read(json)) {
      entries.add(
          new ReferenceEntry.FenceFeature(
              fence.id(),
              fence.version(),
              new Validity(fence.validity().from(), fence.validity().to()),
              FenceWriter.write(List.of(fence))));
    }
    entries.addAll(more);
    return entries;
  }

  /** One version of the zone as a GeoJSON feature. */
  static String zone(int version, String from, String to, String windows) {
    StringBuilder ring = new StringBuilder();
    double[][] corners = {{-200, -200}, {200, -200}, {200, 200}, {-200, 200}, {-200, -200}};
    for (double[] corner : corners) {
      Wgs84Position p = at(corner[0], corner[1]);
      ring.append(ring.length() == 0 ? "" : ",")
          .append(String.format(Locale.ROOT, "[%.7f,%.7f]", p.lng(), p.lat()));
    }
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
        + ring
        + "]]},\"properties\":{\"id\":\"zone-1\",\"version\":"
        + version
        + ",\"kind\":\"PROHIBITED_ZONE\",\"name\":\"Zone\",\"validFrom\":\""
        + from
        + "\""
        + (to == null ? "" : ",\"validTo\":\"" + to + "\"")
        + windows
        + "}}";
  }

  static String windows(String from, String to) {
    return ",\"windows\":{\"zone\":\"Asia/Shanghai\",\"weekly\":[{\"days\":[\"MON\",\"TUE\",\"WED\","
        + "\"THU\",\"FRI\",\"SAT\",\"SUN\"],\"from\":\""
        + from
        + "\",\"to\":\""
        + to
        + "\"}]}";
  }

  /** Metres east and north of the middle of the zone. */
  static Wgs84Position at(double eastM, double northM) {
    return new Wgs84Position(
        LNG + eastM / Geodesics.metresPerDegreeLng(LAT),
        LAT + northM / Geodesics.metresPerDegreeLat(LAT));
  }

  static Instant time(double seconds) {
    return DAY.plusMillis(Math.round(seconds * 1000));
  }

  /** A fix at a second of the day (UTC), with an accuracy of 3 m. */
  static Located fix(double second, double eastM, double northM) {
    return fix(second, eastM, northM, 3.0, 0);
  }

  static Located fix(double second, double eastM, double northM, Double accuracyM, long offset) {
    Wgs84Position place = at(eastM, northM);
    PositionReport report =
        new PositionReport(
            TRUCK,
            time(second),
            null,
            place.lng(),
            place.lat(),
            null,
            accuracyM,
            40.0,
            null,
            null,
            null,
            null,
            PositionReport.Load.UNKNOWN,
            null,
            PositionReport.Cover.UNKNOWN,
            PositionReport.Body.UNKNOWN,
            null,
            null,
            null,
            List.of());
    RawRecord raw =
        new RawRecord(
            "telemetry.truck",
            0,
            offset,
            TRUCK,
            "offsite/v1/truck/truck-1/position",
            time(second).toEpochMilli() + 200,
            ("fix at " + second).getBytes(StandardCharsets.UTF_8));
    return new Located(new Received(raw, 0, report), place.lng(), place.lat());
  }

  /** A straight drive along the x axis at 10 m/s, one fix each second. */
  static List<Located> drive(double fromSecond, double fromEastM, double toEastM, double northM) {
    List<Located> fixes = new ArrayList<>();
    double direction = Math.signum(toEastM - fromEastM);
    int steps = (int) Math.round(Math.abs(toEastM - fromEastM) / 10);
    for (int i = 0; i <= steps; i++) {
      fixes.add(fix(fromSecond + i, fromEastM + direction * 10 * i, northM));
    }
    return fixes;
  }

  /** The same fixes, received so long after their time. */
  static List<Located> receivedAfter(Duration delay, List<Located> fixes) {
    List<Located> delayed = new ArrayList<>();
    for (Located fix : fixes) {
      RawRecord raw = fix.received().raw();
      RawRecord later =
          new RawRecord(
              raw.topic(),
              raw.partition(),
              raw.offset(),
              raw.deviceId(),
              raw.mqttTopic(),
              raw.receivedAtMillis() + delay.toMillis(),
              raw.payload());
      Received received = new Received(later, 0, fix.received().report());
      delayed.add(new Located(received, fix.lng(), fix.lat()));
    }
    return delayed;
  }

  /** The same fix out of a record that was repaired. */
  static Located repaired(Located fix) {
    RawRecord raw = fix.received().raw().withProvenance(Provenance.REPAIRED);
    return new Located(new Received(raw, 0, fix.received().report()), fix.lng(), fix.lat());
  }

  /** Adds fixes in the order given; returns what was said to the last call. */
  List<Candidate> add(Located... fixes) {
    return add(List.of(fixes));
  }

  List<Candidate> add(List<Located> fixes) {
    List<Candidate> said = new ArrayList<>();
    for (Located fix : fixes) {
      TruckCase.Outcome outcome = truck.add(withOffset(fix), judge, reference, DAY);
      said.addAll(outcome.revisions());
    }
    revisions.addAll(said);
    return said;
  }

  boolean addIsLate(Located fix) {
    return truck.add(withOffset(fix), judge, reference, DAY).isLate();
  }

  List<Candidate> fallSilent() {
    List<Candidate> said =
        truck.fallSilent(new Moment(TRUCK, Duration.ofHours(1).toMillis(), reference), judge, DAY);
    revisions.addAll(said);
    return said;
  }

  /** The newest revision of every candidate that is not withdrawn, by id. */
  Map<String, Candidate> holding() {
    Map<String, Candidate> newest = new LinkedHashMap<>();
    for (Candidate revision : revisions) {
      Candidate before = newest.get(revision.id());
      if (before != null && before.revision() >= revision.revision()) {
        throw new AssertionError("revision " + revision.revision() + " after " + before.revision());
      }
      newest.put(revision.id(), revision);
    }
    newest.values().removeIf(c -> c.phase() == Candidate.Phase.WITHDRAWN);
    return newest;
  }

  private Located withOffset(Located fix) {
    PositionReport report = (PositionReport) fix.received().report();
    RawRecord raw = fix.received().raw();
    RawRecord moved =
        new RawRecord(
            raw.topic(),
            raw.partition(),
            offset++,
            raw.deviceId(),
            raw.mqttTopic(),
            raw.receivedAtMillis(),
            raw.brokerUser(),
            raw.provenance(),
            raw.payload());
    return new Located(new Received(moved, 0, report), fix.lng(), fix.lat());
  }
}
