package dev.offsite.simulators.fault;

import dev.offsite.simulators.device.DeviceMessage;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * All devices with this fault lose their connection at the same moment, and when it is back each
 * sends at once everything it kept, message by message.
 *
 * @param outage how often and how long, for all of them together
 * @param heldMax most messages that a device keeps; then the oldest is lost
 */
record Storm(OutagePlan outage, int heldMax) implements Fault {

  Storm {
    Objects.requireNonNull(outage, "outage");
    HeldMessages.requireMost(heldMax);
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    Outages outages = new Outages(outage, new SplittableRandom(draw.common()), draw.beginMillis());
    HeldMessages held = new HeldMessages(heldMax, draw.count());
    return new FaultStage() {
      @Override
      public void take(DeviceMessage message, Onward onward) {
        if (!outages.covers(message.dueMillis())) {
          onward.send(message);
          return;
        }
        if (held.isEmpty()) {
          onward.wakeAt(outages.endMillis());
        }
        held.add(message);
      }

      @Override
      public void wake(long millis, Onward onward) {
        for (DeviceMessage message : held.release()) {
          onward.send(message.withDueMillis(millis));
        }
      }
    };
  }
}
