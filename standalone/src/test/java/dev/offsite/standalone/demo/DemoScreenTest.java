package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Terminal;
import dev.offsite.standalone.terminal.TextWidth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScreenTest {

  private final DemoScreen screen =
      new DemoScreen(Terminal.standard(), new CandidateLine(ZoneOffset.UTC));

  @Test
  void paint_anySize_neverOverflows() {
    for (int columns = 40; columns <= 200; columns += 20) {
      List<String> lines = screen.paint(DemoStatuses.busy(), new Terminal.Size(24, columns));

      int width = columns;
      assertThat(lines)
          .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
      assertThat(lines).as("%s columns", columns).hasSize(24);
    }
  }

  @Test
  void paint_busy_showsFiguresAndTroubles() {
    String text = String.join("\n", screen.paint(DemoStatuses.busy(), new Terminal.Size(30, 100)));

    assertThat(text)
        .contains("Offsite demo   hangzhou-demo   0:42 of 1:00")
        .contains("seed 7")
        .contains("18,000")
        .contains("dead letters 1   rejected 2   late 3   unacknowledged 14")
        .contains("p50 33 ms   p99 121 ms")
        .contains("detection is RESTARTING")
        .contains("no detector for  cloned plate 4");
  }
}
