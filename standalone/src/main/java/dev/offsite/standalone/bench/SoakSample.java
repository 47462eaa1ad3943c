package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A soak run at one moment.
 *
 * @param elapsed since the devices were started
 * @param values of the figures that are known; those of a server that is stopped are not
 */
record SoakSample(Duration elapsed, Map<SoakFigure, Double> values) {

  SoakSample {
    Objects.requireNonNull(elapsed, "elapsed");
    Map<SoakFigure, Double> copy = new EnumMap<>(SoakFigure.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** First line of a CSV file of samples. */
  static String csvHeader() {
    StringBuilder line = new StringBuilder("seconds");
    for (SoakFigure figure : SoakFigure.values()) {
      line.append(',').append(figure.key());
    }
    return line.toString();
  }

  /** Its line in a CSV file; what is not known is empty. */
  String csvLine() {
    StringBuilder line = new StringBuilder().append(elapsed.toSeconds());
    for (SoakFigure figure : SoakFigure.values()) {
      Double value = values.get(figure);
      line.append(',');
      if (value != null) {
        line.append(value == Math.rint(value) ? Long.toString(value.longValue()) : value);
      }
    }
    return line.toString();
  }
}
