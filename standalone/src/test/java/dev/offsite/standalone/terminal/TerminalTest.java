package dev.offsite.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void isLive_dumbTerminalOrPipe_isFalse() {
    assertThat(new Terminal(out, true, Map.of("TERM", "xterm")).isLive()).isTrue();
    assertThat(new Terminal(out, true, Map.of("TERM", "dumb")).isLive()).isFalse();
    assertThat(new Terminal(out, true, Map.of()).isLive()).isFalse();
    assertThat(new Terminal(out, false, Map.of("TERM", "xterm")).isLive()).isFalse();
  }

  @Test
  void styled_whereColoursAreNotWanted_isPlain() {
    Terminal plain = new Terminal(out, true, Map.of("TERM", "xterm", "NO_COLOR", "1"));
    Terminal coloured = new Terminal(out, true, Map.of("TERM", "xterm"));

    assertThat(plain.styled(Style.BAD, "text")).isEqualTo("text");
    assertThat(coloured.styled(Style.BAD, "text")).isEqualTo("\u001b[31mtext\u001b[0m");
  }

  @Test
  void println_chinese_isUtf8WhateverTheLocale() {
    new Terminal(out, false, Map.of()).println("浙");

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("浙" + System.lineSeparator());
  }

  @Test
  void parseSize_whatSttySays_isRowsAndColumns() {
    assertThat(Terminal.parseSize("24 80\n")).contains(new Terminal.Size(24, 80));
    assertThat(Terminal.parseSize("0 0\n")).isEmpty();
    assertThat(Terminal.parseSize("stty: no terminal")).isEmpty();
    assertThat(Terminal.parseSize("")).isEmpty();
  }
}
