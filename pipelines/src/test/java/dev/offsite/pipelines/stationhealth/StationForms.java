package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class StationForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    return List.of(
        new Form<>(
            "station-reading",
            StationReadingSerializer.INSTANCE,
            reading(StationReading.Kind.WEIGHED, 0, 6_500)),
        new Form<>("station-case", StationCaseSerializer.INSTANCE, station()));
  }

  /** A baseline, a drift that goes on, a few zeros, plates of both kinds, an hour that is known. */
  private static StationCase station() {
    ReferenceSnapshot reference =
        Entries.complete()
            .with(Rules.silent().entry())
            .with(Rules.zero().entry())
            .with(Rules.drift().entry())
            .with(Rules.plates().entry())
            .snapshot();
    StationReading first = reading(StationReading.Kind.WEIGHED, 0, 6_500);
    StationCase file = StationCase.beginningWith(first);
    for (int i = 0; i < 250; i++) {
      // a steering axle of 6.5 t with a little spread, and of 7 t after two thirds
      int axleKg = (i < 170 ? 6_500 : 7_000) + i % 7 * 10;
      file.add(reading(StationReading.Kind.WEIGHED, i * 60, axleKg), reference, Instant.EPOCH);
    }
    for (int i = 0; i < 3; i++) {
      file.add(reading(StationReading.Kind.ZERO, 15_000 + i, 0), reference, Instant.EPOCH);
    }
    return file;
  }

  private static StationReading reading(StationReading.Kind kind, int second, int firstAxleKg) {
    long ms = Times.at("10:00:00").plusSeconds(second).toEpochMilli();
    return new StationReading(
        Entries.SCALE,
        kind,
        "过车 " + second,
        ms,
        ms + 1_000,
        5,
        firstAxleKg,
        kind == StationReading.Kind.WEIGHED ? 30_000 : 0,
        second % 3 != 0,
        "1/certificate-1");
  }

  private StationForms() {}
}
