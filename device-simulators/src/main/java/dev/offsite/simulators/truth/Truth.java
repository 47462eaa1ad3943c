package dev.offsite.simulators.truth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One violation that really happened.
 *
 * @param kind what kind
 * @param subject plate of the vehicle, also of a parked one; where no camera could read one, the
 *     device; for objects on the ground the id of the object in the world
 * @param place id of the fence or site
 * @param lng where it began, degrees east, WGS-84
 * @param lat where it began, degrees north, WGS-84
 * @param start exact begin; for an object on the ground, when a patrol first had it in view; for a
 *     parked car, when a patrol first saw it again after its grace. What was gone before a patrol
 *     could know of it is no truth
 * @param end exact end; for an object on the ground, when it vanished; equal to start for a moment;
 *     null where the world sees no end
 * @param why one sentence with the figures
 * @param admissible whether its record must (true) or must not (false) be usable as evidence as it
 *     is; null where the world does not say, or chance decides
 * @param knownFrom when it can be known at last; null if as soon as it has gone on for a moment
 * @param passer who crossed a scale with a plate that no camera could read; null for all else
 */
public record Truth(
    Offence kind,
    String subject,
    String place,
    double lng,
    double lat,
    Instant start,
    @Nullable Instant end,
    String why,
    @Nullable Boolean admissible,
    @Nullable Instant knownFrom,
    @Nullable Passer passer) {

  /** One of which the world does not say what its record is worth. */
  public Truth(
      Offence kind,
      String subject,
      String place,
      double lng,
      double lat,
      Instant start,
      @Nullable Instant end,
      String why) {
    this(kind, subject, place, lng, lat, start, end, why, null);
  }

  /** One that is known soon, of a vehicle that is known or no matter of a scale. */
  public Truth(
      Offence kind,
      String subject,
      String place,
      double lng,
      double lat,
      Instant start,
      @Nullable Instant end,
      String why,
      @Nullable Boolean admissible) {
    this(kind, subject, place, lng, lat, start, end, why, admissible, null, null);
  }

  public Truth {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(why, "why");
    if (end != null && end.isBefore(start)) {
      throw new IllegalArgumentException("end " + end + " is before start " + start);
    }
  }

  /** The same, where nobody knows whether a record of it came through as it was. */
  public Truth withUncertainRecord() {
    return new Truth(
        kind,
        subject,
        place,
        lng,
        lat,
        start,
        end,
        why,
        null,
        knownFrom,
        passer == null ? null : passer.withUncertainRecord());
  }

  /** The same, where a report of a truck that tells who it was may have come through changed. */
  public Truth withUncertainPasser() {
    return passer == null
        ? this
        : new Truth(
            kind,
            subject,
            place,
            lng,
            lat,
            start,
            end,
            why,
            admissible,
            knownFrom,
            passer.withUncertainRecord());
  }
}
