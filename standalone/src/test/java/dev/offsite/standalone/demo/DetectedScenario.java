package dev.offsite.standalone.demo;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.OperationalSinks;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.simulation.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A simulation through the whole detection job, in event time and as fast as it goes.
 *
 * @param candidates every revision
 * @param operations alarms for those who run the bridges
 * @param hotWords every revision
 */
record DetectedScenario(
    Simulation simulation,
    Duration length,
    List<Candidate> candidates,
    List<Candidate> operations,
    List<BridgeLoad> loads,
    List<HotWord> hotWords) {

  /** What is held back for a moment still arrives. */
  private static final Duration ARRIVING = Duration.ofSeconds(20);

  private static final Duration SETTLE = Duration.ofSeconds(8);

  /** Runs the job over what is said in {@code length}. */
  static DetectedScenario run(FlinkCluster cluster, Simulation simulation, Duration length)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    CollectingSink<Candidate> candidates = new CollectingSink<>();
    CollectingSink<Candidate> operations = new CollectingSink<>();
    CollectingSink<BridgeLoad> loads = new CollectingSink<>();
    CollectingSink<HotWord> hotWords = new CollectingSink<>();
    DetectionJob.addTo(
        env,
        RecordedTelemetry.of(landed(simulation, length)),
        FixedReferenceFeed.of(simulation.scenario().name(), simulation.scenario().reference()),
        new DetectionSettings(
            DetectionSettings.DEFAULT_LATENESS_HORIZON,
            ReceiveTimeWatermarks.ofRecords(),
            Clock.fixed(simulation.begin().plus(length), ZoneOffset.UTC)),
        candidates,
        new CollectingSink<Refusal>(),
        new OperationalSinks(
            operations,
            loads,
            new CollectingSink<SignMessage>(),
            new CollectingSink<Trip>(),
            hotWords));
    cluster
        .result(cluster.submit(env))
        .toJobExecutionResult(DetectedScenario.class.getClassLoader());
    return new DetectedScenario(
        simulation,
        length,
        candidates.stored(),
        operations.stored(),
        loads.stored(),
        hotWords.stored());
  }

  /** Against what really happened. */
  Score score() {
    return score(candidates);
  }

  /** The same of some of the candidates. */
  Score score(List<Candidate> some) {
    CandidateLog log = new CandidateLog(100_000);
    some.forEach(log::add);
    Instant begin = simulation.begin();
    Instant until = begin.plus(length);
    return Scorer.score(
        simulation.truths().until(until),
        log.between(begin, until.minusMillis(1)),
        new Observation(begin, until, SETTLE),
        simulation.deviceFaults());
  }

  /** As the ingest job lands it, received at the moment it is sent. */
  private static List<RawRecord> landed(Simulation simulation, Duration length) {
    List<RawRecord> landed = new ArrayList<>();
    MessageSource source = simulation.messages();
    long untilMillis = simulation.begin().plus(length).plus(ARRIVING).toEpochMilli();
    while (source.nextDueMillis() < untilMillis) {
      DeviceMessage message = source.next();
      landed.add(
          new RawRecord(
              message.topic().device().telemetryTopic(),
              0,
              landed.size(),
              message.topic().deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload()));
    }
    return landed;
  }
}
