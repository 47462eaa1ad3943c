package dev.offsite.standalone.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.operations.OperationsFiles;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.filter.ReporterFilter;
import org.apache.flink.runtime.metrics.groups.JobManagerMetricGroup;
import org.junit.jupiter.api.Test;

class FlinkMetricsTest {

  private static final ReporterFilter<Metric> ALL = ReporterFilter.getNoOpFilter();

  private final FlinkMetrics metrics = new FlinkMetrics();

  @Test
  void page_sameMetrics_asFlinksOwnReporterOfACluster() throws Exception {
    int port = freePort();
    MetricConfig config = new MetricConfig();
    config.setProperty("port", Integer.toString(port));
    config.setProperty("filterLabelValueCharacters", "false");
    MetricReporter flinks = new PrometheusReporterFactory().createMetricReporter(config);
    flinks.open(config);
    MetricRegistryImpl registry = registry(metrics, flinks);
    try {
      fill(registry);

      assertThat(samples(page())).isNotEmpty().isEqualTo(samples(read(port)));
    } finally {
      registry.closeAsync().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void page_labelsWithRandomNumbers_areLeftOutHereAndInTheSettingsOfACluster() throws Exception {
    MetricRegistryImpl registry = registry(metrics);
    try {
      MetricGroup group = group(registry);
      FlinkMetrics.UNBOUNDED_LABELS.forEach(
          label -> group.addGroup(label, "3f1c").gauge("of_" + label, (Gauge<Integer>) () -> 1));

      assertThat(page()).contains("of_job_id").doesNotContain("3f1c");
    } finally {
      registry.closeAsync().get(10, TimeUnit.SECONDS);
    }
    String ofCluster =
        Files.readString(OperationsFiles.root().resolve("docker/flink/metrics.yaml"))
            .replaceAll("(?s).*excludes: (\\S+).*", "$1");
    assertThat(ofCluster.split(";", -1))
        .containsExactlyInAnyOrderElementsOf(FlinkMetrics.UNBOUNDED_LABELS);
  }

  @Test
  void page_gaugeThatFailsOrIsNoNumber_leavesTheOthers() throws Exception {
    MetricRegistryImpl registry = registry(metrics);
    try {
      MetricGroup group = group(registry);
      group.gauge(
          "fails",
          (Gauge<Integer>)
              () -> {
                throw new IllegalStateException("its task is ending");
              });
      group.gauge("text", (Gauge<String>) () -> "text");
      group.gauge("yes", (Gauge<Boolean>) () -> true);

      assertThat(page()).contains("_yes{").doesNotContain("fails{", "text{");
    } finally {
      registry.closeAsync().get(10, TimeUnit.SECONDS);
    }
    assertThat(page()).isEmpty();
  }

  @Test
  void gauges_ofAJob_areThoseOfItsNameThatHaveANumber() throws Exception {
    MetricRegistryImpl registry = registry(metrics);
    try {
      for (String job : List.of("detection", "history")) {
        MetricGroup ofJob = group(registry).addGroup("job_name", job);
        ofJob.addGroup("topic", "a").gauge("offset", (Gauge<Long>) () -> 41L);
        ofJob.addGroup("topic", "b").gauge("offset", (Gauge<String>) () -> "none");
        ofJob.addGroup("topic", "c").gauge("committed", (Gauge<Long>) () -> 7L);
        ofJob
            .addGroup("topic", "d")
            .gauge(
                "offset",
                (Gauge<Long>)
                    () -> {
                      throw new IllegalStateException("its task is ending");
                    });
      }

      List<FlinkMetrics.Reading> found =
          metrics.gauges("flink_jobmanager_user_job_name_topic_offset", "detection");

      assertThat(found).hasSize(1);
      assertThat(found.get(0).value()).isEqualTo(41);
      assertThat(found.get(0).labels()).containsEntry("topic", "a");
      assertThat(metrics.gauges("flink_jobmanager_user_job_name_topic_offset", "cases")).isEmpty();
    } finally {
      registry.closeAsync().get(10, TimeUnit.SECONDS);
    }
  }

  private static void fill(MetricRegistryImpl registry) {
    MetricGroup group = group(registry);
    group.addGroup("reason", "NOT_JSON").counter("deadLetters").inc(3);
    group.addGroup("times").addGroup("le", "+Inf").gauge("bucket", (Gauge<Long>) () -> 7L);
    group.addGroup("topic", "telemetry.wim").counter("landed").inc(5);
    group.gauge("odd name-1", (Gauge<Double>) () -> -1.5);
    group.gauge("flag", (Gauge<Boolean>) () -> false);
    Gauge<Integer> twice = () -> 9;
    group.gauge("once", twice);
    group.gauge("twice", twice);
    group.meter("rate", new MeterView(60));
    DescriptiveStatisticsHistogram histogram = new DescriptiveStatisticsHistogram(10);
    histogram.update(4);
    group.histogram("latency", histogram);
  }

  private static MetricGroup group(MetricRegistryImpl registry) {
    return JobManagerMetricGroup.createJobManagerMetricGroup(registry, "here").addGroup("user");
  }

  private static MetricRegistryImpl registry(MetricReporter... reporters) {
    List<ReporterSetup> setups =
        java.util.Arrays.stream(reporters)
            .map(
                reporter ->
                    new ReporterSetup(
                        reporter.getClass().getSimpleName(),
                        new MetricConfig(),
                        reporter,
                        ALL,
                        Map.of()))
            .toList();
    return new MetricRegistryImpl(
        MetricRegistryConfiguration.fromConfiguration(new Configuration(), 10_000_000), setups);
  }

  private String page() {
    PrometheusText page = new PrometheusText();
    metrics.writeTo(page);
    return page.toString();
  }

  /** The lines that are samples, each with its labels sorted. */
  private static Set<String> samples(String page) {
    TreeSet<String> samples = new TreeSet<>();
    for (String line : page.split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        int open = line.indexOf('{');
        int close = line.lastIndexOf('}');
        TreeSet<String> labels =
            new TreeSet<>(List.of(line.substring(open + 1, close).split(",", -1)));
        labels.remove("");
        samples.add(line.substring(0, open) + labels + line.substring(close + 1));
      }
    }
    return samples;
  }

  private static String read(int port) throws Exception {
    try (InputStream page =
        URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      return new String(page.readAllBytes(), UTF_8);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
