package dev.offsite.simulators.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * Some messages take longer, so that later ones overtake them. None is lost.
 *
 * @param probability of each message, 0 to 1
 * @param within it comes 1 ms to this later, at most 1 h
 */
record Reorder(double probability, Duration within) implements Fault {

  Reorder {
    Objects.requireNonNull(within, "within");
    Chance.requireProbability(probability);
    Chance.requireDelay("within", within);
  }

  @Override
  public boolean keepsReports() {
    return true;
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    return (message, onward) -> {
      if (draw.random().nextDouble() < probability) {
        draw.count().acted();
        long laterMillis = Chance.millisWithin(draw.random(), within);
        onward.send(message.withDueMillis(message.dueMillis() + laterMillis));
      } else {
        onward.send(message);
      }
    };
  }
}
