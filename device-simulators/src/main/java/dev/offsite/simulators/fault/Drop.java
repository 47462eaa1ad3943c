package dev.offsite.simulators.fault;

/**
 * Some messages never come.
 *
 * @param probability of each message, 0 to 0.99: a device that never says anything is no device
 */
record Drop(double probability) implements Fault {

  static final double PROBABILITY_MAX = 0.99;

  Drop {
    if (!(probability >= 0 && probability <= PROBABILITY_MAX)) {
      throw new IllegalArgumentException(
          "probability " + probability + " is not 0 to " + PROBABILITY_MAX);
    }
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    return (message, onward) -> {
      if (draw.random().nextDouble() < probability) {
        draw.count().acted();
      } else {
        onward.send(message);
      }
    };
  }
}
