package dev.offsite.standalone.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the program writes: UTF-8 whatever the locale, with colours and cursor movements only where
 * they are understood.
 */
public final class Terminal {

  /** Set by the launcher where standard output is a terminal. */
  private static final String IS_TERMINAL = "offsite.terminal";

  private static final Size DEFAULT_SIZE = new Size(24, 80);
  private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");
  private static final long STTY_MAX_MILLIS = 500;

  private final PrintStream out;
  private final boolean live;
  private final boolean coloured;

  /** Rows and columns. */
  public record Size(int rows, int columns) {}

  Terminal(PrintStream out, boolean isTerminal, Map<String, String> environment) {
    this.out = out;
    String type = environment.getOrDefault("TERM", "");
    this.live = isTerminal && !type.isEmpty() && !type.equals("dumb");
    this.coloured = live && !environment.containsKey("NO_COLOR");
  }

  /** The process's standard output. */
  public static Terminal standard() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    return new Terminal(out, Boolean.getBoolean(IS_TERMINAL), System.getenv());
  }

  /** Whether a live screen can be shown. */
  public boolean isLive() {
    return live;
  }

  /** Prints a line. */
  public synchronized void println(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints as it is. */
  synchronized void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Whether whoever read the output has gone, as {@code head} does. */
  public boolean isBroken() {
    return out.checkError();
  }

  /** The text in a style, or as it is where styles are not understood. */
  public String styled(Style style, String text) {
    return coloured ? "\u001b[" + style.code() + "m" + text + "\u001b[0m" : text;
  }

  /** Its size now: it may be changed at any time. */
  public Size size() {
    if (!live || !Files.exists(CONTROLLING_TERMINAL)) {
      return DEFAULT_SIZE;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(CONTROLLING_TERMINAL.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_MAX_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return DEFAULT_SIZE;
      }
      return parseSize(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .orElse(DEFAULT_SIZE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_SIZE;
    } catch (IOException | UncheckedIOException e) {
      return DEFAULT_SIZE; // no stty: not every system has one
    }
  }

  static Optional<Size> parseSize(String text) {
    String[] parts = text.strip().split(" ", -1);
    if (parts.length != 2
        || !parts[0].matches("[1-9][0-9]{0,3}")
        || !parts[1].matches("[1-9][0-9]{0,3}")) {
      return Optional.empty(); // "0 0" is what some terminals say
    }
    return Optional.of(new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
  }
}
