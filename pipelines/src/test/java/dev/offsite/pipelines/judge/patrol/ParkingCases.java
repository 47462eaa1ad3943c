package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;

/** Files of parked cars at a kerb of 1,000 m around the origin. */
public final class ParkingCases {

  static ReferenceSnapshot reference() {
    return Entries.complete()
        .with(Rules.parking().entry())
        .with(Fences.square("kerb", "KERB", 0, 0, 500).entry())
        .snapshot();
  }

  /** One stay that is settled and said, and one that has begun. */
  public static ParkingCase sample() {
    ParkingCase file = ParkingCase.empty();
    ReferenceSnapshot reference = reference();
    for (String time : new String[] {"00:00:00", "00:12:00", "05:00:00"}) {
      file.add(
          Sightings.at(time).parked().plate("浙A12345", 0.9).sighting(),
          reference,
          Times.at("12:00:00"));
    }
    file.add(
        Sightings.at("05:01:00").parked().place(30, 0).sighting(), reference, Times.at("12:00:00"));
    return file;
  }

  private ParkingCases() {}
}
