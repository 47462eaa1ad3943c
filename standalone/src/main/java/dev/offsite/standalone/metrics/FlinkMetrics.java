package dev.offsite.standalone.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All metrics of the Flink cluster in this process, under the names and labels that Flink's own
 * {@code PrometheusReporter} gives them in a cluster, so that one dashboard serves both.
 *
 * <p>That reporter opens a server of its own on every network interface, and nobody can add to its
 * page or bind it to loopback; hence this one, which only collects. Thread-safe.
 *
 * <p>Labels that name an attempt, a process or a job by a random number are left out: each restart
 * would begin new series.
 */
public final class FlinkMetrics implements MetricReporter {

  private static final Logger LOG = LoggerFactory.getLogger(FlinkMetrics.class);
  private static final Pattern UNFIT = Pattern.compile("[^a-zA-Z0-9:_]");
  private static final CharacterFilter FIT = text -> UNFIT.matcher(text).replaceAll("_");
  private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};

  /** Left out; the settings of a cluster in {@code docker/flink} leave out the same. */
  static final Set<String> UNBOUNDED_LABELS =
      Set.of("job_id", "task_id", "operator_id", "task_attempt_id", "tm_id");

  private final Map<Place, Series> series = new ConcurrentHashMap<>();

  /** Where a metric is registered: one metric may stand at several places, as in task and chain. */
  private record Place(MetricGroup group, String name) {

    /** Reporters get a new wrapper around the group each time. */
    static Place of(MetricGroup group, String name) {
      return new Place(LogicalScopeProvider.castFrom(group).getWrappedMetricGroup(), name);
    }
  }

  private record Series(Metric metric, String name, Map<String, String> labels) {}

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {
    series.clear();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(FIT, '_');
    Map<String, String> labels = new TreeMap<>();
    group
        .getAllVariables()
        .forEach(
            (variable, value) -> {
              String label = FIT.filterCharacters(variable.replace("<", "").replace(">", ""));
              if (!UNBOUNDED_LABELS.contains(label)) {
                labels.put(label, value);
              }
            });
    series.put(
        Place.of(group, name),
        new Series(
            metric,
            "flink_" + scope + '_' + FIT.filterCharacters(name),
            Collections.unmodifiableMap(labels)));
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    series.remove(Place.of(group, name));
  }

  /**
   * A gauge at this moment.
   *
   * @param labels where it stands
   */
  public record Reading(Map<String, String> labels, long value) {
    public Reading {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * The present values of a job's gauges that are numbers.
   *
   * @param name as on the page of metrics
   * @param job its name
   */
  public List<Reading> gauges(String name, String job) {
    List<Reading> readings = new ArrayList<>();
    for (Series of : series.values()) {
      if (of.name().equals(name)
          && job.equals(of.labels().get("job_name"))
          && of.metric() instanceof Gauge<?> gauge) {
        read(gauge, of).ifPresent(readings::add);
      }
    }
    return readings;
  }

  private static Optional<Reading> read(Gauge<?> gauge, Series of) {
    try {
      return gauge.getValue() instanceof Number number
          ? Optional.of(new Reading(of.labels(), number.longValue()))
          : Optional.empty();
    } catch (RuntimeException e) { // of a gauge whose task is ending
      LOG.debug("metric {} has no value", of.name(), e);
      return Optional.empty();
    }
  }

  /** Puts the present values of all metrics that are numbers onto a page. */
  void writeTo(PrometheusText page) {
    for (Series of : series.values()) {
      try {
        write(of.metric(), of, page);
      } catch (RuntimeException e) { // of a gauge whose task is ending: the others must show
        LOG.debug("metric {} has no value", of.name(), e);
      }
    }
  }

  private static void write(Metric metric, Series of, PrometheusText page) {
    if (metric instanceof Counter counter) {
      page.add(of.name(), PrometheusText.Type.COUNTER, of.labels(), (double) counter.getCount());
    } else if (metric instanceof Meter meter) {
      page.add(of.name(), PrometheusText.Type.GAUGE, of.labels(), meter.getRate());
    } else if (metric instanceof Histogram histogram) {
      writeSummary(histogram, of, page);
    } else if (metric instanceof Gauge<?> gauge) {
      Object value = gauge.getValue();
      if (value instanceof Number number) {
        page.add(of.name(), PrometheusText.Type.GAUGE, of.labels(), number.doubleValue());
      } else if (value instanceof Boolean bool) {
        page.add(of.name(), PrometheusText.Type.GAUGE, of.labels(), bool ? 1 : 0);
      }
    }
  }

  private static void writeSummary(Histogram histogram, Series of, PrometheusText page) {
    HistogramStatistics statistics = histogram.getStatistics();
    for (double quantile : QUANTILES) {
      Map<String, String> labels = new TreeMap<>(of.labels());
      labels.put("quantile", Double.toString(quantile));
      page.add(of.name(), PrometheusText.Type.SUMMARY, labels, statistics.getQuantile(quantile));
    }
    page.add(
        of.name(),
        "_count",
        PrometheusText.Type.SUMMARY,
        of.labels(),
        (double) histogram.getCount());
  }
}
