package dev.offsite.pipelines.hotword;

import java.util.Objects;

/** What a district has to know for its hot words. */
public sealed interface DistrictNews {

  /** Id of the area of jurisdiction. */
  String district();

  /**
   * A patrol was there; said once or often.
   *
   * @param patrol half of the digest of device and sortie
   * @param timeMs when, by the device's clock, milliseconds since the epoch
   */
  record Patrolled(String district, long patrol, long timeMs) implements DistrictNews {
    public Patrolled {
      Objects.requireNonNull(district, "district");
    }
  }

  /**
   * A place counts there from its first sighting on; replaces what was said of the candidate.
   *
   * @param timeMs of the first sighting, by the device's clock, milliseconds since the epoch
   */
  record Counted(
      String district, String candidateId, String ruleId, String objectClass, long timeMs)
      implements DistrictNews {
    public Counted {
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(candidateId, "candidateId");
      Objects.requireNonNull(ruleId, "ruleId");
      Objects.requireNonNull(objectClass, "objectClass");
    }

    Word word() {
      return new Word(ruleId, objectClass);
    }
  }

  /** A place does not count there any more. */
  record TakenBack(String district, String candidateId, long timeMs) implements DistrictNews {
    public TakenBack {
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(candidateId, "candidateId");
    }
  }

  /** When it happened, by the device's clock, milliseconds since the epoch. */
  long timeMs();
}
