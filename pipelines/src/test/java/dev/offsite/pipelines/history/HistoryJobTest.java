package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.hotword.HotWordSerializer;
import dev.offsite.pipelines.judge.trip.TripSerializer;
import dev.offsite.pipelines.score.CompanyScoreSerializer;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Recorded;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole job on a cluster, from landed bytes, candidates and refusals to rows. */
class HistoryJobTest {

  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(2);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void everything_thatTheOtherJobsLeft_endsAsItsRows() throws Exception {
    Map<String, HistoryRow> rows = run(telemetry(), candidates(), refusals(), 1);

    assertThat(rows.values())
        .extracting(
            row -> row.table().measurement(),
            row -> row.tags().values().iterator().next(),
            HistoryRow::time,
            row -> row.fields().values().iterator().next())
        .containsExactlyInAnyOrder(
            tuple("weighings", Entries.SCALE, Times.at("10:00:00"), 40_000L),
            tuple("weighings", Entries.SCALE, Times.at("10:00:30"), 41_000L),
            tuple("positions", Entries.TRUCK, Times.at("10:01:00"), micros("10:01:00")),
            tuple("positions", Entries.TRUCK, Times.at("10:01:10"), micros("10:01:10")),
            tuple("positions", Entries.TRUCK, Times.at("10:01:20"), micros("10:01:20")),
            tuple("detections", Entries.DRONE, Times.at("10:03:00"), Places.at(700, 700).lng()),
            tuple("candidates", "c-1", Times.at("10:00:00"), 1L),
            tuple("candidates", "c-1", Times.at("10:00:00"), 2L),
            tuple("trips", "trip-1", Times.at("10:00:00"), 1L),
            tuple("trips", "trip-1", Times.at("10:00:00"), 2L),
            tuple("company_scores", "某某运输", Times.at("10:00:00"), "YELLOW"),
            tuple("hot_words", "hot-1", Times.at("00:00:00"), 2L),
            tuple("rule_precision", ruleId(), Times.at("10:00:00"), 1L),
            tuple("device_health", Entries.SCALE, Times.at("10:00:00"), 2L),
            tuple("device_health", Entries.TRUCK, Times.at("10:00:00"), 25L),
            tuple("device_health", Entries.DRONE, Times.at("10:00:00"), 1L));
    assertThat(row(rows, "device_health", Entries.TRUCK).fields())
        .containsEntry("rejects", 1L)
        .containsEntry("dead_letters", 1L)
        .containsEntry("late", 0L)
        .containsEntry("clock_refusals", 1L);
    assertThat(row(rows, "hot_words", "hot-1").fields())
        .containsEntry("state", "OVER")
        .containsEntry("places", 11L)
        .containsEntry("patrols", 4L)
        .containsEntry("expected", 1.36)
        .containsEntry("history_days", 26L)
        .containsEntry("history_places", 35L)
        .containsEntry("history_patrols", 104L)
        .containsEntry("decided_us", micros("10:00:00"));
    assertThat(row(rows, "rule_precision", ruleId()).fields())
        .containsEntry("withdrawn", 1L)
        .containsEntry("admissible", 0L);
  }

  @Test
  void everything_inAnyOrderAndTwice_endsInTheSameRows() throws Exception {
    Map<String, HistoryRow> expected = run(telemetry(), candidates(), refusals(), 1);
    for (long seed = 1; seed <= 2; seed++) {
      List<RawRecord> shuffled = new ArrayList<>(telemetry());
      shuffled.addAll(telemetry());
      Collections.shuffle(shuffled, new Random(seed));
      List<Candidate> reversed = new ArrayList<>(candidates());
      Collections.reverse(reversed);

      assertThat(run(shuffled, reversed, refusals(), 2)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void sinkThatBlocksAcrossManyCheckpoints_neitherFailsTheJobNorLosesARow() throws Exception {
    Configuration configuration = new Configuration();
    // a job that fails once has failed
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    env.enableCheckpointing(50);
    CollectingSink<HistoryRow> rows = new CollectingSink<>();
    rows.block();
    addTo(env, telemetry(), candidates(), refusals(), rows);
    // each of them runs into its time-out
    env.getCheckpointConfig().setCheckpointTimeout(100);
    JobID job = cluster.submit(env);
    await().pollDelay(Duration.ofSeconds(2)).until(() -> rows.written() == 0);
    rows.unblock();
    cluster.result(job).toJobExecutionResult(getClass().getClassLoader());

    assertThat(stored(rows.stored())).isEqualTo(run(telemetry(), candidates(), refusals(), 1));
  }

  @Test
  void operators_allHaveUidAndName_andTheUidsNeverChange() {
    Configuration configuration = new Configuration();
    // Building the graph fails for any operator without a uid.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    addTo(env, List.of(), List.of(), List.of(), new CollectingSink<>());

    assertThat(env.getStreamGraph(false).getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains(
            "telemetry-source",
            "refusal-source",
            "candidate-source",
            "decode-report",
            "validate-report",
            "filter-redelivery",
            "locate-report",
            "map-report",
            "thin-position",
            "sample-report",
            "sample-refusal",
            "measure-health",
            "map-candidate",
            "trip-source",
            "map-trip",
            "company-score-source",
            "map-company-score",
            "hot-word-source",
            "map-hot-word",
            "measure-precision")
        .allMatch(uid -> uid.matches("(Sink Committer: )?[a-z]+(-[a-z]+)*(: Writer)?"));
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getCheckpointConfig().getTolerableCheckpointFailureNumber())
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(env.getCheckpointConfig().getCheckpointTimeout()).isEqualTo(600_000);
  }

  private static List<RawRecord> telemetry() {
    List<RawRecord> telemetry = new ArrayList<>();
    telemetry.add(RawRecords.of(Reports.at("10:00:00").of(Entries.SCALE).passage(40_000).report()));
    telemetry.add(
        RawRecords.of(Reports.at("10:00:30").of(Entries.SCALE).passage(41_000).id("2").report()));
    for (int i = 0; i < 25; i++) {
      telemetry.add(
          RawRecords.of(
              Reports.at(Times.at("10:01:00").plusSeconds(i))
                  .of(Entries.TRUCK)
                  .position(Places.at(10 * i, 0))
                  .speedKph(36.0)
                  .report()));
    }
    telemetry.add(
        RawRecords.of(
            Reports.at("10:03:00")
                .of(Entries.DRONE)
                .detection(Places.at(700, 700))
                .id("d-1")
                .report()));
    // what this job refuses on its own makes no row: the topics of refusals hold it
    telemetry.add(RawRecords.ofText("offsite/v1/wim/wim-1/passage", Entries.SCALE, "{gross"));
    return telemetry;
  }

  private static List<Candidate> candidates() {
    return List.of(
        Revisions.revision("c-1", Times.at("10:00:00"), 1, Phase.OPEN, Grade.ADMISSIBLE),
        Revisions.revision("c-1", Times.at("10:00:00"), 2, Phase.WITHDRAWN, Grade.ADMISSIBLE));
  }

  private static String ruleId() {
    return candidates().get(0).rule().id();
  }

  private static List<Refusal> refusals() {
    RawRecord raw = RawRecords.ofText("offsite/v1/truck/truck-1/position", Entries.TRUCK, "[]");
    RawRecord strange = RawRecords.ofText("offsite/v1/truck/nobody/position", "nobody", "[]");
    return List.of(
        raw.refuse(0, List.of(RefusalReason.EMPTY_BATCH), "", "empty"),
        raw.refuse(0, List.of(RefusalReason.FUTURE_TIME), "", "tomorrow"),
        raw.refuse(0, List.of(RefusalReason.HISTORY_REFUSED), "", "our own"),
        strange.refuse(0, List.of(RefusalReason.EMPTY_BATCH), "", "empty"));
  }

  private static Map<String, HistoryRow> run(
      List<RawRecord> telemetry,
      List<Candidate> candidates,
      List<Refusal> refusals,
      int parallelism)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(parallelism);
    CollectingSink<HistoryRow> rows = new CollectingSink<>();
    addTo(env, telemetry, candidates, refusals, rows);
    cluster.result(cluster.submit(env)).toJobExecutionResult(HistoryJobTest.class.getClassLoader());
    return stored(rows.stored());
  }

  private static void addTo(
      StreamExecutionEnvironment env,
      List<RawRecord> telemetry,
      List<Candidate> candidates,
      List<Refusal> refusals,
      Sink<HistoryRow> rows) {
    HistoryJob.addTo(
        env,
        new HistorySources(
            RecordedTelemetry.of(telemetry),
            Recorded.of(candidates, CandidateSerializer.INSTANCE.asType()),
            Recorded.of(Products.trips(), TripSerializer.INSTANCE.asType()),
            Recorded.of(List.of(Products.score()), CompanyScoreSerializer.INSTANCE.asType()),
            Recorded.of(List.of(Products.hotWord()), HotWordSerializer.INSTANCE.asType()),
            Recorded.of(refusals, RefusalSerializer.INSTANCE.asType())),
        Entries.complete().feed(),
        HistoryRules.DEFAULT,
        rows);
  }

  /** What a store holds in the end: the newest row of each key. */
  private static Map<String, HistoryRow> stored(List<HistoryRow> rows) {
    Map<String, HistoryRow> stored = new TreeMap<>();
    for (HistoryRow row : rows) {
      stored.put(
          row.table().measurement() + " " + row.time() + " " + new TreeMap<>(row.tags()), row);
    }
    return stored;
  }

  private static HistoryRow row(Map<String, HistoryRow> rows, String measurement, String about) {
    return rows.values().stream()
        .filter(row -> row.table().measurement().equals(measurement))
        .filter(row -> row.tags().containsValue(about))
        .findFirst()
        .orElseThrow();
  }

  private static long micros(String time) {
    return Times.at(time).toEpochMilli() * 1_000;
  }
}
