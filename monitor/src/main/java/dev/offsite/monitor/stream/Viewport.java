package dev.offsite.monitor.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.geo.Lattice;
import java.util.Optional;

/** What a browser looks at, in 1e-7 degree of WGS-84. Does not cross the antimeridian. */
record Viewport(int westE7, int southE7, int eastE7, int northE7) {

  /** The viewport of {@code [west, south, east, north]}; empty if it is none. */
  static Optional<Viewport> parse(JsonNode bounds) {
    if (!bounds.isArray() || bounds.size() != 4) {
      return Optional.empty();
    }
    double[] values = new double[4];
    for (int i = 0; i < 4; i++) {
      values[i] = bounds.get(i).isNumber() ? bounds.get(i).doubleValue() : Double.NaN;
      double max = i % 2 == 0 ? 180 : 90;
      if (Double.isNaN(values[i])) {
        return Optional.empty();
      }
      values[i] = Math.max(-max, Math.min(max, values[i]));
    }
    if (values[0] > values[2] || values[1] > values[3]) {
      return Optional.empty();
    }
    return Optional.of(
        new Viewport(
            Lattice.toE7(values[0]),
            Lattice.toE7(values[1]),
            Lattice.toE7(values[2]),
            Lattice.toE7(values[3])));
  }

  boolean covers(int lngE7, int latE7) {
    return lngE7 >= westE7 && lngE7 <= eastE7 && latE7 >= southE7 && latE7 <= northE7;
  }

  /** Width and height in degrees, whichever is larger. */
  double sizeDeg() {
    return Math.max((long) eastE7 - westE7, (long) northE7 - southE7) / 1e7;
  }
}
