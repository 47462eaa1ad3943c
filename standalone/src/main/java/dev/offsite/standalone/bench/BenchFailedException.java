package dev.offsite.standalone.bench;

/** A benchmark has no figure to show: something did not end in time, or an answer was wrong. */
public final class BenchFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public BenchFailedException(String message) {
    super(message);
  }

  public BenchFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
