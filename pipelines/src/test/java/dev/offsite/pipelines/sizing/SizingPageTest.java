package dev.offsite.pipelines.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/sizing.md says what {@link Sizing} computes. */
class SizingPageTest {

  private String page;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("..", "docs", "sizing.md"));
  }

  @Test
  void page_holdsTheComputedTable() {
    assertThat(page).contains(SizingPage.table());
  }

  @Test
  void page_saysEachMeasuredFigure() {
    MeasuredCosts here = MeasuredCosts.HERE;
    for (double figure :
        new double[] {
          here.ingestCpuMicros(),
          here.detectionCpuMicros(),
          here.historyCpuMicros(),
          here.payloadBytes(),
          here.topicNameBytes(),
          here.kafkaBytes(),
          here.partitionPerSecond(),
          here.checkpointBytesAtEachSecond(),
          here.checkpointBytesAtEachTenSeconds(),
          here.heapBytesAtEachSecond(),
          here.heapBytesAtEachTenSeconds(),
          here.historyBytes(),
          here.referenceHeapBytes()
        }) {
      assertThat(page).contains(String.format(Locale.ROOT, "| %,.0f |", figure));
    }
  }

  @Test
  void table_hasARowOfSevenCellsForEachSize() {
    assertThat(SizingPage.table().lines())
        .hasSize(22)
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 8);
  }
}
