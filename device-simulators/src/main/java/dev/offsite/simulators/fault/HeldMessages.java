package dev.offsite.simulators.fault;

import dev.offsite.simulators.device.DeviceMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a device keeps while it cannot send: a ring that gives up its oldest message for a new one,
 * as the memory of a real terminal does.
 */
final class HeldMessages {

  /** Most that a plan may ask for: half a day at one fix per second. */
  static final int MAX = 43_200;

  private final int most;
  private final FaultCounter count;
  private final Deque<DeviceMessage> held = new ArrayDeque<>();

  HeldMessages(int most, FaultCounter count) {
    this.most = most;
    this.count = count;
  }

  static void requireMost(int heldMax) {
    if (heldMax < 1 || heldMax > MAX) {
      throw new IllegalArgumentException("heldMax " + heldMax + " is not 1 to " + MAX);
    }
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  void add(DeviceMessage message) {
    count.acted();
    if (held.size() == most) {
      held.remove();
      count.overflowed();
    }
    held.add(message);
  }

  /** Everything held, oldest first; nothing is held afterwards. */
  List<DeviceMessage> release() {
    List<DeviceMessage> all = new ArrayList<>(held);
    held.clear();
    return all;
  }
}
