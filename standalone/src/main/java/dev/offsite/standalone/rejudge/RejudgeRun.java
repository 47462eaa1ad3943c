package dev.offsite.standalone.rejudge;

import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.rejudge.RejudgeSpan;
import dev.offsite.pipelines.rejudge.StoredTelemetry;
import dev.offsite.pipelines.time.ServerClock;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongConsumer;

/**
 * One run of the detection job over stored telemetry. It reads Kafka and writes nothing anywhere.
 *
 * @param bootstrapServers Kafka of the instance
 * @param horizon how late a report may be and still be judged: all telemetry is at hand, so it may
 *     be much more than in the stream
 * @param trial entries in place of those of the valid release
 * @param temporary folder for files that need not survive
 */
public record RejudgeRun(
    String bootstrapServers, RejudgeSpan span, Duration horizon, TrialRules trial, Path temporary) {

  /** More candidates than this do not fit in memory beside each other: about 1 GB. */
  private static final int CANDIDATES_MAX = 200_000;

  /**
   * What it came to.
   *
   * @param candidates the newest revision of every candidate whose episode starts in the span
   * @param records number of records of telemetry read
   * @param refusals number of reports that were not judged
   */
  public record Result(List<Candidate> candidates, long records, long refusals) {
    public Result {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Runs it to its end.
   *
   * @param progress is told a few times a second how many records were read
   */
  public Result run(LongConsumer progress) throws StartException, InterruptedException {
    int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    try (Collected collected = Collected.open(CANDIDATES_MAX);
        JobCluster cluster = JobCluster.start(temporary, temporary, parallelism)) {
      cluster.runToEnd(
          definition(collected.id(), parallelism), () -> progress.accept(collected.records()));
      return new Result(
          collected.candidates().stream().filter(span::holds).toList(),
          collected.records(),
          collected.refusals());
    } catch (StartException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // a cluster's close declares no narrower type
      throw new StartException("The Flink cluster does not stop: " + e, e);
    }
  }

  /** What Kafka holds of the telemetry that it will read. */
  public TelemetryCount telemetry() {
    return TelemetryCount.of(bootstrapServers, span);
  }

  private JobDefinition definition(String run, int parallelism) {
    return new JobDefinition(
        "rejudge",
        parallelism,
        Duration.ofDays(1),
        environment ->
            DetectionJob.addTo(
                environment,
                StoredTelemetry.of(
                    bootstrapServers,
                    span,
                    new CountedRecords(run, span, new RawRecordSchema()),
                    new Properties()),
                new KafkaReferenceFeed(bootstrapServers, Map.of(), trial),
                new DetectionSettings(
                    horizon, ReceiveTimeWatermarks.ofRecords(), ServerClock.UTC, knownUntil()),
                new Collected.CandidateSink(run),
                new Collected.CountingSink<>(run)));
  }

  /** What is not heard before the end of reading, or before now, was not said. */
  private Instant knownUntil() {
    Instant now = ServerClock.UTC.instant();
    return span.readTo().isBefore(now) ? span.readTo() : now;
  }
}
