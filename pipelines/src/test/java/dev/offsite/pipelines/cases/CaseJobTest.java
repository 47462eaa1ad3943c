package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.score.Scores;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Recorded;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import dev.offsite.schemas.reference.DeadlineProfile;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.score.CompanyScore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole job on a cluster, from candidates and bytes of feedback to states and precision. */
class CaseJobTest {

  /** The job's timers follow the machine's clock, so the candidates must be of these days. */
  @SuppressWarnings("TimeInStaticInitializer")
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static final CaseFeedbackCodec CODEC = new CaseFeedbackCodec();

  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(2);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  /** What a run wrote: the newest of each key, and everything refused. */
  private record Written(
      Map<String, CaseState> states,
      Map<String, RulePrecision> precision,
      List<DeadlineBreach> breaches,
      Map<String, CompanyScore> scores,
      List<RefusedFeedback> refused) {}

  @Test
  void candidatesAndFeedback_endAsStatesPrecisionAndRefusals() throws Exception {
    List<byte[]> feedback = feedback();
    feedback.add("no json".getBytes(UTF_8));
    feedback.add(
        CODEC.encode(Cases.said("c-1", "future", FeedbackKind.NOTE, 0, NOW.plusSeconds(100_000))));

    Written written = run(candidates(), feedback, 2);

    assertThat(written.states())
        .extractingFromEntries(Map.Entry::getKey, entry -> entry.getValue().state())
        .containsExactly(
            tuple("c-1", CaseStatus.DISPATCHED),
            tuple("c-2", CaseStatus.NOT_PUNISHED),
            tuple("c-main", CaseStatus.DUPLICATE));
    CaseState first = written.states().get("c-1");
    assertThat(first.squad()).isEqualTo("squad 2");
    assertThat(first.responsible().authority()).isEqualTo("district/1");
    assertThat(first.deadlineProfile()).isEqualTo("profile/1");
    assertThat(written.precision().get("rule/" + first.ruleId()))
        .isEqualTo(
            new RulePrecision(
                first.ruleId(),
                null,
                null,
                30,
                written.precision().get("rule/" + first.ruleId()).lastDay(),
                1,
                1,
                1,
                0.5,
                Map.of("WRONG_PLATE", 1L)));
    assertThat(written.precision()).hasSize(3);
    assertThat(written.refused())
        .extracting(RefusedFeedback::reason)
        .containsExactlyInAnyOrder(
            FeedbackRefusalReason.MALFORMED, FeedbackRefusalReason.FUTURE_TIME);
  }

  @Test
  void everything_inAnyOrderAndTwice_endsTheSame() throws Exception {
    Written expected = run(candidates(), feedback(), 1);
    for (long seed = 1; seed <= 2; seed++) {
      List<Candidate> candidates = new ArrayList<>(candidates());
      candidates.addAll(candidates());
      Collections.shuffle(candidates, new Random(seed));
      List<byte[]> feedback = new ArrayList<>(feedback());
      feedback.addAll(feedback());
      Collections.shuffle(feedback, new Random(seed));

      Written other = run(candidates, feedback, 2);

      assertThat(other.refused()).as("seed %s", seed).isEmpty();
      assertThat(other.states().keySet()).isEqualTo(expected.states().keySet());
      for (CaseState state : other.states().values()) {
        CaseState same = expected.states().get(state.candidateId());
        assertThat(List.of(state.state(), state.version(), state.milestones()))
            .as("seed %s, %s", seed, state.candidateId())
            .isEqualTo(List.of(same.state(), same.version(), same.milestones()));
      }
      assertThat(other.precision()).as("seed %s", seed).isEqualTo(expected.precision());
    }
  }

  @Test
  void offences_ofACompany_endAsItsScore() throws Exception {
    List<Candidate> candidates = new ArrayList<>();
    for (String id : List.of("c-1", "c-2", "c-3", "c-main")) {
      candidates.add(overload(id, "某某运输"));
    }
    candidates.add(overload("c-4", "他人运输"));

    Map<String, CompanyScore> scores = run(candidates, feedback(), 2).scores();

    assertThat(scores).containsOnlyKeys("某某运输", "他人运输");
    assertThat(scores.get("某某运输").facts())
        .extracting(CompanyScore.Fact::candidateId, CompanyScore.Fact::accepted)
        .containsExactly(tuple("c-1", true), tuple("c-3", false));
    assertThat(scores.get("某某运输").notCounted()).isEqualTo(Map.of("DISMISSED", 1L, "DUPLICATE", 1L));
    assertThat(scores.get("他人运输").offences()).isEqualTo(1);
  }

  @Test
  void candidate_ofLongAgo_startsNoCaseAnew() throws Exception {
    Candidate old = candidate("c-old", 1, NOW.minus(401, ChronoUnit.DAYS));
    Candidate young = candidate("c-young", 1, NOW.minus(399, ChronoUnit.DAYS));
    assertThat(run(List.of(old, young), List.of(unheard()), 1).states())
        .containsOnlyKeys("c-young");
  }

  @Test
  void breach_ofACaseThatIsOverdueWhenItIsRead_isTold() throws Exception {
    Candidate candidate = candidate("c-1", 1, NOW.minus(6, ChronoUnit.DAYS));
    assertThat(run(List.of(candidate), List.of(unheard()), 1).breaches())
        .extracting(DeadlineBreach::candidateId, DeadlineBreach::step, DeadlineBreach::level)
        .containsExactly(tuple("c-1", CaseStep.REVIEW, DeadlineBreach.Level.BREACH));
  }

  @Test
  void operators_allHaveUidAndName_andTheUidsNeverChange() {
    Configuration configuration = new Configuration();
    // Building the graph fails for any operator without a uid.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    addTo(env, List.of(), List.of(), sinks());

    assertThat(env.getStreamGraph(false).getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .containsExactlyInAnyOrder(
            "candidate-source",
            "feedback-source",
            "assign-case",
            "decode-feedback",
            "pick-merging",
            "leave-out-merging",
            "find-main-case",
            "keep-case",
            "tell-case",
            "measure-agreement",
            "score-company",
            "case-state-sink",
            "deadline-breach-sink",
            "rule-precision-sink",
            "company-score-sink",
            "feedback-refusal-sink")
        .allMatch(uid -> uid.matches("[a-z]+(-[a-z]+)*"));
  }

  private static List<Candidate> candidates() {
    return List.of(
        candidate("c-1", 1, NOW),
        candidate("c-1", 2, NOW),
        candidate("c-2", 1, NOW),
        candidate("c-main", 1, NOW));
  }

  /** A note on a case that never comes: it waits until the end. */
  private static byte[] unheard() {
    return CODEC.encode(Cases.said("c-none", "z", FeedbackKind.NOTE, 0, NOW));
  }

  /** One case goes on, one is dismissed, one is merged into itself's neighbour. */
  private static List<byte[]> feedback() {
    List<CaseFeedback> all =
        List.of(
            Cases.said("c-1", "a", FeedbackKind.ACCEPTED, 0, NOW),
            Cases.said("c-1", "b", FeedbackKind.DISPATCHED, 1, NOW),
            Cases.said("c-2", "c", FeedbackKind.DUPLICATE_OF, 0, NOW),
            Cases.said("c-2", "d", FeedbackKind.DISMISSED, 1, NOW),
            new CaseFeedback(
                "e",
                "c-main",
                FeedbackKind.DUPLICATE_OF,
                NOW,
                "desk-7",
                1,
                0,
                null,
                "c-1",
                null,
                null,
                null));
    List<byte[]> bytes = new ArrayList<>();
    all.forEach(one -> bytes.add(CODEC.encode(one)));
    return bytes;
  }

  private static Candidate candidate(String id, int revision, Instant decided) {
    Candidate draft =
        new CandidateDrafts()
            .draft(
                Findings.at("10:00:00").jurisdiction(Entries.DISTRICT).finding(),
                Entries.complete().snapshot(),
                decided);
    return new Candidate(
        id,
        revision,
        revision == 1 ? Candidate.Phase.OPEN : Candidate.Phase.UPDATED,
        null,
        draft.kind(),
        draft.rule(),
        draft.subject(),
        draft.episode(),
        draft.facts(),
        draft.place(),
        draft.law(),
        draft.gate(),
        draft.evidence(),
        draft.deadlines(),
        draft.clocks(),
        List.of());
  }

  /** An overload of this moment. */
  private static Candidate overload(String id, String company) {
    Candidate draft =
        new CandidateDrafts().draft(Findings.at(NOW).finding(), Entries.complete().snapshot(), NOW);
    return new Candidate(
        id,
        1,
        Candidate.Phase.OPEN,
        null,
        ViolationKind.BRIDGE_OVERLOAD,
        draft.rule(),
        new Candidate.Subject("浙A12345", null, null, Entries.SCALE, company, null),
        draft.episode(),
        draft.facts(),
        draft.place(),
        draft.law(),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        draft.evidence(),
        draft.deadlines(),
        draft.clocks(),
        List.of());
  }

  private static CaseSinks sinks() {
    return new CaseSinks(
        new CollectingSink<>(),
        new CollectingSink<>(),
        new CollectingSink<>(),
        new CollectingSink<>(),
        new CollectingSink<>());
  }

  private static Written run(List<Candidate> candidates, List<byte[]> feedback, int parallelism)
      throws Exception {
    CollectingSink<CaseState> states = new CollectingSink<>();
    CollectingSink<DeadlineBreach> breaches = new CollectingSink<>();
    CollectingSink<RulePrecision> precision = new CollectingSink<>();
    CollectingSink<CompanyScore> scores = new CollectingSink<>();
    CollectingSink<RefusedFeedback> refused = new CollectingSink<>();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    env.setParallelism(parallelism);
    addTo(env, candidates, feedback, new CaseSinks(states, breaches, precision, scores, refused));
    JobID job = cluster.submit(env);
    cluster.result(job).toJobExecutionResult(CaseJobTest.class.getClassLoader());
    Map<String, CaseState> newest = new TreeMap<>();
    states.stored().forEach(state -> newest.put(state.candidateId(), state));
    Map<String, RulePrecision> measured = new TreeMap<>();
    precision.stored().forEach(one -> measured.put(one.key(), one));
    Map<String, CompanyScore> scored = new TreeMap<>();
    scores.stored().forEach(score -> scored.put(score.company(), score));
    return new Written(newest, measured, breaches.stored(), scored, refused.stored());
  }

  private static void addTo(
      StreamExecutionEnvironment env,
      List<Candidate> candidates,
      List<byte[]> feedback,
      CaseSinks sinks) {
    Validity always = new Validity(Times.LONG_BEFORE.minus(800, ChronoUnit.DAYS), null);
    CaseJob.addTo(
        env,
        new CaseSources(
            Recorded.of(candidates, CandidateSerializer.INSTANCE.asType()),
            Recorded.of(feedback, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
        Entries.complete()
            .with(Scores.terms())
            .with(AuthoritySearchTest.authority("district", 1, always, Entries.DISTRICT, null))
            .with(
                new DeadlineProfile(
                    "profile",
                    1,
                    always,
                    List.of(),
                    List.of(),
                    600,
                    List.of(
                        new DeadlineProfile.Step(
                            CaseStep.REVIEW,
                            DeadlineProfile.Start.CANDIDATE,
                            432_000,
                            null,
                            false))))
            .feed(),
        CaseSettings.DEFAULT,
        sinks);
  }
}
