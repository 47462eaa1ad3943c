package dev.offsite.pipelines.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole job on a cluster, from landed bytes to candidates and refusals. */
class DetectionJobTest {

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
  void telemetry_ofEveryKind_endsAsCandidatesAndRefusals() throws Exception {
    List<RawRecord> telemetry = telemetryOfEveryKind();

    Outcome outcome = run(telemetry, 1);

    assertThat(outcome.holding().values())
        .extracting(Candidate::kind, Candidate::phase, c -> c.episode().observations())
        .containsExactlyInAnyOrder(
            tuple(ViolationKind.BRIDGE_OVERLOAD, Phase.CLOSED, 1),
            tuple(ViolationKind.PROHIBITED_ZONE, Phase.CLOSED, 40),
            tuple(ViolationKind.PATROL_OBJECT, Phase.CLOSED, 3));
    assertThat(outcome.refusals)
        .extracting(Refusal::deviceId, refusal -> refusal.reasons().get(0))
        .containsExactlyInAnyOrder(
            tuple(Entries.SCALE, RefusalReason.NOT_JSON),
            tuple("stranger", RefusalReason.UNKNOWN_DEVICE),
            tuple(Entries.TRUCK, RefusalReason.ZERO_ISLAND),
            tuple(Entries.TRUCK, RefusalReason.EMPTY_BATCH));
  }

  @Test
  void telemetry_inAnyOrderAndTwice_endsInTheSameCandidates() throws Exception {
    Map<String, Object> expected = run(telemetryOfEveryKind(), 1).content();
    for (long seed = 1; seed <= 3; seed++) {
      List<RawRecord> shuffled = new ArrayList<>(telemetryOfEveryKind());
      shuffled.addAll(telemetryOfEveryKind());
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(run(shuffled, 2).content()).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /** As where a wrong clock of the server was believed, and set right again. */
  @Test
  void telemetry_receivedByAClockThatLeapsHoursAndBack_endsInTheSameCandidates() throws Exception {
    List<RawRecord> telemetry = telemetryOfEveryKind();
    List<RawRecord> leaping = new ArrayList<>();
    for (RawRecord record : telemetry) {
      int i = leaping.size();
      boolean ahead = i >= telemetry.size() / 3 && i < telemetry.size() / 2;
      long leapMs = ahead ? Duration.ofHours(3).toMillis() : 0;
      leaping.add(
          new RawRecord(
              record.topic(),
              record.partition(),
              record.offset(),
              record.deviceId(),
              record.mqttTopic(),
              record.receivedAtMillis() + leapMs,
              record.payload()));
    }

    assertThat(run(leaping, 1).content()).isEqualTo(run(telemetry, 1).content());
  }

  @Test
  void vendorsTelemetry_onItsOwnTopic_endsAsACandidateWithItsOwnBytesAsEvidence() throws Exception {
    String time = String.valueOf(Times.at("10:00:00").getEpochSecond());
    String yaml =
        Profiles.yaml(Profiles.WIM)
            .replaceFirst("(?s)tests:.*", "")
            .replaceFirst("(?s)unwrap:.*?each: /body/vehicles", "each: /vehicles")
            .replace("time: \"yyyy-MM-dd HH:mm:ss\"", "time: epoch-s")
            .concat(
                """
                tests:
                  - {name: none, topic: scale/x/up, given: "{}", expectFault: {reason: MISSING_FIELD, pointer: /vehicles}}
                """);
    FixedReferenceFeed feed =
        Entries.complete()
            .with(Profiles.parse(yaml))
            .with(Devices.scale(Entries.SCALE, Entries.SITE).vendorProfile(Profiles.WIM).entry())
            .feed();
    String vehicle =
        "{\"no\": 7, \"time\": %s, \"lane\": 1, \"v\": 125, \"gw\": %s, \"axles\": 6, \"type\": 2,"
            + " \"plate\": {\"no\": \"浙A12345\", \"color\": 2}}";
    RawRecord heavy =
        new RawRecord(
            "telemetry.wim",
            0,
            7,
            Entries.SCALE,
            "scale/wim-1/up",
            Times.at("10:00:01").toEpochMilli(),
            ("{\"sn\": \"wim-1\", \"vehicles\": ["
                    + vehicle.formatted(time, 6_000)
                    + ", {\"no\": 8}]}")
                .getBytes(StandardCharsets.UTF_8));

    Outcome outcome = run(List.of(heavy), 1, feed);

    assertThat(outcome.candidates)
        .extracting(Candidate::kind, c -> c.evidence().records().get(0).sha256())
        .containsExactly(tuple(ViolationKind.BRIDGE_OVERLOAD, Sha256.hexOf(heavy.payload())));
    assertThat(outcome.refusals)
        .extracting(Refusal::index, Refusal::pointer, refusal -> refusal.reasons().get(0))
        .containsExactly(tuple(1, "/vehicles/1/axles", RefusalReason.MISSING_FIELD));
  }

  @Test
  void operators_all_haveUidAndName() {
    Configuration configuration = new Configuration();
    // Building the graph fails for any operator without a uid.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    DetectionJob.addTo(
        env,
        RecordedTelemetry.of(List.of()),
        Entries.complete().feed(),
        DetectionSettings.live(),
        new CollectingSink<>(),
        new CollectingSink<>(),
        new OperationalSinks(
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>()));

    assertThat(env.getStreamGraph(false).getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains("telemetry-source", "decode-report", "judge-zone", "judge-patrol")
        .contains("watch-bridge", "watch-station", "show-overload", "blank-sign")
        .contains("count-place", "find-patrol", "find-hot-word", "hot-word-sink")
        .allMatch(uid -> uid.matches("(Sink Committer: )?[a-z]+(-[a-z]+)*(: Writer)?"));
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getConfig().isObjectReuseEnabled()).isTrue();
  }

  /** One violation of each kind, and one message for each way to be refused. */
  private static List<RawRecord> telemetryOfEveryKind() {
    List<RawRecord> telemetry = new ArrayList<>();
    telemetry.add(RawRecords.of(Reports.at("10:00:00").of(Entries.SCALE).passage(60_000).report()));
    telemetry.add(
        RawRecords.of(Reports.at("10:00:30").of(Entries.SCALE).passage(40_000).id("2").report()));
    for (int i = 0; i <= 60; i++) {
      // Along the x axis at 25 m a second, through the closed square of 1,000 m.
      telemetry.add(
          RawRecords.of(
              Reports.at(Times.at("10:01:00").plusSeconds(i))
                  .of(Entries.TRUCK)
                  .position(Places.at(-740 + 25 * i, 0))
                  .report()));
    }
    for (int i = 0; i < 3; i++) {
      telemetry.add(
          RawRecords.of(
              Reports.at(Times.at("10:03:00").plusSeconds(i))
                  .of(i == 1 ? Entries.OTHER_DRONE : Entries.DRONE)
                  .detection(Places.at(700 + i, 700 - i))
                  .id("detection-" + i)
                  .report()));
    }
    telemetry.add(RawRecords.ofText("offsite/v1/wim/wim-1/passage", Entries.SCALE, "{gross"));
    telemetry.add(
        RawRecords.of(Reports.at("10:04:00").of("stranger").position(Places.at(0, 0)).report()));
    telemetry.add(
        RawRecords.of(
            Reports.at("10:04:01")
                .of(Entries.TRUCK)
                .position(Places.at(0, 0))
                .lngLat(0, 0)
                .report()));
    telemetry.add(RawRecords.ofText("offsite/v1/truck/truck-1/position", Entries.TRUCK, "[]"));
    return telemetry;
  }

  private static Outcome run(List<RawRecord> telemetry, int parallelism) throws Exception {
    return run(telemetry, parallelism, Entries.complete().feed());
  }

  private static Outcome run(List<RawRecord> telemetry, int parallelism, ReferenceFeed feed)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(parallelism);
    CollectingSink<Candidate> candidates = new CollectingSink<>();
    CollectingSink<Refusal> refusals = new CollectingSink<>();
    addTo(env, telemetry, feed, candidates, refusals);
    cluster
        .result(cluster.submit(env))
        .toJobExecutionResult(DetectionJobTest.class.getClassLoader());
    return new Outcome(candidates.stored(), refusals.stored());
  }

  private static void addTo(
      StreamExecutionEnvironment env,
      List<RawRecord> telemetry,
      ReferenceFeed feed,
      CollectingSink<Candidate> candidates,
      CollectingSink<Refusal> refusals) {
    DetectionJob.addTo(
        env,
        RecordedTelemetry.of(telemetry),
        feed,
        new DetectionSettings(
            Duration.ofMinutes(15),
            ReceiveTimeWatermarks.ofRecords(),
            Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC)),
        candidates,
        refusals);
  }

  private record Outcome(List<Candidate> candidates, List<Refusal> refusals) {

    /** The newest revision of each candidate that is not withdrawn. */
    Map<String, Candidate> holding() {
      Map<String, Candidate> newest = new TreeMap<>();
      for (Candidate candidate : candidates) {
        newest.merge(candidate.id(), candidate, (a, b) -> a.revision() >= b.revision() ? a : b);
      }
      newest.values().removeIf(candidate -> candidate.phase() == Phase.WITHDRAWN);
      return newest;
    }

    /** What must not depend on the order of arrival. */
    Map<String, Object> content() {
      Map<String, Object> content = new TreeMap<>();
      holding()
          .forEach(
              (id, candidate) ->
                  content.put(
                      id,
                      List.of(
                          candidate.phase(),
                          candidate.episode(),
                          candidate.facts(),
                          candidate.place(),
                          candidate.gate())));
      return content;
    }
  }
}
