package dev.offsite.simulators.fault;

import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.simulators.device.DeviceMessage;
import java.time.Duration;
import java.util.Objects;

/**
 * A device goes where no network is, goes on measuring, and sends what it kept in batches as soon
 * as it is back.
 *
 * <p>What it measures afterwards is sent at once and arrives among the batches. A batch that is on
 * its way when the next blind area begins still arrives.
 *
 * @param outage how often and how long
 * @param batchReports most reports of one batch, up to what the contract allows
 * @param batchEvery from one batch to the next, 1 ms to 1 h
 * @param heldMax most messages that the device keeps; then the oldest is lost
 */
record BlindArea(OutagePlan outage, int batchReports, Duration batchEvery, int heldMax)
    implements Fault {

  BlindArea {
    Objects.requireNonNull(outage, "outage");
    Objects.requireNonNull(batchEvery, "batchEvery");
    int most = CodecLimits.DEFAULT.batchReportsMax();
    if (batchReports < 1 || batchReports > most) {
      throw new IllegalArgumentException("batchReports " + batchReports + " is not 1 to " + most);
    }
    Chance.requireDelay("batchEvery", batchEvery);
    HeldMessages.requireMost(heldMax);
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    Outages outages = new Outages(outage, draw.random(), draw.beginMillis());
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
        long dueMillis = millis;
        for (DeviceMessage batch : Backfill.batches(held.release(), batchReports)) {
          onward.send(batch.withDueMillis(dueMillis));
          dueMillis += batchEvery.toMillis();
        }
      }
    };
  }
}
