package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.cases.CaseEnds;
import dev.offsite.pipelines.cases.CaseJob;
import dev.offsite.pipelines.cases.CaseSettings;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts {@link CaseJob} on a Flink cluster: {@code CasesMain [--settings FILE]}. */
public final class CasesMain {

  /** Also names the folder of its checkpoints, so it never changes. */
  static final String JOB_NAME = "cases";

  private CasesMain() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.prepared();
    addTo(environment, Settings.of(arguments, System.getenv()));
    environment.execute(JOB_NAME);
  }

  static void addTo(StreamExecutionEnvironment environment, Settings settings) {
    KafkaAccess kafka = KafkaAccess.of(settings);
    environment.configure(JobEnvironment.settings(settings.require(CaseKeys.CHECKPOINTS)));
    CaseJob.addTo(
        environment,
        CaseEnds.sources(kafka.bootstrapServers(), kafka.overrides()),
        new KafkaReferenceFeed(kafka.bootstrapServers(), kafka.clientProperties()),
        cases(settings),
        CaseEnds.sinks(kafka.bootstrapServers(), kafka.overrides()));
  }

  static CaseSettings cases(Settings settings) {
    return CaseSettings.DEFAULT
        .withFeedbackWait(settings.require(CaseKeys.FEEDBACK_WAIT))
        .withKeptAfterEnd(settings.require(CaseKeys.KEPT_AFTER_END))
        .withPrecisionDays(settings.require(CaseKeys.PRECISION_DAYS));
  }
}
