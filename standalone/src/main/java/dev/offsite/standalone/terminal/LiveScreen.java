package dev.offsite.standalone.terminal;

import java.util.List;

/**
 * The whole terminal, redrawn in place.
 *
 * <p>Uses the alternate screen, so that what stood there before comes back at the end.
 */
public final class LiveScreen implements AutoCloseable {

  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[2J";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Terminal terminal;
  private Terminal.Size lastSize;

  public LiveScreen(Terminal terminal) {
    this.terminal = terminal;
    terminal.print(ENTER);
  }

  /** Shows these lines from the top; what does not fit below is cut off. */
  public void draw(List<String> lines, Terminal.Size size) {
    StringBuilder text = new StringBuilder(HOME);
    if (!size.equals(lastSize)) {
      text.append("\u001b[2J"); // a terminal that was resized has wrapped what it showed
      lastSize = size;
    }
    int rows = Math.min(lines.size(), size.rows());
    for (int i = 0; i < rows; i++) {
      text.append(lines.get(i)).append(CLEAR_TO_END_OF_LINE);
      if (i + 1 < rows) {
        text.append("\r\n"); // none after the last: it would scroll
      }
    }
    terminal.print(text.append(rows < size.rows() ? CLEAR_BELOW : "").toString());
  }

  @Override
  public void close() {
    terminal.print(LEAVE);
  }
}
