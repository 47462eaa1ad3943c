package dev.offsite.simulators.fault;

import dev.offsite.simulators.device.DeviceMessage;

/**
 * What one fault does to the messages of one device. Called in the order of time, by one thread.
 */
interface FaultStage {

  /** Takes a message at the moment it is due. */
  void take(DeviceMessage message, Onward onward);

  /** A moment that the stage asked to be woken at. */
  default void wake(long millis, Onward onward) {
    throw new IllegalStateException("woken at " + millis + " without having asked for it");
  }

  /** The way on from a stage. */
  interface Onward {

    /** Hands on a message that is due at the current moment or later. */
    void send(DeviceMessage message);

    /** Asks to be woken later than the current moment. */
    void wakeAt(long millis);
  }
}
