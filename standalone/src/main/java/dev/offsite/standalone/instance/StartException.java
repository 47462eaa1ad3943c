package dev.offsite.standalone.instance;

/**
 * Something that the user can put right keeps Offsite from starting. The message is a whole
 * sentence for that user and is shown without a stack trace.
 */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
