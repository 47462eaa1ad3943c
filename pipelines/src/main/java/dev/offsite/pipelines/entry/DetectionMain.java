package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.OperationalSinks;
import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts {@link DetectionJob} on a Flink cluster: {@code DetectionMain [--settings FILE]}. */
public final class DetectionMain {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionMain.class);

  /** Also names the folder of its checkpoints, so it never changes. */
  static final String JOB_NAME = "detection";

  private DetectionMain() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.prepared();
    addTo(environment, Settings.of(arguments, System.getenv()));
    environment.execute(JOB_NAME);
  }

  static void addTo(StreamExecutionEnvironment environment, Settings settings) {
    KafkaAccess kafka = KafkaAccess.of(settings);
    DetectionSettings detection =
        DetectionSettings.live().withLatenessHorizon(settings.require(JobKeys.LATENESS_HORIZON));
    environment.configure(JobEnvironment.settings(settings.require(JobKeys.DETECTION_CHECKPOINTS)));
    DetectionJob.addTo(
        environment,
        DetectionEnds.telemetry(kafka.bootstrapServers(), kafka.overrides()),
        new KafkaReferenceFeed(kafka.bootstrapServers(), kafka.clientProperties()),
        detection,
        DetectionEnds.candidates(kafka.bootstrapServers(), kafka.overrides()),
        DetectionEnds.refusals(kafka.bootstrapServers(), kafka.overrides()),
        operations(settings, kafka, detection));
  }

  private static OperationalSinks operations(
      Settings settings, KafkaAccess kafka, DetectionSettings detection) {
    Optional<MqttPublisher.Settings> signs = SignAccess.find(settings);
    if (signs.isEmpty()) {
      LOG.info("{} is not given: no roadside sign shows anything", SignKeys.SERVER_URI.name());
      return DetectionEnds.operationsWithoutSigns(kafka.bootstrapServers(), kafka.overrides());
    }
    return DetectionEnds.operations(
        kafka.bootstrapServers(), kafka.overrides(), signs.get(), detection.clock());
  }
}
