package dev.offsite.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void show_liveTerminal_overwritesTheLineAndEndsItOnce() {
    try (ProgressLine line = new ProgressLine(terminal("xterm"))) {
      line.show("one");
      line.show("two");
    }
    assertThat(printed().replaceAll(" +", " ")).isEqualTo("\rone \rtwo " + System.lineSeparator());
  }

  @Test
  void show_plainOutput_printsLines() {
    try (ProgressLine line = new ProgressLine(terminal("dumb"))) {
      line.show("one");
      line.show("two");
    }
    assertThat(printed())
        .isEqualTo("one" + System.lineSeparator() + "two" + System.lineSeparator());
  }

  @Test
  void close_nothingShown_printsNothing() {
    new ProgressLine(terminal("xterm")).close();
    assertThat(printed()).isEmpty();
  }

  private Terminal terminal(String type) {
    return new Terminal(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), true, Map.of("TERM", type));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
