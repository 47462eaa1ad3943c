package dev.offsite.pipelines.judge.track;

import dev.offsite.schemas.telemetry.PositionReport;

/** What is known of a truck's load at a fix. */
public enum Cargo {
  /** The sensor says that something is loaded. */
  LOADED,
  /** No sensor says so, but the drive does: it came from where trucks are loaded. */
  PRESUMED_LOADED,
  /** The sensor says that nothing is loaded. */
  EMPTY,
  /** No sensor says so, but the drive does: it tipped. */
  PRESUMED_EMPTY,
  /** Nothing is known. */
  UNKNOWN;

  /** What the sensor says. */
  public static Cargo of(Fix fix) {
    PositionReport.Load load = Signals.load(fix.signals());
    return switch (load) {
      case LOADED, HALF -> LOADED;
      case EMPTY -> EMPTY;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Whether something is or must be loaded. */
  public boolean isLoaded() {
    return this == LOADED || this == PRESUMED_LOADED;
  }

  /** Whether nothing is or can be loaded. */
  public boolean isEmpty() {
    return this == EMPTY || this == PRESUMED_EMPTY;
  }

  /** Whether it is concluded and not said by a sensor. */
  public boolean isPresumed() {
    return this == PRESUMED_LOADED || this == PRESUMED_EMPTY;
  }
}
