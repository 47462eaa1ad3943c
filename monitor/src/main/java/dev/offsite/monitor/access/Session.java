package dev.offsite.monitor.access;

import java.time.Instant;

/**
 * Somebody who has logged in.
 *
 * @param user name; what the user may do is looked up with each request
 * @param csrfToken what every changing request must carry
 * @param openedAt when it began
 * @param usedAt newest request
 */
public record Session(String user, String csrfToken, Instant openedAt, Instant usedAt) {

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "Session[" + user + ", " + openedAt + ']';
  }
}
