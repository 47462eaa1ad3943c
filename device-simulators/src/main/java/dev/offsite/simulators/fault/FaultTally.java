package dev.offsite.simulators.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the faults of a run did so far. Thread-safe. */
public final class FaultTally {

  private final Map<String, FaultCounter> counters = new ConcurrentSkipListMap<>();

  /**
   * What one fault did.
   *
   * @param messages that it changed, held back, repeated or lost
   * @param overflowed of the messages held back, those lost because a device can hold no more
   */
  public record Count(long messages, long overflowed) {}

  FaultCounter counter(String fault) {
    return counters.computeIfAbsent(fault, name -> new FaultCounter());
  }

  /** By the names of faults, in alphabetical order; only those that some device has. */
  public Map<String, Count> counts() {
    Map<String, Count> counts = new LinkedHashMap<>();
    counters.forEach((name, counter) -> counts.put(name, counter.count()));
    return counts;
  }
}
