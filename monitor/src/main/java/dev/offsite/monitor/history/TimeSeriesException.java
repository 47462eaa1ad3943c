package dev.offsite.monitor.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The time series gives no answer. The message says which store, and what stands against it. */
public final class TimeSeriesException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of obstacle it is, and so whether waiting helps. */
  public enum Reason {
    /** Nobody answers, or too slowly: the store is down, or the address wrong. */
    UNREACHABLE,
    /** The store wants other credentials. Waiting does not help. */
    FORBIDDEN,
    /** Table or database do not exist yet: nothing has been written. */
    NOT_THERE_YET,
    /** The store answers that it cannot do what was asked. */
    REFUSED,
    /** What answered is no such store, or one that is broken. */
    UNREADABLE
  }

  private final Reason reason;

  TimeSeriesException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** What kind of obstacle it is. */
  public Reason reason() {
    return reason;
  }
}
