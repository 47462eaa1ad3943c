package dev.offsite.standalone.simulate;

import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.publish.PublishCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a run came to.
 *
 * @param messages that were due within it and were handed to the sink
 * @param planned wall time that they should take
 * @param took wall time until the sink had taken the last of them
 * @param latestBehind how late the latest was handed over
 * @param until moment of the simulation that was reached
 * @param cut whether it was stopped before it came to an end: then its rate says nothing
 * @param complete whether everything was acknowledged
 * @param counts what the sink says
 * @param faults what faults did, by name
 */
public record RunResult(
    long messages,
    Duration planned,
    Duration took,
    Duration latestBehind,
    Instant until,
    boolean cut,
    boolean complete,
    PublishCounts counts,
    Map<String, FaultTally.Count> faults) {

  public RunResult {
    Objects.requireNonNull(planned, "planned");
    Objects.requireNonNull(took, "took");
    Objects.requireNonNull(counts, "counts");
    faults = Map.copyOf(faults);
  }

  /** Messages that are due in a second of wall time. */
  public double nominalPerSecond() {
    return messages / seconds(planned);
  }

  /** Messages acknowledged in a second, until the last of them was. */
  public double achievedPerSecond() {
    Duration longer = took.compareTo(planned) > 0 ? took : planned;
    return counts.acknowledgedTotal() / seconds(longer);
  }

  /** By how many percent the achieved rate differs from the nominal one; below 0 for too slow. */
  public double deviationPercent() {
    return messages == 0 ? 0 : 100 * (achievedPerSecond() / nominalPerSecond() - 1);
  }

  private static double seconds(Duration duration) {
    return Math.max(1, duration.toMillis()) / 1000.0;
  }
}
