package dev.offsite.standalone.bench.detect;

import dev.offsite.pipelines.decode.DecodeReportFunction;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReceivedSerializer;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.time.ServerClock;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The Flink jobs that run against each other. */
final class BenchJobs {

  private final int meter;
  private final ReferenceFeed feed;
  private final List<DrawnFence> fences;
  private final Instant knownUntil;

  /**
   * Jobs of one round.
   *
   * @param meter its number
   * @param knownUntil end of the traffic: silence after it says nothing
   */
  BenchJobs(int meter, ReferenceFeed feed, List<DrawnFence> fences, Instant knownUntil) {
    this.meter = meter;
    this.feed = feed;
    this.fences = fences;
    this.knownUntil = knownUntil;
  }

  /** Adds the job of a contender that is a Flink job. */
  void addTo(
      Contender contender, StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    Configuration configuration = new Configuration();
    // a job need not wait for a last checkpoint
    configuration.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    env.configure(configuration);
    switch (contender) {
      case OFFSITE_1000, OFFSITE_10000 -> addDetection(env, telemetry);
      case IDENTITY -> addIdentity(env, telemetry);
      case NAIVE_1000, NAIVE_10000 -> addScan(ScanFencesFunction.Asks.EVERY_FENCE, env, telemetry);
      case LEAN_1000 -> addScan(ScanFencesFunction.Asks.WHERE_IT_MATTERS, env, telemetry);
      case CEP -> addPattern(env, telemetry);
      case KAFKA_STREAMS -> throw new IllegalArgumentException(contender + " is no Flink job");
    }
  }

  private void addDetection(StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    DetectionSettings settings =
        new DetectionSettings(
            DetectionSettings.DEFAULT_LATENESS_HORIZON,
            ReceiveTimeWatermarks.ofRecords(),
            ServerClock.UTC,
            knownUntil);
    DetectionJob.addTo(
        env,
        telemetry,
        feed,
        settings,
        new MeteredSink<>(meter, (candidate, round) -> SeenCandidate.of(candidate)),
        new DiscardingSink<>());
  }

  private void addIdentity(StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    decoded(env, telemetry)
        .sinkTo(
            new MeteredSink<>(
                meter,
                (received, round) -> {
                  round.passed();
                  return null;
                }));
  }

  /** Decodes where it scans: an operator with two inputs is chained to none. */
  private void addScan(
      ScanFencesFunction.Asks asks,
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> telemetry) {
    byDevice(env, telemetry)
        .connect(
            env.fromData(fences, DrawnFenceSerializer.INSTANCE.asType())
                .broadcast(ScanFencesFunction.FENCES))
        .process(new ScanFencesFunction(asks, meter, feed), Alarms.TYPE)
        .sinkTo(new MeteredSink<>(meter, (alarm, round) -> alarm));
  }

  private void addPattern(StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    SingleOutputStreamOperator<FencedFix> fixes =
        decoded(env, telemetry).process(new FenceFixFunction(meter, fences.size()));
    CrossingPattern.alarms(
            DataStreamUtils.reinterpretAsKeyedStream(fixes, FencedFix::deviceId, Types.STRING))
        .sinkTo(new MeteredSink<>(meter, (alarm, round) -> alarm));
  }

  private SingleOutputStreamOperator<Received> decoded(
      StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    return byDevice(env, telemetry)
        .process(new DecodeReportFunction(feed), ReceivedSerializer.INSTANCE.asType());
  }

  private static KeyedStream<RawRecord, String> byDevice(
      StreamExecutionEnvironment env, Source<RawRecord, ?, ?> telemetry) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, DetectionJob.EXCHANGE_DELAY_MAX);
    env.configure(configuration);
    return env.fromSource(
            telemetry,
            ReceiveTimeWatermarks.ofRecords(),
            "Read landed telemetry",
            RawRecordSerializer.INSTANCE.asType())
        .keyBy(RawRecord::deviceId, Types.STRING);
  }
}
