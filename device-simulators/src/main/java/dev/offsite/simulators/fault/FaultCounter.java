package dev.offsite.simulators.fault;

import java.util.concurrent.atomic.LongAdder;

/** Counts what one fault of a profile does on all devices. Thread-safe. */
final class FaultCounter {

  private final LongAdder acted = new LongAdder();
  private final LongAdder overflowed = new LongAdder();

  /** A message was changed, held back, repeated or lost. */
  void acted() {
    acted.increment();
  }

  /** The oldest message that a device held had to go for a newer one. */
  void overflowed() {
    overflowed.increment();
  }

  FaultTally.Count count() {
    return new FaultTally.Count(acted.sum(), overflowed.sum());
  }
}
