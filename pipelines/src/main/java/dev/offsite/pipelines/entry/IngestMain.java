package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.ingest.DeviceRate;
import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.ingest.IngestJob;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.ingest.IngestSinks;
import dev.offsite.pipelines.ingest.LandingRouter;
import dev.offsite.pipelines.mqtt.MqttSource;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts {@link IngestJob} on a Flink cluster: {@code IngestMain [--settings FILE]}. */
public final class IngestMain {

  /** Also names the folder of its checkpoints, so it never changes. */
  static final String JOB_NAME = "ingest";

  private IngestMain() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.prepared();
    addTo(environment, Settings.of(arguments, System.getenv()));
    environment.execute(JOB_NAME);
  }

  static void addTo(StreamExecutionEnvironment environment, Settings settings) {
    int payloadBytesMax = settings.require(JobKeys.PAYLOAD_BYTES_MAX);
    IngestSettings ingest =
        new IngestSettings(
            payloadBytesMax,
            settings.find(JobKeys.FOREIGN_TOPICS).orElse(List.of()).stream()
                .map(ForeignTopic::parse)
                .toList());
    MqttSource source = MqttAccess.source(settings, ingest.topicFilters(), payloadBytesMax).build();
    KafkaAccess kafka = KafkaAccess.of(settings);
    environment.configure(JobEnvironment.settings(settings.require(JobKeys.INGEST_CHECKPOINTS)));
    IngestJob.addTo(
        environment,
        source,
        new LandingRouter(ingest),
        new DeviceRate(
            settings.require(JobKeys.DEVICE_RATE_PER_SECOND),
            settings.require(JobKeys.DEVICE_RATE_BURST)),
        IngestSinks.telemetry(kafka.bootstrapServers(), kafka.overrides()),
        IngestSinks.deadLetters(kafka.bootstrapServers(), kafka.overrides()));
  }
}
