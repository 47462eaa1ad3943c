package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts {@link DetectionJob} on a Flink cluster: {@code DetectionMain [--settings FILE]}. */
public final class DetectionMain {

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
    environment.configure(JobEnvironment.settings(settings.require(JobKeys.DETECTION_CHECKPOINTS)));
    DetectionJob.addTo(
        environment,
        DetectionEnds.telemetry(kafka.bootstrapServers(), kafka.overrides()),
        new KafkaReferenceFeed(kafka.bootstrapServers(), kafka.clientProperties()),
        DetectionSettings.live().withLatenessHorizon(settings.require(JobKeys.LATENESS_HORIZON)),
        DetectionEnds.candidates(kafka.bootstrapServers(), kafka.overrides()),
        DetectionEnds.refusals(kafka.bootstrapServers(), kafka.overrides()));
  }
}
