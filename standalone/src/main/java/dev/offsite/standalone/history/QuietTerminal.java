package dev.offsite.standalone.history;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps off the terminal what QuestDB prints past its own log when it starts and ends. Everything
 * else that is printed meanwhile, by whatever thread, comes through.
 */
final class QuietTerminal implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  QuietTerminal() {
    System.setOut(new WithoutQuestDb(out));
    System.setErr(new WithoutQuestDb(err));
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }

  private static final class WithoutQuestDb extends PrintStream {

    WithoutQuestDb(PrintStream terminal) {
      super(terminal, true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String line) {
      if (line == null || !line.startsWith("QuestDB is shutting down")) {
        super.println(line);
      }
    }

    @Override
    public PrintStream printf(String format, Object... values) {
      return format.startsWith("Reading log configuration from")
          ? this
          : super.printf(format, values);
    }
  }
}
