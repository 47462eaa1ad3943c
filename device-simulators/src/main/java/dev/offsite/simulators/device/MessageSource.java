package dev.offsite.simulators.device;

/** One device, or anything else, that has a next message at a known time. */
public interface MessageSource {

  /** When the next message is due, milliseconds since the epoch; {@link #NEVER} after the last. */
  long nextDueMillis();

  /**
   * The next message.
   *
   * @throws IllegalStateException after the last
   */
  DeviceMessage next();

  /** Later than any message. */
  long NEVER = Long.MAX_VALUE;
}
