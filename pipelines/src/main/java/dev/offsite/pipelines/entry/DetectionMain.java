package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.OperationalSinks;
import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.trial.TrialJob;
import dev.offsite.pipelines.trial.TrialSink;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts {@link DetectionJob} on a Flink cluster: {@code DetectionMain [--settings FILE]
 * [--trial-rules DIR]}. With trial rules it is {@link TrialJob}, beside the valid one and under a
 * name of its own, of which nothing leaves but counts.
 */
public final class DetectionMain {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionMain.class);

  /** Also names the folder of its checkpoints, so it never changes. */
  static final String JOB_NAME = "detection";

  /** The same of the job of trial rules; the operator clears its state when the rules change. */
  static final String TRIAL_JOB_NAME = TrialJob.NAME;

  private DetectionMain() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.prepared();
    TrialArguments given = TrialArguments.of(arguments);
    Settings settings = Settings.of(given.others(), System.getenv());
    if (given.trial().isNone()) {
      addTo(environment, settings);
      environment.execute(JOB_NAME);
    } else {
      addTrialTo(environment, settings, given.trial());
      environment.execute(TRIAL_JOB_NAME);
    }
  }

  static void addTrialTo(
      StreamExecutionEnvironment environment, Settings settings, TrialRules trial) {
    KafkaAccess kafka = KafkaAccess.of(settings);
    environment.configure(JobEnvironment.settings(settings.require(JobKeys.DETECTION_CHECKPOINTS)));
    TrialJob.addTo(
        environment,
        TrialJob.telemetry(kafka.bootstrapServers(), kafka.overrides()),
        new KafkaReferenceFeed(kafka.bootstrapServers(), kafka.clientProperties(), trial),
        DetectionSettings.live().withLatenessHorizon(settings.require(JobKeys.LATENESS_HORIZON)),
        new TrialSink());
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
