package dev.offsite.standalone.bench.path;

import dev.offsite.simulators.simulation.Tempo;
import java.util.Locale;
import java.util.Objects;

/**
 * One fleet at one pace.
 *
 * @param trucks size of the fleet; each reports once a second of its own time
 * @param pace how fast that time runs
 */
record PathStep(int trucks, Pace pace) {

  PathStep {
    Objects.requireNonNull(pace, "pace");
    if (trucks < 1) {
      throw new IllegalArgumentException("a fleet of " + trucks + " trucks");
    }
  }

  /** How fast devices report. */
  enum Pace {
    /** As they do: messages come at a given rate. */
    REAL,
    /** As fast as the broker accepts. */
    MAX
  }

  Tempo tempo() {
    return switch (pace) {
      case REAL -> Tempo.REAL;
      case MAX -> Tempo.MAX;
    };
  }

  /** In a table and in messages. */
  String title() {
    return String.format(Locale.ROOT, "%,d trucks", trucks) + (pace == Pace.MAX ? ", max" : "");
  }

  /** For the name of a folder. */
  String folderName() {
    return trucks + "-" + pace.name().toLowerCase(Locale.ROOT);
  }
}
