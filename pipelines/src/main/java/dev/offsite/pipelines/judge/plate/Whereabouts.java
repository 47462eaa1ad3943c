package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Comparator;

/** That something with a plate was somewhere. */
public sealed interface Whereabouts permits TruckFix, TruckHeard, PassageReading {

  /** Which of two records comes first in Kafka; tells two of one moment apart. */
  Comparator<Candidate.RawRecord> BY_PLACE =
      Comparator.comparing(Candidate.RawRecord::topic)
          .thenComparingInt(Candidate.RawRecord::partition)
          .thenComparingLong(Candidate.RawRecord::offset)
          .thenComparingInt(Candidate.RawRecord::index);

  /** The plate. */
  String plate();

  /** When, by the device's clock, milliseconds since the epoch. */
  long timeMs();

  /** When our client received it, milliseconds since the epoch. */
  long receivedMs();

  /** The original record. */
  Candidate.RawRecord raw();
}
