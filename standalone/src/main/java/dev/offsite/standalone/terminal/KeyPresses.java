package dev.offsite.standalone.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keys as they are pressed, without waiting for the line to end; none where there is no terminal.
 *
 * <p>Ctrl-C still ends the process. The terminal gets its settings back at the end.
 */
public final class KeyPresses implements AutoCloseable {

  private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");
  private static final long STTY_MAX_MILLIS = 500;

  private final boolean isListening;
  private final InputStream in;
  private final Consumer<Character> listener;

  private KeyPresses(boolean isListening, InputStream in, Consumer<Character> listener) {
    this.isListening = isListening;
    this.in = in;
    this.listener = listener;
  }

  /** Begins to listen; the listener is called by {@link #poll}. */
  public static KeyPresses listen(Terminal terminal, Consumer<Character> listener) {
    if (terminal.isLive()
        && Files.isReadable(CONTROLLING_TERMINAL)
        && stty("-icanon", "-echo", "min", "0", "time", "0")) {
      try {
        return new KeyPresses(true, Files.newInputStream(CONTROLLING_TERMINAL), listener);
      } catch (IOException e) {
        stty("icanon", "echo");
      }
    }
    return new KeyPresses(false, InputStream.nullInputStream(), listener);
  }

  /** Hands over what was pressed since the last call. */
  public void poll() {
    try {
      int key = in.read(); // with min 0 and time 0 it says "end" where nothing was pressed
      while (key >= 0) {
        listener.accept((char) key);
        key = in.read();
      }
    } catch (IOException e) {
      // the terminal has gone: nobody presses anything
      return;
    }
  }

  private static boolean stty(String... settings) {
    String[] command = new String[settings.length + 1];
    command[0] = "stty";
    System.arraycopy(settings, 0, command, 1, settings.length);
    try {
      Process stty =
          new ProcessBuilder(command)
              .redirectInput(CONTROLLING_TERMINAL.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return stty.waitFor(STTY_MAX_MILLIS, TimeUnit.MILLISECONDS) && stty.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return false; // no stty: not every system has one
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      return; // it has gone, and its settings with it
    }
    if (isListening) {
      stty("icanon", "echo");
    }
  }
}
