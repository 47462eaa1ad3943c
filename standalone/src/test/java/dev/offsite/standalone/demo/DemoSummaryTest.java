package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.terminal.Terminal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

  private final DemoSummary summary = new DemoSummary(Terminal.standard());

  @Test
  void line_offencesWithoutDetector_areNotCountedAsMissed() {
    assertThat(summary.line(DemoStatuses.busy())).contains("missed 1  false or twice 5");
  }

  @Test
  void of_brokenPromise_saysWhatWasPromisedAndReached() {
    List<String> lines = summary.of(DemoStatuses.busy(), DemoStatuses.score(0.95));

    assertThat(lines).anyMatch(line -> line.startsWith("hangzhou-demo, 42 s, seed 7"));
    assertThat(lines)
        .contains(
            "  bridge overload             9        1        0        1        0          0"
                + "  -     0.000  promised 1.00 0.95, BROKEN");
  }

  @Test
  void of_runThatHasWarmedUp_saysLatencyAndLoadSinceThen() {
    assertThat(summary.of(DemoStatuses.busy(), DemoStatuses.score(0)))
        .contains(
            "  after the first 30 s: latency p50 22 ms p99 44 ms (12), processors 35 % busy with"
                + " all of this (2 there are)");
  }

  @Test
  void of_keptPromise_saysSo() {
    assertThat(summary.of(DemoStatuses.busy(), DemoStatuses.score(0)))
        .anyMatch(line -> line.endsWith("promised 1.00 0.00, kept"));
  }

  @Test
  void of_nothingPromised_isMeasuredOnly_orHasNoDetector() {
    List<String> lines = summary.of(DemoStatuses.busy(), DemoStatuses.score(0.95));

    assertThat(lines)
        .contains(
            "  cloned plate                0        1        0        1        0          0"
                + "  -     0.000  no detector");
  }

  @Test
  void of_offencesNeitherDoneNorSaid_shareTheLastLines() {
    List<String> lines = summary.of(DemoStatuses.busy(), DemoStatuses.score(0.95));

    int first = lines.indexOf(named(lines, "  neither done nor said: "));
    List<String> shared = lines.subList(first, lines.size() - 1);
    assertThat(String.join(" ", shared)).contains("prohibited zone").doesNotContain("cloned plate");
    assertThat(shared).allMatch(line -> line.length() <= 110);
    assertThat(shared.subList(1, shared.size())).allMatch(line -> line.startsWith("    "));
    assertThat(lines).noneMatch(line -> line.startsWith("  prohibited zone "));
  }

  private static String named(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
