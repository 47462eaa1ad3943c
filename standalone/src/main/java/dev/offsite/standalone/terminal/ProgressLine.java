package dev.offsite.standalone.terminal;

/**
 * One line that is overwritten by the next where the terminal can do so, and printed now and then
 * where it cannot.
 */
public final class ProgressLine implements AutoCloseable {

  private final Terminal terminal;
  private boolean open;

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the one before. */
  public void show(String text) {
    if (!terminal.isLive()) {
      terminal.println(text);
      return;
    }
    // filled up with blanks, and a column short: a full line would wrap
    terminal.print("\r" + TextWidth.fit(text, Math.max(1, terminal.size().columns() - 1)));
    open = true;
  }

  /** Leaves the last text where it is. */
  @Override
  public void close() {
    if (open) {
      terminal.println("");
    }
  }
}
