package dev.offsite.monitor.intake;

/** A record that is not what its topic holds. The message names what is wrong, not what it says. */
public final class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRecordException(String message, Exception cause) {
    super(message, cause);
  }
}
