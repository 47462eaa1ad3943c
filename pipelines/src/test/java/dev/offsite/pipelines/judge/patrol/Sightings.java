package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.Plate;
import java.time.Instant;
import java.util.List;

/** Builds sightings of the rule {@code patrol} in {@link Entries#PATROLLED}. */
final class Sightings {

  private final Instant time;
  private Wgs84Position place = Places.ORIGIN;
  private String device = Entries.DRONE;
  private String id;
  private double ce90M = 5;
  private double confidence = 0.7;
  private List<Media> media = List.of();
  private boolean repaired;
  private String rule = "patrol";
  private String neighbourhood = Entries.PATROLLED;
  private String fence = Entries.PATROLLED;
  private String sortie = "";
  private Platform platform = Platform.DRONE;
  private String objectClass = "SPOIL_HEAP";
  private Plate plate;

  private Sightings(Instant time) {
    this.time = time;
    id = "detection-" + time.toEpochMilli();
  }

  static Sightings at(String time) {
    return new Sightings(Times.at(time));
  }

  static Sightings at(Instant time) {
    return new Sightings(time);
  }

  Sightings place(double eastM, double northM) {
    place = Places.at(eastM, northM);
    return this;
  }

  Sightings device(String name) {
    device = name;
    return this;
  }

  Sightings id(String name) {
    id = name;
    return this;
  }

  Sightings ce90M(double metres) {
    ce90M = metres;
    return this;
  }

  Sightings confidence(double value) {
    confidence = value;
    return this;
  }

  Sightings media(Media... all) {
    media = List.of(all);
    return this;
  }

  /** A parked car of the rule {@code parking}, in the fence {@code kerb}. */
  Sightings parked() {
    rule = "parking";
    neighbourhood = "kerb";
    fence = "kerb";
    objectClass = "ILLEGAL_PARKING";
    ce90M = 2;
    platform = Platform.PATROL_CAR;
    return this;
  }

  /** In a zone; empty text for beside one. */
  Sightings fence(String name) {
    fence = name;
    return this;
  }

  Sightings neighbourhood(String name) {
    neighbourhood = name;
    return this;
  }

  Sightings sortie(String name) {
    sortie = name;
    return this;
  }

  Sightings platform(Platform carrier) {
    platform = carrier;
    return this;
  }

  Sightings objectClass(String name) {
    objectClass = name;
    return this;
  }

  Sightings plate(String text, double certainty) {
    plate = new Plate(text, "BLUE", certainty);
    return this;
  }

  /** Its record was repaired. */
  Sightings repaired() {
    repaired = true;
    return this;
  }

  Sighting sighting() {
    long timeMs = time.toEpochMilli();
    return new Sighting(
        rule,
        neighbourhood,
        fence,
        fence.isEmpty() ? 0 : 1,
        device,
        sortie,
        platform,
        id,
        timeMs,
        place.lng(),
        place.lat(),
        ce90M,
        confidence,
        objectClass,
        plate,
        media,
        timeMs + 1_000,
        0,
        timeMs,
        repaired ? ~0 : 0,
        "ef".repeat(32));
  }
}
