package dev.offsite.standalone.demo;

import dev.offsite.simulators.device.DeviceMessage;
import java.time.Duration;

/**
 * Hears of everything that a demonstration publishes and finds. Called by the threads of devices
 * and of candidates: it must be thread-safe and return at once.
 */
public interface DemoObserver {

  /** One that does not listen. */
  DemoObserver NONE =
      new DemoObserver() {
        @Override
        public void published(DeviceMessage message) {}

        @Override
        public void found(Duration latency) {}
      };

  /** A message is handed to the MQTT client. */
  void published(DeviceMessage message);

  /**
   * The first revision of a candidate can be read.
   *
   * @param latency since the publish of the message that opened it
   */
  void found(Duration latency);
}
