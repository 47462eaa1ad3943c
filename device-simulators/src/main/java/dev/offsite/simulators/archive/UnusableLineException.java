package dev.offsite.simulators.archive;

/**
 * A line of an archive makes no message; the text says why, without naming the line.
 *
 * <p>What stands before its first colon is the same for all lines with the same fault.
 */
final class UnusableLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;

  UnusableLineException(long line, String reason) {
    super(reason);
    this.line = line;
  }

  long line() {
    return line;
  }
}
