package dev.offsite.monitor.stream;

import java.time.Duration;

/**
 * How many browsers, and how patient the server is.
 *
 * @param clientsMax most browsers at once
 * @param perUserMax most of one user
 * @param messagesPerSecondMax most messages of one browser
 * @param stuckAfter a connection that has not taken a frame for so long is cut
 */
public record StreamLimits(
    int clientsMax, int perUserMax, int messagesPerSecondMax, Duration stuckAfter) {

  /** Five times a city's staff; two screens with tabs; a map that is dragged; a phone in a lift. */
  public static final StreamLimits DEFAULT =
      new StreamLimits(1_000, 20, 20, Duration.ofSeconds(60));
}
