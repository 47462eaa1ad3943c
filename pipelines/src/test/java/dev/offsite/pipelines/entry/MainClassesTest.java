package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.cases.CaseSettings;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.sign.SignSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.junit.jupiter.api.Test;

/** What the main classes hand to a cluster; nothing is executed. */
class MainClassesTest {

  private static final String SERVERS =
      "kafka.bootstrap-servers=kafka:9092\nmqtt.server-uris=tcp://broker:1883\n";

  private final StreamExecutionEnvironment environment =
      StreamExecutionEnvironment.getExecutionEnvironment();

  @Test
  void ingest_isTheIngestJob() {
    IngestMain.addTo(environment, settings(""));

    assertThat(uids())
        .contains("mqtt-source", "land-message", "kafka-telemetry-sink", "kafka-dead-letter-sink");
    assertThat(checkpointInterval()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void ingest_foreignTopics_areSubscribedTo() {
    IngestMain.addTo(
        environment, settings("ingest.foreign-topics=thing/product/{deviceId}/osd=drone"));

    assertThat(uids()).contains("mqtt-source");
  }

  @Test
  void ingest_foreignTopicOfNoKind_namesIt() {
    assertThatThrownBy(
            () ->
                IngestMain.addTo(environment, settings("ingest.foreign-topics=a/{deviceId}=ship")))
        .hasMessage("ingest.foreign-topics: 'ship' is no wim, truck or drone");
  }

  @Test
  void detection_isTheDetectionJob() {
    DetectionMain.addTo(environment, settings("detection.checkpoint-interval=3 s"));

    assertThat(uids()).contains("telemetry-source", "decode-report", "candidate-sink");
    assertThat(checkpointInterval()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void detection_looksAfterBridgesScalesAndSigns() {
    DetectionMain.addTo(environment, settings("sign.mqtt.server-uri=tcp://broker:1883"));

    assertThat(uids())
        .contains("operation-sink", "bridge-load-sink", "blank-sign", "sign-sink", "trip-sink")
        .contains("watch-bridge", "watch-station", "find-hot-word", "hot-word-sink");
    assertThat(sinkOf("sign-sink")).isInstanceOf(SignSink.class);
  }

  /** The same operators, so that its savepoint restores where signs are added or given up. */
  @Test
  void detection_withoutABrokerOfSigns_hasNoSignsAndTheSameOperators() {
    DetectionMain.addTo(environment, settings("sign.mqtt.server-uri=tcp://broker:1883"));
    StreamExecutionEnvironment without = StreamExecutionEnvironment.getExecutionEnvironment();

    DetectionMain.addTo(without, settings(""));

    assertThat(uids(without)).containsExactlyInAnyOrderElementsOf(uids());
    assertThat(sinkOf(without, "sign-sink")).isInstanceOf(DiscardingSink.class);
  }

  @Test
  void detection_halfALoginOfSigns_isRefusedAtTheStart() {
    assertThatThrownBy(
            () ->
                DetectionMain.addTo(
                    environment,
                    settings("sign.mqtt.server-uri=tcp://broker:1883\nsign.mqtt.user=sign")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("sign.mqtt.user and sign.mqtt.password-file need each other");
  }

  @Test
  void bothJobs_keepTheirCheckpointsWhenTheyAreCancelled() {
    DetectionMain.addTo(environment, settings(""));

    assertThat(
            environment
                .getConfiguration()
                .get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
  }

  @Test
  void jobs_withoutKafka_areRefused() {
    assertThatThrownBy(() -> DetectionMain.addTo(environment, Settings.parse("", Map.of())))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("kafka.bootstrap-servers is missing");
  }

  @Test
  void history_isTheHistoryJob() {
    HistoryMain.addTo(environment, settings("history.url=http://influxdb:8086"));

    assertThat(uids()).contains("telemetry-source", "history-sink");
    assertThat(checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    // of its own: a store that is away must not fail the job
    assertThat(environment.getConfiguration().get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void history_everySetting_isHandedOn() {
    HistorySettings store =
        HistoryMain.store(
            settings(
                "history.url=https://influxdb:8086\nhistory.org=city\nhistory.bucket=b\n"
                    + "history.token-file=/run/t\nhistory.batch-rows=7\nhistory.batch-age=2 s"));

    assertThat(store)
        .isEqualTo(
            HistorySettings.of(URI.create("https://influxdb:8086"))
                .withBucket("city", "b")
                .withBatches(7, Duration.ofSeconds(2))
                .withTokenFile(Path.of("/run/t")));
  }

  @Test
  void history_addressOfAnotherScheme_namesTheKey() {
    assertThatThrownBy(() -> HistoryMain.store(settings("history.url=ftp://influxdb")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("history.url: url 'ftp://influxdb' is not http://host:port or https");
  }

  @Test
  void cases_isTheCaseJob() {
    CasesMain.addTo(environment, settings("cases.checkpoint-interval=4 s"));

    assertThat(uids()).contains("feedback-source", "keep-case", "case-state-sink");
    assertThat(checkpointInterval()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void cases_everySetting_isHandedOn() {
    assertThat(
            CasesMain.cases(
                settings(
                    "cases.feedback-wait=3 min\ncases.kept-after-end=40 d\n"
                        + "cases.precision-days=7")))
        .isEqualTo(
            CaseSettings.DEFAULT
                .withFeedbackWait(Duration.ofMinutes(3))
                .withKeptAfterEnd(Duration.ofDays(40))
                .withPrecisionDays(7));
    assertThat(CasesMain.cases(settings(""))).isEqualTo(CaseSettings.DEFAULT);
  }

  /** Folders of checkpoints and the upgrade of a running city hang on them. */
  @Test
  void jobNames_neverChange() {
    assertThat(
            List.of(
                IngestMain.JOB_NAME,
                DetectionMain.JOB_NAME,
                HistoryMain.JOB_NAME,
                CasesMain.JOB_NAME))
        .containsExactly("ingest", "detection", "history", "cases");
  }

  private static Settings settings(String text) {
    return Settings.parse(SERVERS + text, Map.of());
  }

  private Duration checkpointInterval() {
    return environment.getConfiguration().get(CheckpointingOptions.CHECKPOINTING_INTERVAL);
  }

  private List<String> uids() {
    return uids(environment);
  }

  private static List<String> uids(StreamExecutionEnvironment of) {
    return of.getStreamGraph(false).getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }

  private Object sinkOf(String uid) {
    return sinkOf(environment, uid);
  }

  private static Object sinkOf(StreamExecutionEnvironment of, String uid) {
    return of.getTransformations().stream()
        .filter(transformation -> uid.equals(transformation.getUid()))
        .map(transformation -> ((SinkTransformation<?, ?>) transformation).getSink())
        .findFirst()
        .orElseThrow();
  }
}
