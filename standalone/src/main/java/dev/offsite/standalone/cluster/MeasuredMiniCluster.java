package dev.offsite.standalone.cluster;

import dev.offsite.standalone.metrics.FlinkMetrics;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.filter.ReporterFilter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A cluster whose metrics go to a given reporter. Flink makes reporters from class names in its
 * settings only, and one made so could not be found again by this process.
 */
final class MeasuredMiniCluster extends MiniCluster {

  private final FlinkMetrics metrics;

  MeasuredMiniCluster(MiniClusterConfiguration configuration, FlinkMetrics metrics) {
    super(configuration);
    this.metrics = metrics;
  }

  @Override
  protected MetricRegistryImpl createMetricRegistry(
      Configuration configuration, long maximumMessageBytes) {
    ReporterFilter<Metric> everything = ReporterFilter.getNoOpFilter();
    return new MetricRegistryImpl(
        MetricRegistryConfiguration.fromConfiguration(configuration, maximumMessageBytes),
        List.of(new ReporterSetup("page", new MetricConfig(), metrics, everything, Map.of())));
  }
}
