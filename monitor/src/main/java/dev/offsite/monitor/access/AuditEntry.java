package dev.offsite.monitor.access;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody did something that one may have to answer for.
 *
 * @param subject what it was done to: an id; empty text if nothing
 * @param detail further words; empty text if none
 */
public record AuditEntry(Instant at, String user, Action action, String subject, String detail) {

  /** What was done. */
  public enum Action {
    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    PASSWORD,
    CANDIDATE,
    RECORD,
    EVIDENCE,
    DECISION,
    TRACK,
    TRUCK,
    FOLLOW,
    USER_SAVED,
    USER_REMOVED,
    AUDIT
  }

  public AuditEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(detail, "detail");
  }
}
