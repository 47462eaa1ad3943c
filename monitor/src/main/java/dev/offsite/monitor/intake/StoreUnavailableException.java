package dev.offsite.monitor.intake;

/** Kafka does not answer. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was asked of it. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
