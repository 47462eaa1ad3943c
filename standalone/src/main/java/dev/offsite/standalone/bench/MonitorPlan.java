package dev.offsite.standalone.bench;

import java.time.Duration;

/**
 * What {@link MonitorBench} runs.
 *
 * @param browsers streams that are open at once, each showing the whole city
 * @param trucks that all move once a second
 * @param length how long, in whole seconds; a candidate opens in each
 */
public record MonitorPlan(int browsers, int trucks, Duration length) {

  public MonitorPlan {
    if (browsers < 1) {
      throw new IllegalArgumentException("browsers " + browsers + " is below 1");
    }
    if (trucks < 0) {
      throw new IllegalArgumentException("trucks " + trucks + " is below 0");
    }
    if (length.toSeconds() < 1) {
      throw new IllegalArgumentException("length " + length + " is below 1 s");
    }
  }

  int seconds() {
    return Math.toIntExact(length.toSeconds());
  }
}
