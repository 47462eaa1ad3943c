package dev.offsite.monitor.access;

/** Too many passwords are being hashed: try again in a second. */
public final class PasswordsBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PasswordsBusyException() {
    super("too many passwords are being hashed");
  }
}
