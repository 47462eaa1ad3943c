package dev.offsite.simulators.fault;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Some payloads arrive broken: half of them with one byte changed, half cut off.
 *
 * <p>Each differs from what was sent; an empty one stays as it is. A changed byte may still leave
 * readable JSON with another figure in it, as on a serial line without a checksum.
 *
 * @param probability of each message, 0 to 1
 */
record Corrupt(double probability) implements Fault {

  Corrupt {
    Chance.requireProbability(probability);
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    return (message, onward) -> {
      if (message.payload().length > 0 && draw.random().nextDouble() < probability) {
        draw.count().acted();
        byte[] broken = broken(message.payload(), draw.random());
        onward.send(message.withPayload(broken, message.eventMillis()));
      } else {
        onward.send(message);
      }
    };
  }

  private static byte[] broken(byte[] payload, SplittableRandom random) {
    if (random.nextBoolean()) {
      return Arrays.copyOf(payload, random.nextInt(payload.length));
    }
    byte[] changed = payload.clone();
    int at = random.nextInt(changed.length);
    changed[at] = (byte) (changed[at] ^ (1 + random.nextInt(255)));
    return changed;
  }
}
