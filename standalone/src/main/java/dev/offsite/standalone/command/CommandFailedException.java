package dev.offsite.standalone.command;

/** A command cannot do what it was asked to; the message is a sentence for the user. */
final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
