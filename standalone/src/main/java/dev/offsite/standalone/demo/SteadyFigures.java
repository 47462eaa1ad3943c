package dev.offsite.standalone.demo;

import java.time.Duration;
import java.util.Objects;

/**
 * How a demonstration runs once the virtual machine has compiled what it runs: an instance that
 * runs for months warms up once, and a demonstration of a minute is half over by then.
 *
 * @param latency of the candidates whose message was published {@link #WARM_UP} after the begin or
 *     later
 * @param cpuShare processor time of this process, devices and servers included, as a share of all
 *     processors since then, 0 to 1; not a number before
 * @param processors number of these
 */
public record SteadyFigures(DemoStatus.LatencyFigures latency, double cpuShare, int processors) {

  /** From this on the figures count. */
  public static final Duration WARM_UP = Duration.ofSeconds(30);

  /** Nothing is known. */
  public static final SteadyFigures NONE =
      new SteadyFigures(new DemoStatus.LatencyFigures(0, 0, 0, 0), Double.NaN, 1);

  public SteadyFigures {
    Objects.requireNonNull(latency, "latency");
  }

  /** Whether it has run for long enough to say anything. */
  public boolean isKnown() {
    return !Double.isNaN(cpuShare);
  }
}
