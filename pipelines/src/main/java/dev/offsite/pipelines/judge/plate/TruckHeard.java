package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Comparator;
import java.util.Objects;

/**
 * That the terminal of a truck was heard without knowing where it was: it was not switched off, but
 * says nothing of the place.
 *
 * @param plate of the truck it is registered for at that time
 */
record TruckHeard(
    String plate, String deviceId, long timeMs, long receivedMs, Candidate.RawRecord raw)
    implements Whereabouts {

  /** What its record is in the evidence. */
  static final String ROLE = TruckFix.ROLE;

  /** The earliest, then what comes first in Kafka. */
  private static final Comparator<TruckHeard> EARLIEST =
      Comparator.comparingLong(TruckHeard::timeMs).thenComparing(TruckHeard::raw, BY_PLACE);

  TruckHeard {
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(raw, "raw");
  }

  /** The terminal and the minute: of all with one key the earliest counts. */
  String key() {
    return deviceId + '/' + Minutes.of(timeMs);
  }

  /** Whether it counts in place of another of the same minute. */
  boolean replaces(TruckHeard other) {
    return EARLIEST.compare(this, other) < 0;
  }
}
