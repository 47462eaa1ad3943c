package dev.offsite.standalone.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

  private final PrometheusText page = new PrometheusText();

  @Test
  void page_empty_isEmpty() {
    assertThat(page.toString()).isEmpty();
  }

  @Test
  void page_families_areSortedAndHaveTheirTypeOnce() {
    page.add("b", PrometheusText.Type.COUNTER, Map.of(), 2);
    page.add("a", PrometheusText.Type.GAUGE, Map.of("x", "1"), -0.5);
    page.add("a", PrometheusText.Type.GAUGE, Map.of("x", "2"), 1e20);

    assertThat(page.toString())
        .isEqualTo(
            """
            # TYPE a gauge
            a{x="1"} -0.5
            a{x="2"} 1.0E20
            # TYPE b counter
            b 2.0
            """);
  }

  @Test
  void page_valuesThatAreNoNumbers_areWrittenAsPrometheusReadsThem() {
    page.add("a", PrometheusText.Type.GAUGE, Map.of(), Double.NaN);
    page.add("b", PrometheusText.Type.GAUGE, Map.of(), Double.POSITIVE_INFINITY);
    page.add("c", PrometheusText.Type.GAUGE, Map.of(), Double.NEGATIVE_INFINITY);

    assertThat(page.toString()).contains("a NaN\n", "b +Inf\n", "c -Inf\n");
  }

  @Test
  void page_labelsWithQuotesLinesAndBackslashes_areEscaped() {
    page.add("a", PrometheusText.Type.GAUGE, Map.of("x", "q\" l\n b\\ 浙"), 1);

    assertThat(page.toString()).endsWith("a{x=\"q\\\" l\\n b\\\\ 浙\"} 1.0\n");
  }
}
