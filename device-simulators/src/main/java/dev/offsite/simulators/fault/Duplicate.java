package dev.offsite.simulators.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * Some messages come again, byte for byte, as after an acknowledgement that was lost.
 *
 * @param probability of each message, 0 to 1
 * @param within the repetition follows after 1 ms to this, at most 1 h
 */
record Duplicate(double probability, Duration within) implements Fault {

  Duplicate {
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
      onward.send(message);
      if (draw.random().nextDouble() < probability) {
        draw.count().acted();
        long laterMillis = Chance.millisWithin(draw.random(), within);
        onward.send(message.withDueMillis(message.dueMillis() + laterMillis));
      }
    };
  }
}
