package dev.offsite.pipelines.detection;

import dev.offsite.pipelines.contradict.ContradictFunction;
import dev.offsite.pipelines.contradict.ContradictStage;
import dev.offsite.pipelines.decode.DecodeReportFunction;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.decode.ReceivedSerializer;
import dev.offsite.pipelines.hotword.HotWordStage;
import dev.offsite.pipelines.judge.overload.JudgeOverloadFunction;
import dev.offsite.pipelines.judge.passer.PasserStage;
import dev.offsite.pipelines.judge.passer.SiteMatter;
import dev.offsite.pipelines.judge.passer.SplitUnreadFunction;
import dev.offsite.pipelines.judge.patrol.FindSightingsFunction;
import dev.offsite.pipelines.judge.patrol.JudgePatrolFunction;
import dev.offsite.pipelines.judge.patrol.ReportedSighting;
import dev.offsite.pipelines.judge.patrol.ReportedSightingSerializer;
import dev.offsite.pipelines.judge.plate.FindWhereaboutsFunction;
import dev.offsite.pipelines.judge.plate.JudgePlateFunction;
import dev.offsite.pipelines.judge.plate.Whereabouts;
import dev.offsite.pipelines.judge.plate.WhereaboutsSerializer;
import dev.offsite.pipelines.judge.share.JudgeSharedPermitFunction;
import dev.offsite.pipelines.judge.stop.StopNoticeSerializer;
import dev.offsite.pipelines.judge.trace.TraceStage;
import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.judge.truck.JudgeTruckFunction;
import dev.offsite.pipelines.link.LinkStage;
import dev.offsite.pipelines.locate.LocateReportFunction;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.LocatedSerializer;
import dev.offsite.pipelines.redelivery.FilterRedeliveryFunction;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.validate.ValidateReportFunction;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Refusal;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Turns landed telemetry into candidates: decode, validate, drop redeliveries, locate, judge, emit.
 *
 * <p>Guarantee: at least once, with deterministic ids. After any restart the same records give the
 * same candidate ids; a consumer that upserts by id and keeps the highest revision ends with the
 * candidates of an undisturbed run.
 *
 * <p>Records travel as the device's own bytes, keyed by device, up to one exchange; behind it the
 * stages from decode to judge are one chain that hands objects over without copying. Only sightings
 * of patrols are exchanged once more, by rule and zone, because two devices may see one place, and
 * so are their candidates with the stays of trucks near them; trips by plate, a fix a minute of
 * each truck and passages by plate, fixes near scales by site, candidates of scales and trucks by
 * plate, to be held against each other, and those of the scales by plate and by company, which are
 * few. Hot words ask for another exchange of the patrols' candidates by candidate and by district.
 *
 * <p>The job counts as running only when the first release of the reference data has been loaded.
 */
public final class DetectionJob {

  /**
   * How long a landed record may wait in the buffer of the exchange by device for others to fill
   * it. Flink's default of 100 ms would be most of the latency at the rates of a district; at rates
   * that fill buffers it makes no difference. A thread of each source wakes up as often.
   */
  public static final Duration EXCHANGE_DELAY_MAX = Duration.ofMillis(10);

  /**
   * What goes over the other exchanges is rare (of a terminal a fix a minute, near a scale one each
   * five seconds; candidates, trips and stays), so each record is sent at once: it waits for
   * nothing, and no task needs a thread that wakes up to look for it.
   */
  private static final Duration RARE_RECORDS_AT_ONCE = Duration.ZERO;

  private static final KeySelector<RawRecord, String> DEVICE_OF_RECORD = RawRecord::deviceId;
  private static final KeySelector<Received, String> DEVICE_OF_REPORT =
      received -> received.raw().deviceId();
  private static final KeySelector<Located, String> DEVICE_OF_PLACE =
      located -> located.received().raw().deviceId();

  /**
   * Adds the job to an environment, which it sets to reuse objects and to refuse generic types; the
   * caller sets checkpoints and executes it.
   *
   * @param telemetry landed records, in the order of each partition
   * @param feed the reference data
   * @param candidates takes every revision
   * @param refusals takes what was not judged, of every disposition
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> telemetry,
      ReferenceFeed feed,
      DetectionSettings settings,
      Sink<Candidate> candidates,
      Sink<Refusal> refusals) {
    addTo(env, telemetry, feed, settings, candidates, refusals, null);
  }

  /**
   * Adds the job with what looks after bridges, scales and signs.
   *
   * @param operations takes what is held against nobody; null for a job that only judges, as over
   *     stored telemetry
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> telemetry,
      ReferenceFeed feed,
      DetectionSettings settings,
      Sink<Candidate> candidates,
      Sink<Refusal> refusals,
      @Nullable OperationalSinks operations) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, RARE_RECORDS_AT_ONCE);
    env.configure(configuration);

    SingleOutputStreamOperator<Received> decoded =
        env.fromSource(
                telemetry,
                settings.watermarks(),
                "Read landed telemetry",
                RawRecordSerializer.INSTANCE.asType())
            .uid("telemetry-source")
            .setBufferTimeout(EXCHANGE_DELAY_MAX.toMillis())
            .keyBy(DEVICE_OF_RECORD, Types.STRING)
            .process(new DecodeReportFunction(feed), ReceivedSerializer.INSTANCE.asType())
            .uid("decode-report")
            .name("Decode reports");
    SingleOutputStreamOperator<Received> valid =
        decoded
            .process(
                ValidateReportFunction.hearingTerminalsWithoutFix(feed),
                ReceivedSerializer.INSTANCE.asType())
            .uid("validate-report")
            .name("Validate reports");
    SingleOutputStreamOperator<Received> once =
        keyedByDevice(valid)
            .process(new FilterRedeliveryFunction(), ReceivedSerializer.INSTANCE.asType())
            .uid("filter-redelivery")
            .name("Drop redeliveries");
    SingleOutputStreamOperator<Located> located =
        once.process(new LocateReportFunction(feed), LocatedSerializer.INSTANCE.asType())
            .uid("locate-report")
            .name("Locate reports");

    KeyedStream<Located, String> placesByDevice =
        DataStreamUtils.reinterpretAsKeyedStream(located, DEVICE_OF_PLACE, Types.STRING);
    SingleOutputStreamOperator<Candidate> overloads =
        placesByDevice
            .process(
                new JudgeOverloadFunction(feed, settings.clock()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-overload")
            .name("Judge weighings");
    SingleOutputStreamOperator<Candidate> trucks =
        placesByDevice
            .process(
                new JudgeTruckFunction(
                    feed, settings.latenessHorizon(), settings.clock(), settings.knownUntil()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-zone")
            .name("Judge trucks");
    SingleOutputStreamOperator<ReportedSighting> noticed =
        located
            .process(
                new FindSightingsFunction(feed, ViolationKind.PATROL_OBJECT),
                ReportedSightingSerializer.INSTANCE.asType())
            .uid("find-sighting")
            .name("Find sightings that count");
    SingleOutputStreamOperator<Candidate> patrols =
        noticed
            .keyBy(ReportedSighting::key, Types.STRING)
            .process(
                JudgePatrolFunction.ofPlaces(feed, settings.clock()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-patrol")
            .name("Judge places seen by patrols");
    DataStream<Candidate> traced =
        TraceStage.addTo(
            patrols,
            noticed,
            trucks.getSideOutput(StopNoticeSerializer.STOPS),
            feed,
            settings.clock());

    SingleOutputStreamOperator<Candidate> parked =
        located
            .process(
                new FindSightingsFunction(feed, ViolationKind.ILLEGAL_PARKING),
                ReportedSightingSerializer.INSTANCE.asType())
            .uid("find-parked")
            .name("Find vehicles that stand")
            .keyBy(ReportedSighting::key, Types.STRING)
            .process(
                JudgePatrolFunction.ofParking(feed, settings.clock()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-parking")
            .name("Judge vehicles that stand");

    SingleOutputStreamOperator<Candidate> sharedPermits =
        trucks
            .getSideOutput(TripSerializer.TRIPS)
            .keyBy(trip -> trip.plate() == null ? trip.deviceId() : trip.plate(), Types.STRING)
            .process(
                new JudgeSharedPermitFunction(feed, settings.clock()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-shared-permit")
            .name("Judge permits used twice at once");

    SingleOutputStreamOperator<Candidate> platesElsewhere =
        placesByDevice
            .process(
                new FindWhereaboutsFunction(feed, settings.latenessHorizon()),
                WhereaboutsSerializer.INSTANCE.asType())
            .uid("find-whereabouts")
            .name("Find where plates are")
            .keyBy(Whereabouts::plate, Types.STRING)
            .process(
                new JudgePlateFunction(feed, settings.latenessHorizon(), settings.clock()),
                CandidateSerializer.INSTANCE.asType())
            .uid("judge-plate")
            .name("Judge plates read where their truck is not");

    SingleOutputStreamOperator<SiteMatter> unread = PasserStage.split(overloads);
    DataStream<Candidate> identified =
        PasserStage.addTo(
            unread, located, platesElsewhere, feed, settings.latenessHorizon(), settings.clock());
    SingleOutputStreamOperator<Candidate> contradicted =
        ContradictStage.addTo(
            unread.getSideOutput(SplitUnreadFunction.READ),
            trucks.union(sharedPermits),
            platesElsewhere,
            settings.latenessHorizon(),
            settings.clock());

    LinkStage.addTo(contradicted, feed, settings.clock())
        .union(
            contradicted.getSideOutput(ContradictFunction.TRACKS),
            identified,
            traced,
            parked,
            platesElsewhere)
        .sinkTo(candidates)
        .uid("candidate-sink")
        .name("Emit candidates");
    decoded
        .getSideOutput(RefusalSerializer.REFUSALS)
        .union(
            valid.getSideOutput(RefusalSerializer.REFUSALS),
            trucks.getSideOutput(RefusalSerializer.REFUSALS),
            patrols.getSideOutput(RefusalSerializer.REFUSALS),
            parked.getSideOutput(RefusalSerializer.REFUSALS))
        .sinkTo(refusals)
        .uid("refusal-sink")
        .name("Emit refusals");
    if (operations != null) {
      trucks
          .getSideOutput(TripSerializer.TRIPS)
          .sinkTo(operations.trips())
          .uid("trip-sink")
          .name("Emit trips");
      HotWordStage.addTo(patrols, located, feed, settings.clock())
          .sinkTo(operations.hotWords())
          .uid("hot-word-sink")
          .name("Emit hot words");
      OperationalStages.addTo(decoded, located, overloads, feed, settings, operations);
    }
  }

  /** The decoder gives each report the key of its record, so the partitioning still holds. */
  private static KeyedStream<Received, String> keyedByDevice(
      SingleOutputStreamOperator<Received> reports) {
    return DataStreamUtils.reinterpretAsKeyedStream(reports, DEVICE_OF_REPORT, Types.STRING);
  }

  private DetectionJob() {}
}
