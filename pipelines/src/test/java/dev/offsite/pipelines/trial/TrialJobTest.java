package dev.offsite.pipelines.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.pipelines.time.ServerClock;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.junit.jupiter.api.Test;

/** A trial counts, and nothing of it leaves. */
class TrialJobTest {

  private static final DetectionSettings SETTINGS =
      new DetectionSettings(
          DetectionSettings.DEFAULT_LATENESS_HORIZON,
          ReceiveTimeWatermarks.ofRecords(),
          ServerClock.UTC);

  @Test
  void job_hasASinkThatCountsAndOneThatDropsAndNoOther() {
    Configuration configuration = new Configuration();
    // Building the graph fails for any operator without a uid.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    addTo(env, List.of(), new TrialSink());

    assertThat(env.getTransformations())
        .filteredOn(SinkTransformation.class::isInstance)
        .extracting(one -> ((SinkTransformation<?, ?>) one).getSink().getClass().getSimpleName())
        .containsExactlyInAnyOrder("TrialSink", "DiscardingSink");
    assertThat(env.getStreamGraph(false).getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains("telemetry-source", "judge-zone", "candidate-sink")
        .noneMatch(
            uid -> uid.contains("sign") || uid.contains("operation") || uid.contains("bridge-load"))
        .doesNotContain("trip-sink", "hot-word-sink", "find-hot-word");
  }

  @Test
  void candidates_areHeardByTheListener() throws Exception {
    Queue<Candidate> heard = new ConcurrentLinkedQueue<>();
    try (FlinkCluster cluster = FlinkCluster.start(1);
        TrialListeners.Registration listener = TrialListeners.open(heard::add)) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      env.setParallelism(1);
      addTo(env, telemetry(), new TrialSink(listener.id()));
      cluster.result(cluster.submit(env)).toJobExecutionResult(getClass().getClassLoader());
    }
    assertThat(heard)
        .extracting(Candidate::kind, Candidate::revision)
        .containsExactly(tuple(ViolationKind.BRIDGE_OVERLOAD, 1));
  }

  @Test
  void listener_thatIsClosed_hearsNothing() {
    Queue<Candidate> heard = new ConcurrentLinkedQueue<>();
    TrialListeners.Registration listener = TrialListeners.open(heard::add);
    TrialListeners.tell(listener.id(), candidate(1, Candidate.Phase.OPEN));
    TrialListeners.tell("somebody else", candidate(1, Candidate.Phase.OPEN));
    listener.close();
    TrialListeners.tell(listener.id(), candidate(2, Candidate.Phase.CLOSED));
    assertThat(heard).hasSize(1);
  }

  @Test
  void counts_areOfOpenedAndWithdrawnByKindAndGrade() {
    MetricListener reported = new MetricListener();
    TrialCounts counts = new TrialCounts(reported.getMetricGroup());
    Candidate opened = candidate(1, Candidate.Phase.OPEN);
    counts.count(opened);
    counts.count(candidate(2, Candidate.Phase.UPDATED));
    counts.count(candidate(3, Candidate.Phase.WITHDRAWN));
    assertThat(count(reported, opened, "OPENED")).isEqualTo(1);
    assertThat(count(reported, opened, "WITHDRAWN")).isEqualTo(1);
    assertThat(
            reported
                .getCounter(
                    "kind", "SPEEDING", "grade", "REVIEW", "outcome", "OPENED", "trialCandidates")
                .orElseThrow()
                .getCount())
        .isZero();
  }

  @Test
  void name_isThatOfTheRulesAndNotOfTheirOrder() {
    TrialRules strict = TrialRules.of("a", List.of(Rules.zone().entry(), Rules.overload().entry()));
    TrialRules same = TrialRules.of("b", List.of(Rules.overload().entry(), Rules.zone().entry()));
    TrialRules other = TrialRules.of("a", List.of(Rules.zone().entry()));
    assertThat(TrialJob.nameOf(strict)).matches("trial-[0-9a-f]{8}");
    assertThat(TrialJob.nameOf(same)).isEqualTo(TrialJob.nameOf(strict));
    assertThat(TrialJob.nameOf(other)).isNotEqualTo(TrialJob.nameOf(strict));
  }

  private static long count(MetricListener reported, Candidate of, String outcome) {
    return reported
        .getCounter(
            "kind",
            of.kind().name(),
            "grade",
            of.gate().grade().name(),
            "outcome",
            outcome,
            "trialCandidates")
        .orElseThrow()
        .getCount();
  }

  private static void addTo(
      StreamExecutionEnvironment env, List<RawRecord> telemetry, TrialSink sink) {
    TrialJob.addTo(env, RecordedTelemetry.of(telemetry), Entries.complete().feed(), SETTINGS, sink);
  }

  private static List<RawRecord> telemetry() {
    return List.of(
        RawRecords.of(Reports.at("10:00:00").of(Entries.SCALE).passage(40_000).report()),
        RawRecords.of(Reports.at("10:00:30").of(Entries.SCALE).passage(80_000).id("2").report()));
  }

  private static Candidate candidate(int revision, Candidate.Phase phase) {
    Candidate draft =
        new CandidateDrafts()
            .draft(
                Findings.at("10:00:00").finding(),
                Entries.complete().snapshot(),
                Times.at("12:00:00"));
    return new Candidate(
        draft.id(),
        revision,
        phase,
        null,
        draft.kind(),
        draft.rule(),
        draft.subject(),
        draft.episode(),
        new Candidate.Facts(1, null, null, "1", null, null, Map.of(), List.of()),
        draft.place(),
        draft.law(),
        draft.gate(),
        draft.evidence(),
        draft.deadlines(),
        draft.clocks(),
        List.of());
  }
}
