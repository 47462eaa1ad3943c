package dev.offsite.simulators.replay;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.scenario.ScenarioLaw;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reference data a recording needs to be judged at all: its devices, and something to violate.
 *
 * <p>Everything is in force since the year 2000, so it holds for the recording's own times and for
 * moved ones. It is made up for the replay and says so in its names.
 */
public final class RecordingReference {

  private static final Validity VALIDITY =
      new Validity(Instant.parse("2000-01-01T00:00:00Z"), null);
  private static final Instant REVIEWED = VALIDITY.from();

  /** How far the zone reaches beyond the stretch of track it is laid over. */
  private static final double ZONE_MARGIN_DEGREES = 0.0015;

  /** Which part of a trip the zone is laid over, by number of fixes. */
  private static final double STRETCH_FROM = 0.4;

  private static final double STRETCH_TO = 0.6;

  /** From the site to the borders of the district in charge of it. */
  private static final double DISTRICT_DEGREES = 0.01;

  private static final double SCALE_ERROR_PERCENT = 5;

  /** More than a trip of three days at a fix a second; beyond it, a reference must be given. */
  private static final int FIXES_MAX = 300_000;

  /**
   * For a recording of one device: a truck's trip or the weighings of a scale.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static List<ReferenceEntry> of(RecordingReader recording) throws IOException {
    Track track = Track.read(recording, FIXES_MAX);
    return track.device() == DeviceKind.TRUCK
        ? ofTrip(track.deviceId(), track.fixes())
        : ofWeighings(track.deviceId());
  }

  /** The terminal, its vehicle, and a prohibited zone over the middle of the track. */
  private static List<ReferenceEntry> ofTrip(String deviceId, List<Track.Fix> track) {
    String plate = "REPLAY-TRUCK";
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(device(deviceId, DeviceKind.TRUCK, null, plate, List.of()));
    entries.add(new ReferenceEntry.Vehicle(plate, 1, VALIDITY, "replay", false));
    entries.add(
        zone(
            track.subList((int) (track.size() * STRETCH_FROM), (int) (track.size() * STRETCH_TO))));
    entries.addAll(rules(ViolationKind.PROHIBITED_ZONE));
    entries.add(plausibility(DeviceKind.TRUCK));
    return entries;
  }

  /** The scale, a site for it in a district of its own, and the limits with no tolerance. */
  private static List<ReferenceEntry> ofWeighings(String deviceId) {
    String site = "replay-site";
    String area = "replay-area";
    String district = "replay-district";
    double lng = 120.15;
    double lat = 30.28;
    ScenarioLaw law = Scenario.load(Scenario.HANGZHOU_DEMO).law();
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(
        device(
            deviceId,
            DeviceKind.WIM,
            site,
            null,
            List.of(new ReferenceEntry.Certificate("replay", VALIDITY, "5", SCALE_ERROR_PERCENT))));
    entries.add(
        new ReferenceEntry.Site(
            site,
            1,
            VALIDITY,
            "Replayed weighings",
            lng,
            lat,
            "PROVINCIAL_HIGHWAY",
            area,
            district,
            null,
            null,
            2));
    entries.add(
        fence(
            district,
            "district",
            "District of the replayed weighings",
            lng - DISTRICT_DEGREES,
            lat - DISTRICT_DEGREES,
            lng + DISTRICT_DEGREES,
            lat + DISTRICT_DEGREES));
    entries.add(
        new ReferenceEntry.Tolerance("replay-tolerance", 1, VALIDITY, area, 1.0, "replay: none"));
    for (ReferenceEntry.MassLimits limits : law.limits()) {
      entries.add(
          new ReferenceEntry.MassLimits(limits.id(), 1, VALIDITY, limits.basis(), limits.rows()));
    }
    for (AxleLayouts layouts : law.layouts()) {
      entries.add(
          new AxleLayouts(
              layouts.id(),
              1,
              VALIDITY,
              layouts.basis(),
              layouts.groupSpacingMMax(),
              layouts.layouts()));
    }
    for (ReferenceEntry.Ladder ladder : law.ladders()) {
      entries.add(
          new ReferenceEntry.Ladder(
              ladder.id(),
              1,
              VALIDITY,
              ladder.roadClass(),
              ladder.basis(),
              ladder.department(),
              ladder.unit(),
              ladder.bands()));
    }
    entries.addAll(rules(ViolationKind.BRIDGE_OVERLOAD));
    entries.add(plausibility(DeviceKind.WIM));
    return entries;
  }

  private static List<ReferenceEntry> rules(ViolationKind kind) {
    List<ReferenceEntry> rules = new ArrayList<>();
    for (ReferenceEntry.Rule rule : Scenario.load(Scenario.HANGZHOU_DEMO).law().rules()) {
      if (rule.violation() == kind) {
        rules.add(
            new ReferenceEntry.Rule(
                rule.id(),
                1,
                VALIDITY,
                rule.violation(),
                rule.basis(),
                rule.matter(),
                rule.department(),
                rule.severity(),
                rule.fenceKinds(),
                rule.objectClasses(),
                rule.parameters(),
                rule.reviewDays(),
                rule.announceDays(),
                rule.decideDays(),
                rule.flags()));
      }
    }
    return rules;
  }

  /** That of the scenario, but anywhere on earth: recordings come from other countries. */
  private static ReferenceEntry.Plausibility plausibility(DeviceKind kind) {
    Map<String, Double> limits = new TreeMap<>();
    for (ReferenceEntry.Plausibility plausibility :
        Scenario.load(Scenario.HANGZHOU_DEMO).law().plausibilities()) {
      if (plausibility.deviceKind() == kind) {
        limits.putAll(plausibility.limits());
      }
    }
    limits.keySet().removeAll(List.of("lngMin", "lngMax", "latMin", "latMax"));
    return new ReferenceEntry.Plausibility(
        "replay-plausible-" + kind.level(),
        1,
        VALIDITY,
        kind,
        "as the scenario, without an area",
        limits);
  }

  private static ReferenceEntry.Device device(
      String id,
      DeviceKind kind,
      @Nullable String siteId,
      @Nullable String plate,
      List<ReferenceEntry.Certificate> certificates) {
    return new ReferenceEntry.Device(
        id,
        1,
        VALIDITY,
        kind,
        "replay",
        PositionDatum.WGS84,
        siteId,
        plate,
        REVIEWED,
        REVIEWED,
        certificates,
        null,
        null,
        List.of(),
        REVIEWED,
        "replay: made up, nothing was published");
  }

  private static ReferenceEntry.FenceFeature zone(List<Track.Fix> stretch) {
    double west = stretch.stream().mapToDouble(Track.Fix::lng).min().orElseThrow();
    double east = stretch.stream().mapToDouble(Track.Fix::lng).max().orElseThrow();
    double south = stretch.stream().mapToDouble(Track.Fix::lat).min().orElseThrow();
    double north = stretch.stream().mapToDouble(Track.Fix::lat).max().orElseThrow();
    return fence(
        "replay-zone",
        "PROHIBITED_ZONE",
        "Zone over the replayed trip",
        west - ZONE_MARGIN_DEGREES,
        south - ZONE_MARGIN_DEGREES,
        east + ZONE_MARGIN_DEGREES,
        north + ZONE_MARGIN_DEGREES);
  }

  private static ReferenceEntry.FenceFeature fence(
      String id, String kind, String name, double west, double south, double east, double north) {
    String feature =
        String.format(
            Locale.ROOT,
            "{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[{\"type\":"
                + "\"Feature\",\"id\":\"%1$s\",\"properties\":{\"id\":\"%1$s\",\"version\":1,"
                + "\"kind\":\"%6$s\",\"name\":\"%7$s\","
                + "\"validFrom\":\"2000-01-01T00:00:00Z\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[%2$.7f,%3$.7f],[%4$.7f,%3$.7f],[%4$.7f,%5$.7f],"
                + "[%2$.7f,%5$.7f],[%2$.7f,%3$.7f]]]}}]}",
            id,
            west,
            south,
            east,
            north,
            kind,
            name);
    return new ReferenceEntry.FenceFeature(id, 1, VALIDITY, feature);
  }

  private RecordingReference() {}
}
