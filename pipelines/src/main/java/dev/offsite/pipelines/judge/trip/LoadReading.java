package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;

/**
 * What a truck's sensors say of its load at one fix.
 *
 * @param load 0 not said, 1 empty, 2 half, 3 loaded
 * @param payloadKg {@link Fix#UNKNOWN} if not measured
 */
record LoadReading(int load, int payloadKg) {

  /** Nothing was said. */
  static final LoadReading UNKNOWN = new LoadReading(0, Fix.UNKNOWN);

  static LoadReading of(Fix fix) {
    int load =
        switch (Signals.load(fix.signals())) {
          case UNKNOWN -> 0;
          case EMPTY -> 1;
          case HALF -> 2;
          case LOADED -> 3;
        };
    return new LoadReading(load, fix.payloadKg());
  }

  boolean isUnknown() {
    return load == 0 && payloadKg == Fix.UNKNOWN;
  }

  /** Whether one of the sensors that spoke both times says less than before. */
  boolean isLighterThan(LoadReading before, double payloadDropKg) {
    boolean byLoad = load != 0 && before.load != 0 && load < before.load;
    boolean byMass =
        payloadKg != Fix.UNKNOWN
            && before.payloadKg != Fix.UNKNOWN
            && before.payloadKg - payloadKg >= payloadDropKg;
    return byLoad || byMass;
  }

  /** For a reader. */
  String words() {
    String said =
        switch (load) {
          case 1 -> "EMPTY";
          case 2 -> "HALF";
          case 3 -> "LOADED";
          default -> "unknown";
        };
    return payloadKg == Fix.UNKNOWN ? said : said + ", " + payloadKg + " kg";
  }
}
