package dev.offsite.simulators.scale;

import java.util.NoSuchElementException;

/** The trucks of the fleet over one bridge, in the order of time. */
public interface FleetCrossings {

  /** No truck of the fleet crosses it. */
  FleetCrossings NONE =
      new FleetCrossings() {
        @Override
        public double nextS() {
          return Double.POSITIVE_INFINITY;
        }

        @Override
        public FleetCrossing next() {
          throw new NoSuchElementException("no truck of the fleet crosses this bridge");
        }
      };

  /** When the next one crosses, seconds of the world; infinite if none ever does. */
  double nextS();

  /** The next one. */
  FleetCrossing next();
}
