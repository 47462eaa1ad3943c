package dev.offsite.standalone.metrics;

import java.util.List;

/** Everything this process measures: Flink's metrics, then those of the other parts. */
public final class MetricsPage {

  /** Adds samples of one part to a page. */
  @FunctionalInterface
  public interface Contribution {
    void writeTo(PrometheusText page);
  }

  private final FlinkMetrics flink;
  private final List<Contribution> others;

  public MetricsPage(FlinkMetrics flink, List<Contribution> others) {
    this.flink = flink;
    this.others = List.copyOf(others);
  }

  /** The page as it is at this moment. */
  public String text() {
    PrometheusText page = new PrometheusText();
    flink.writeTo(page);
    others.forEach(part -> part.writeTo(page));
    return page.toString();
  }
}
