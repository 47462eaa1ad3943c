package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.score.CompanyOffence;
import dev.offsite.pipelines.score.CompanyScoreSerializer;
import dev.offsite.pipelines.score.ScoreCompanyFunction;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.score.CompanyScore;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Candidates and what people do with them, to how cases stand, which deadlines are missed, how
 * often people agree with each rule, and how companies stand.
 *
 * <p>A job of its own, so that no case slows a verdict. Guarantee: at least once; after a failure
 * states and breaches since the last checkpoint are told once more, with the same keys. It uses no
 * event time: deadlines run by the clock of the server.
 */
public final class CaseJob {

  private static final KeySelector<CaseArrival, String> CASE_OF_ARRIVAL =
      arrival -> arrival.revision().candidateId();
  private static final KeySelector<CaseStanding, String> CASE_OF_STANDING =
      standing -> standing.arrival().revision().candidateId();

  /**
   * Adds the job to an environment, which it sets to reuse objects and to refuse generic types; the
   * caller sets checkpoints and executes it.
   *
   * @param feed the reference data
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      CaseSources sources,
      ReferenceFeed feed,
      CaseSettings settings,
      CaseSinks sinks) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    env.configure(configuration);

    DataStream<CaseArrival> arrivals = arrivals(env, sources, feed, settings);
    SingleOutputStreamOperator<CaseFeedback> feedback = feedback(env, sources, settings);
    SingleOutputStreamOperator<CaseFeedback> merging = merging(arrivals, feedback, settings);
    SingleOutputStreamOperator<CaseStanding> kept =
        arrivals
            .keyBy(CASE_OF_ARRIVAL, Types.STRING)
            .connect(
                feedback
                    .filter(said -> said.kind() != FeedbackKind.DUPLICATE_OF)
                    .uid("leave-out-merging")
                    .name("Feedback on one case")
                    .union(merging)
                    .keyBy(CaseFeedback::candidateId, Types.STRING))
            .process(new KeepCaseFunction(settings), CaseSerializer.STANDING.asType())
            .uid("keep-case")
            .name("Keep cases");
    SingleOutputStreamOperator<CaseState> told =
        kept.keyBy(CASE_OF_STANDING, Types.STRING)
            .connect(
                kept.getSideOutput(KeepCaseFunction.MERGES)
                    .keyBy(MergeChange::mainCaseId, Types.STRING))
            .process(new TellCaseFunction(settings), CaseSerializer.STATE.asType())
            .uid("tell-case")
            .name("Tell cases and deadlines");
    DataStream<RulePrecision> precision =
        kept.getSideOutput(KeepCaseFunction.AGREEMENTS)
            .keyBy(AgreementChange::scope, Types.STRING)
            .process(
                new MeasureAgreementFunction(settings.precisionDays()),
                CaseSerializer.PRECISION.asType())
            .uid("measure-agreement")
            .name("Measure the precision of rules");

    DataStream<CompanyScore> scores =
        kept.getSideOutput(KeepCaseFunction.OFFENCES)
            .keyBy(CompanyOffence::company, Types.STRING)
            .process(new ScoreCompanyFunction(feed), CompanyScoreSerializer.INSTANCE.asType())
            .uid("score-company")
            .name("Score companies");

    told.sinkTo(sinks.states()).uid("case-state-sink").name("Write case-state");
    told.getSideOutput(TellCaseFunction.BREACHES)
        .sinkTo(sinks.breaches())
        .uid("deadline-breach-sink")
        .name("Write deadline-breach");
    precision.sinkTo(sinks.precision()).uid("rule-precision-sink").name("Write rule-precision");
    scores.sinkTo(sinks.scores()).uid("company-score-sink").name("Write company-score");
    feedback
        .getSideOutput(RefusedFeedbackSerializer.REFUSED)
        .union(
            merging.getSideOutput(RefusedFeedbackSerializer.REFUSED),
            kept.getSideOutput(RefusedFeedbackSerializer.REFUSED))
        .sinkTo(sinks.refused())
        .uid("feedback-refusal-sink")
        .name("Write refused feedback");
  }

  private static DataStream<CaseArrival> arrivals(
      StreamExecutionEnvironment env,
      CaseSources sources,
      ReferenceFeed feed,
      CaseSettings settings) {
    return env.fromSource(
            sources.candidates(),
            WatermarkStrategy.noWatermarks(),
            "Read candidates",
            CandidateSerializer.INSTANCE.asType())
        .uid("candidate-source")
        .process(new AssignCaseFunction(feed, settings.keptOpen()), CaseSerializer.ARRIVAL.asType())
        .uid("assign-case")
        .name("Assign cases");
  }

  private static SingleOutputStreamOperator<CaseFeedback> feedback(
      StreamExecutionEnvironment env, CaseSources sources, CaseSettings settings) {
    return env.fromSource(
            sources.feedback(),
            WatermarkStrategy.noWatermarks(),
            "Read feedback",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .uid("feedback-source")
        .process(new DecodeFeedbackFunction(settings.futureMax()), CaseSerializer.FEEDBACK.asType())
        .uid("decode-feedback")
        .name("Decode feedback");
  }

  private static SingleOutputStreamOperator<CaseFeedback> merging(
      DataStream<CaseArrival> arrivals, DataStream<CaseFeedback> feedback, CaseSettings settings) {
    return arrivals
        .keyBy(CASE_OF_ARRIVAL, Types.STRING)
        .connect(
            feedback
                .filter(said -> said.kind() == FeedbackKind.DUPLICATE_OF)
                .uid("pick-merging")
                .name("Feedback on two cases")
                .keyBy(CaseFeedback::duplicateOf, Types.STRING))
        .process(new FindMainCaseFunction(settings), CaseSerializer.FEEDBACK.asType())
        .uid("find-main-case")
        .name("Find main cases");
  }

  private CaseJob() {}
}
