package dev.offsite.standalone.stack;

import java.time.Duration;

/** Hears which part is ready. Called by several threads, one at a time. */
@FunctionalInterface
public interface StartProgress {

  /**
   * A part is ready.
   *
   * @param part for a human, such as {@code MQTT broker}
   * @param detail where it is or what it found; may be empty
   * @param took since this part was begun
   */
  void ready(String part, String detail, Duration took);
}
