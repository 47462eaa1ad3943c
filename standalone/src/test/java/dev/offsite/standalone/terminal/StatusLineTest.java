package dev.offsite.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;

  @Test
  void show_liveTerminal_overwritesTheLineAndTakesItAwayAtTheEnd() {
    try (StatusLine line = line("xterm")) {
      line.show("one");
      line.show("two");
    }
    assertThat(printed().replaceAll(" +", " ")).isEqualTo("\r\u001b[Kone \r\u001b[Ktwo \r\u001b[K");
  }

  @Test
  void show_plainOutput_printsALineAfterEachInterval() {
    try (StatusLine line = line("dumb")) {
      line.show("too early");
      nanos = Duration.ofSeconds(10).toNanos() - 1;
      line.show("still too early");
      nanos++;
      line.show("one");
      line.show("too early again");
      nanos += Duration.ofSeconds(10).toNanos();
      line.show("two");
    }
    assertThat(printed())
        .isEqualTo("one" + System.lineSeparator() + "two" + System.lineSeparator());
  }

  @Test
  void close_nothingShown_printsNothing() {
    line("xterm").close();
    assertThat(printed()).isEmpty();
  }

  @Test
  void bar_andClock_areReadable() {
    assertThat(StatusLine.bar(0)).isEqualTo("·".repeat(24) + "   0 %");
    assertThat(StatusLine.bar(0.5)).isEqualTo("█".repeat(12) + "·".repeat(12) + "  50 %");
    assertThat(StatusLine.bar(1)).isEqualTo("█".repeat(24) + " 100 %");
    assertThat(StatusLine.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
  }

  private StatusLine line(String type) {
    return new StatusLine(terminal(type), () -> nanos);
  }

  private Terminal terminal(String type) {
    return new Terminal(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), true, Map.of("TERM", type));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
