package dev.offsite.standalone.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that says how far something is: redrawn in place on a terminal, and now and then a line
 * of its own elsewhere. Not thread-safe.
 */
public final class StatusLine implements AutoCloseable {

  private static final int BAR_WIDTH = 24;

  /** Between two lines where they stay. */
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);

  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private long lastLineNanos;
  private boolean isShown;

  /** A line that begins with the first text. */
  public StatusLine(Terminal terminal) {
    this(terminal, System::nanoTime);
  }

  StatusLine(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.lastLineNanos = nanoTime.getAsLong();
  }

  /** Shows how far it is; where lines stay, only after an interval since the last. */
  public void show(String text) {
    if (terminal.isLive()) {
      // a column short: a full line would wrap
      terminal.print(CLEAR + TextWidth.fit(text, Math.max(1, terminal.size().columns() - 1)));
      isShown = true;
    } else if (nanoTime.getAsLong() - lastLineNanos >= LINE_INTERVAL.toNanos()) {
      lastLineNanos = nanoTime.getAsLong();
      terminal.println(text);
    }
  }

  /** A bar such as {@code ████······ 40 %}. */
  public static String bar(double fraction) {
    int full = (int) (fraction * BAR_WIDTH);
    return "█".repeat(full)
        + "·".repeat(BAR_WIDTH - full)
        + String.format(Locale.ROOT, " %3d %%", (int) (fraction * 100));
  }

  /** A length such as {@code 1:02:03}. */
  public static String clock(Duration length) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        length.toHours(),
        length.toMinutesPart(),
        length.toSecondsPart());
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (isShown) {
      terminal.print(CLEAR);
    }
  }
}
