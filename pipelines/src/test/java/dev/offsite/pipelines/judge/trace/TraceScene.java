package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.TraceTerms;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A heap at the origin, CE90 6 m, first seen at second 7,200; a drone that looks at it; trucks that
 * stay near it. All by the rule of {@link TraceTerms}, in a zone of 200 m around the origin.
 */
final class TraceScene {

  static final int SEEN_S = 7_200;
  static final String RULE = "patrol-object";
  static final String ZONE = "field-a";
  static final String KEY = RULE + '\u001f' + ZONE;
  static final ReferenceSnapshot REFERENCE = reference(TraceTerms.parameters());
  static final TraceRule TERMS = new TraceRule(TraceTerms.rule());
  static final Heap HEAP = new Heap(TruckScene.at(0, 0), 6, ms(SEEN_S));
  static final Instant NOW = TruckScene.time(20_000);

  static ReferenceSnapshot reference(Map<String, Double> parameters) {
    return ReferenceSnapshot.of("release-1", entries(parameters));
  }

  static FixedReferenceFeed feed() {
    return FixedReferenceFeed.of("release-1", entries(TraceTerms.parameters()));
  }

  private static List<ReferenceEntry> entries(Map<String, Double> parameters) {
    return TruckScene.entries(
        TraceTerms.rule(parameters),
        TruckScene.fence(ZONE, "FIELD", -200, -200, 200, 200),
        TruckScene.fence("field-b", "FIELD", 2_000, -200, 2_400, 200));
  }

  static long ms(double second) {
    return TruckScene.time(second).toEpochMilli();
  }

  /** A look at all of the heap, 30 m around the origin. */
  static Glance look(String patrol, double second) {
    return new Glance(patrol, ms(second), TruckScene.at(0, 0), 30);
  }

  static KeyedMatter looked(String patrol, double second) {
    return keyed(new TraceMatter.Looked(look(patrol, second), ms(second) + 500));
  }

  static KeyedMatter stayed(Stop stop) {
    return keyed(new TraceMatter.Stayed(new StopNotice(stop.stop(), true)));
  }

  static KeyedMatter disproved(Stop stop) {
    return keyed(new TraceMatter.Stayed(new StopNotice(stop.stop(), false)));
  }

  static KeyedMatter said(Candidate candidate) {
    return keyed(new TraceMatter.Said(candidate));
  }

  private static KeyedMatter keyed(TraceMatter matter) {
    return new KeyedMatter(RULE, ZONE, matter);
  }

  /** A truck that stood at the origin for a minute before second {@code untilS}. */
  static Stop truck(String name, double untilS) {
    return new Stop(name, untilS);
  }

  /** A stay in the making. Mutable. */
  static final class Stop {
    private final String name;
    private final double untilS;
    private double lengthS = 60;
    private Presence presence = Presence.STOPPED;
    private Wgs84Position place = TruckScene.at(0, 0);
    private Wgs84Position farPlace = place;
    private Double accuracyM = 0.0;
    private boolean over = true;
    private boolean body;
    private boolean reversed;
    private Cargo before = Cargo.UNKNOWN;
    private Cargo after = Cargo.UNKNOWN;
    private int beforeKg = Fix.UNKNOWN;
    private int afterKg = Fix.UNKNOWN;
    private String permit = "permit";
    private String site;

    private Stop(String name, double untilS) {
      this.name = name;
      this.untilS = untilS;
    }

    Stop lengthS(double seconds) {
      lengthS = seconds;
      return this;
    }

    Stop eastM(double metres) {
      place = TruckScene.at(metres, 0);
      farPlace = place;
      return this;
    }

    Stop silent(double fromEastM, double toEastM) {
      presence = Presence.SILENT;
      place = TruckScene.at(fromEastM, 0);
      farPlace = TruckScene.at(toEastM, 0);
      return this;
    }

    Stop accuracyM(Double metres) {
      accuracyM = metres;
      return this;
    }

    Stop tipped() {
      presence = Presence.TIPPED;
      body = true;
      return this;
    }

    Stop lingered() {
      presence = Presence.LINGERED;
      return this;
    }

    Stop hasBodySensor() {
      body = true;
      return this;
    }

    Stop reversed() {
      reversed = true;
      return this;
    }

    Stop goesOn() {
      over = false;
      return this;
    }

    Stop load(Cargo first, Cargo then) {
      before = first;
      after = then;
      return this;
    }

    Stop payloadKg(int first, int then) {
      beforeKg = first;
      afterKg = then;
      return this;
    }

    Stop permit(String id) {
      permit = id;
      return this;
    }

    Stop site(String id) {
      site = id;
      return this;
    }

    TruckStop stop() {
      return new TruckStop(
          name,
          "plate of " + name,
          null,
          presence,
          ms(untilS - lengthS),
          ms(untilS),
          over,
          place,
          farPlace,
          accuracyM,
          body,
          reversed,
          before,
          after,
          beforeKg,
          afterKg,
          permit,
          site,
          null,
          ms(untilS) + 300);
    }
  }

  /** The candidate of the heap. */
  static Candidate heap(int revision, Candidate.Phase phase) {
    return heap("heap-1", RULE, revision, phase, SEEN_S, 0);
  }

  static Candidate heap(
      String id, String rule, int revision, Candidate.Phase phase, double seenS, double eastM) {
    Instant seen = TruckScene.time(seenS);
    Wgs84Position place = TruckScene.at(eastM, 0);
    return new Candidate(
        id,
        revision,
        phase,
        null,
        ViolationKind.PATROL_OBJECT,
        new Candidate.RuleRef(rule, 1, "release-1"),
        new Candidate.Subject(null, null, null, "drone-1", null, "SPOIL_HEAP"),
        new Candidate.Episode(seen, 0, seen, seen, seen, null, 0, null, 2),
        new Candidate.Facts(0.9, null, null, "1", null, null, Map.of(), List.of()),
        new Candidate.Place(
            null, ZONE, 1, ZONE, place.lng(), place.lat(), "WGS84", 6.0, null, null),
        new Candidate.Law("basis", null, null, "matter", "department", 3),
        new Candidate.Gate(Candidate.Gate.Grade.REVIEW, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(seen, seen.plusSeconds(1), seen.plusSeconds(2)),
        List.of());
  }

  private TraceScene() {}
}
