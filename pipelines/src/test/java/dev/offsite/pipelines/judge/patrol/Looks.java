package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.telemetry.Media;
import java.time.Instant;
import java.util.List;

/** Builds looks of a drone straight down, 40 m around the origin. */
final class Looks {

  static final Media PHOTO = new Media("FRAME", "https://media.test/after", "ab".repeat(32));

  private final Instant time;
  private Wgs84Position middle = Places.ORIGIN;
  private double radiusM = 40;
  private String device = Entries.DRONE;
  private String sortie = "sortie-2";

  private Looks(Instant time) {
    this.time = time;
  }

  static Looks at(String time) {
    return new Looks(Times.at(time));
  }

  static Looks at(Instant time) {
    return new Looks(time);
  }

  Looks middle(double eastM, double northM) {
    middle = Places.at(eastM, northM);
    return this;
  }

  Looks radiusM(double metres) {
    radiusM = metres;
    return this;
  }

  Looks device(String name) {
    device = name;
    return this;
  }

  Looks sortie(String name) {
    sortie = name;
    return this;
  }

  Look look() {
    long timeMs = time.toEpochMilli();
    return new Look(
        "patrol",
        Entries.PATROLLED,
        device,
        sortie,
        timeMs,
        middle.lng(),
        middle.lat(),
        radiusM,
        List.of(PHOTO),
        timeMs + 1_000,
        1,
        timeMs,
        0,
        "cd".repeat(32));
  }
}
