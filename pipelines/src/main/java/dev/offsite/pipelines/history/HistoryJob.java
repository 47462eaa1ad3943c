package dev.offsite.pipelines.history;

import dev.offsite.pipelines.decode.DecodeReportFunction;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReceivedSerializer;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.hotword.HotWordSerializer;
import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.locate.LocateReportFunction;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.LocatedSerializer;
import dev.offsite.pipelines.redelivery.FilterRedeliveryFunction;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.score.CompanyScoreSerializer;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.validate.ValidateReportFunction;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Turns what the other jobs have landed and decided into rows of the time series.
 *
 * <p>Guarantee: at least once; a repeated row replaces itself. It reads the telemetry on its own
 * and decides again what is readable and plausible, by the same classes and the same reference data
 * as the detection job, so that no step of it can slow a verdict.
 *
 * <p><b>While the store is down</b> the sink waits and the job stands still. Checkpoints cannot
 * complete then; a failed one is tolerated without limit, because a restart would help nothing and
 * would read everything since the last checkpoint once more. Kafka must keep its topics for longer
 * than an outage lasts: a week by default.
 */
public final class HistoryJob {

  /**
   * How long a checkpoint waits for the store before the next one is tried. It costs nothing to
   * wait: a checkpoint that is under way completes with the store's return.
   */
  static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(10);

  /** After how long without records a partition no longer holds back the time of the others. */
  private static final Duration IDLE_AFTER = Duration.ofMinutes(1);

  private static final KeySelector<RawRecord, String> DEVICE_OF_RECORD = RawRecord::deviceId;
  private static final KeySelector<Received, String> DEVICE_OF_REPORT =
      received -> received.raw().deviceId();
  private static final KeySelector<Located, String> DEVICE_OF_PLACE =
      located -> located.received().raw().deviceId();

  /**
   * Adds the job to an environment, which it sets to reuse objects, to refuse generic types and to
   * tolerate failed checkpoints; the caller sets their interval and executes it.
   *
   * @param feed the reference data
   * @param rows takes every row
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      HistorySources sources,
      ReferenceFeed feed,
      HistoryRules rules,
      Sink<HistoryRow> rows) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    env.configure(configuration);

    SingleOutputStreamOperator<Received> reports = plausibleReports(env, sources, feed);
    DataStream<HistoryRow> ofReports = rowsOfReports(reports, feed, rules);
    DataStream<HistoryRow> ofHealth = rowsOfHealth(env, sources, reports, feed, rules);
    DataStream<HistoryRow> ofCandidates = rowsOfCandidates(env, sources, rules);
    ofReports
        .union(ofHealth, ofCandidates, rowsOfProducts(env, sources))
        .sinkTo(rows)
        .uid("history-sink")
        .name("Write the time series");
  }

  /** Refusals of these stages are dropped: the detection job has already written the same ones. */
  private static SingleOutputStreamOperator<Received> plausibleReports(
      StreamExecutionEnvironment env, HistorySources sources, ReferenceFeed feed) {
    SingleOutputStreamOperator<Received> valid =
        env.fromSource(
                sources.telemetry(),
                watermarks((raw, timestamp) -> raw.receivedAtMillis()),
                "Read landed telemetry",
                RawRecordSerializer.INSTANCE.asType())
            .uid("telemetry-source")
            .keyBy(DEVICE_OF_RECORD, Types.STRING)
            .process(new DecodeReportFunction(feed), ReceivedSerializer.INSTANCE.asType())
            .uid("decode-report")
            .name("Decode reports")
            .process(new ValidateReportFunction(feed), ReceivedSerializer.INSTANCE.asType())
            .uid("validate-report")
            .name("Validate reports");
    return DataStreamUtils.reinterpretAsKeyedStream(valid, DEVICE_OF_REPORT, Types.STRING)
        .process(new FilterRedeliveryFunction(), ReceivedSerializer.INSTANCE.asType())
        .uid("filter-redelivery")
        .name("Drop redeliveries");
  }

  private static DataStream<HistoryRow> rowsOfReports(
      SingleOutputStreamOperator<Received> reports, ReferenceFeed feed, HistoryRules rules) {
    SingleOutputStreamOperator<Located> located =
        reports
            .process(new LocateReportFunction(feed), LocatedSerializer.INSTANCE.asType())
            .uid("locate-report")
            .name("Locate reports");
    DataStream<HistoryRow> mapped =
        located
            .process(new MapReportFunction(feed), HistoryRowSerializer.INSTANCE.asType())
            .uid("map-report")
            .name("Rows of weighings and detections");
    DataStream<HistoryRow> thinned =
        DataStreamUtils.reinterpretAsKeyedStream(located, DEVICE_OF_PLACE, Types.STRING)
            .process(
                new ThinPositionsFunction(rules.thinning()), HistoryRowSerializer.INSTANCE.asType())
            .uid("thin-position")
            .name("Rows of thinned positions");
    return mapped.union(thinned);
  }

  private static DataStream<HistoryRow> rowsOfHealth(
      StreamExecutionEnvironment env,
      HistorySources sources,
      SingleOutputStreamOperator<Received> reports,
      ReferenceFeed feed,
      HistoryRules rules) {
    DataStream<HealthSample> ofReports =
        reports
            .map(new SampleReportFunction(), HealthSampleSerializer.INSTANCE.asType())
            .uid("sample-report")
            .name("Count reports");
    DataStream<HealthSample> ofRefusals =
        env.fromSource(
                sources.refusals(),
                watermarks((Refusal refusal, long timestamp) -> refusal.receivedAtMillis()),
                "Read refusals",
                RefusalSerializer.INSTANCE.asType())
            .uid("refusal-source")
            .process(new SampleRefusalFunction(feed), HealthSampleSerializer.INSTANCE.asType())
            .uid("sample-refusal")
            .name("Count refusals");
    return ofReports
        .union(ofRefusals)
        .keyBy(HealthSample::deviceId, Types.STRING)
        .process(
            new MeasureHealthFunction(
                rules.healthInterval(), rules.healthKept(), rules.healthShownAfter()),
            HistoryRowSerializer.INSTANCE.asType())
        .uid("measure-health")
        .name("Rows of device health");
  }

  private static DataStream<HistoryRow> rowsOfCandidates(
      StreamExecutionEnvironment env, HistorySources sources, HistoryRules rules) {
    DataStream<Candidate> candidates =
        env.fromSource(
                sources.candidates(),
                watermarks(
                    (Candidate candidate, long timestamp) ->
                        candidate.clocks().decided().toEpochMilli()),
                "Read candidates",
                CandidateSerializer.INSTANCE.asType())
            .uid("candidate-source");
    DataStream<HistoryRow> revisions =
        candidates
            .map(CandidateRows::of, HistoryRowSerializer.INSTANCE.asType())
            .uid("map-candidate")
            .name("Rows of candidates");
    DataStream<HistoryRow> precision =
        candidates
            .keyBy(MeasurePrecisionFunction::key, Types.STRING)
            .process(
                new MeasurePrecisionFunction(rules.precisionKept()),
                HistoryRowSerializer.INSTANCE.asType())
            .uid("measure-precision")
            .name("Rows of rule precision");
    return revisions.union(precision);
  }

  /** One row of each record, so no time of the job is asked. */
  private static DataStream<HistoryRow> rowsOfProducts(
      StreamExecutionEnvironment env, HistorySources sources) {
    DataStream<HistoryRow> trips =
        env.fromSource(
                sources.trips(),
                WatermarkStrategy.noWatermarks(),
                "Read trips",
                TripSerializer.INSTANCE.asType())
            .uid("trip-source")
            .map(ProductRows::trip, HistoryRowSerializer.INSTANCE.asType())
            .uid("map-trip")
            .name("Rows of trips");
    DataStream<HistoryRow> scores =
        env.fromSource(
                sources.scores(),
                WatermarkStrategy.noWatermarks(),
                "Read scores of companies",
                CompanyScoreSerializer.INSTANCE.asType())
            .uid("company-score-source")
            .map(ProductRows::score, HistoryRowSerializer.INSTANCE.asType())
            .uid("map-company-score")
            .name("Rows of company scores");
    DataStream<HistoryRow> hotWords =
        env.fromSource(
                sources.hotWords(),
                WatermarkStrategy.noWatermarks(),
                "Read hot words",
                HotWordSerializer.INSTANCE.asType())
            .uid("hot-word-source")
            .map(ProductRows::hotWord, HistoryRowSerializer.INSTANCE.asType())
            .uid("map-hot-word")
            .name("Rows of hot words");
    return trips.union(scores, hotWords);
  }

  /** By the times in the records alone; see the package. */
  private static <T> WatermarkStrategy<T> watermarks(SerializableTimestampAssigner<T> receivedAt) {
    return ReceiveTimeWatermarks.ofRecords(receivedAt).withIdleness(IDLE_AFTER);
  }

  private HistoryJob() {}
}
