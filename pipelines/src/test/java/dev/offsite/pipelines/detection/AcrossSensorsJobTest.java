package dev.offsite.pipelines.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scales and trucks that confirm, name and contradict each other, through the whole job. */
class AcrossSensorsJobTest {

  private static final Instant ALONE = Times.at("10:00:00");
  private static final Instant TOGETHER = Times.at("10:10:00");
  private static final Instant DARK = Times.at("10:20:00");
  private static final Instant COPIED = Times.at("10:40:00");
  private static final Instant MISREAD = Times.at("10:50:00");

  private static final double MPS = 15;

  private static final ReferenceFeed FEED =
      Entries.complete()
          .with(Rules.identifying().entry())
          .with(Rules.elsewhere().parameter("tracksDoubtedS", 300).entry())
          .with(Rules.darkAcross().entry())
          .with(Devices.truck(Entries.OTHER_TRUCK, Entries.OTHER_PLATE).entry())
          .with(Devices.truck("truck-3", "浙A33333").entry())
          .feed();

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
  void unreadPlate_ofTheOnlyTruckOnTheLane_isIdentifiedByItsTrack() throws Exception {
    Candidate overload = overload(run(null), ALONE);

    assertThat(overload.subject().plate()).isNull();
    assertThat(overload.facts().notes()).contains("IDENTIFIED_BY_TRACK");
    assertThat(overload.facts().details()).containsEntry("trackPlate", Entries.PLATE);
    assertThat(overload.gate().reasons()).contains("PLATE_UNREADABLE");
  }

  @Test
  void unreadPlate_withTwoTrucksOnTheBridge_namesNobody() throws Exception {
    Candidate overload = overload(run(null), TOGETHER);

    assertThat(overload.facts().notes()).contains("SEVERAL_BY_TRACK");
    assertThat(overload.facts().details().get("trackTrucks"))
        .contains(Entries.PLATE)
        .contains("浙A33333");
    assertThat(overload.facts().details()).doesNotContainKey("trackPlate");
  }

  @Test
  void terminal_switchedOffAcrossTheBridge_isAFinding_andTheOverloadStands() throws Exception {
    Collection<Candidate> holding = run(null);

    assertThat(of(holding, ViolationKind.DARK_ACROSS_BRIDGE, DARK))
        .hasSize(1)
        .allMatch(it -> Entries.OTHER_PLATE.equals(it.subject().plate()));
    assertThat(overload(holding, DARK).gate().grade()).isEqualTo(Grade.ADMISSIBLE);
  }

  @Test
  void overload_underACopiedPlate_isLoweredAndNamesWhatContradictsIt() throws Exception {
    Collection<Candidate> holding = run(null);

    List<Candidate> elsewhere = of(holding, ViolationKind.PLATE_ELSEWHERE, COPIED);
    assertThat(elsewhere).hasSize(1);
    Candidate overload = overload(holding, COPIED);
    assertThat(overload.gate().grade()).isEqualTo(Grade.REVIEW);
    assertThat(overload.gate().reasons()).containsExactly("PLATE_CONTRADICTED");
    assertThat(overload.related()).containsExactly(elsewhere.get(0).id());
  }

  @Test
  void plate_thatTheScaleTakesBack_isNotElsewhere() throws Exception {
    Collection<Candidate> holding = run(null);

    assertThat(of(holding, ViolationKind.PLATE_ELSEWHERE, MISREAD)).isEmpty();
    assertThat(overload(holding, MISREAD).subject().plate()).isEqualTo("浙A99999");
  }

  @Test
  void telemetry_ofEachSituationInAnyOrderAndTwice_endsInTheSameCandidates() throws Exception {
    Map<String, Object> expected = contents(run(null));
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(contents(run(new Random(seed)))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void permitUsedTwice_ofAPlateThatWasElsewhere_canBeContradicted() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    addTo(env, List.of(), new CollectingSink<>(), new CollectingSink<>());

    assertThat(behind(env, "judge-shared-permit")).containsExactly("contradict-candidate");
  }

  @Test
  void plateReadElsewhere_doubtsTheTracksAtEveryScale() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    addTo(env, List.of(), new CollectingSink<>(), new CollectingSink<>());

    assertThat(behind(env, "judge-plate"))
        .containsExactlyInAnyOrder("find-doubted-track", "pick-contradicting", "candidate-sink");
    assertThat(behind(env, "find-doubted-track")).containsExactly("identify-passer");
  }

  private static List<String> behind(StreamExecutionEnvironment env, String uid) {
    Map<Integer, StreamNode> nodes =
        env.getStreamGraph(false).getStreamNodes().stream()
            .collect(Collectors.toMap(StreamNode::getId, node -> node));
    return nodes.values().stream()
        .filter(node -> uid.equals(node.getTransformationUID()))
        .flatMap(node -> node.getOutEdges().stream())
        .map(edge -> nodes.get(edge.getTargetId()).getTransformationUID())
        .toList();
  }

  private static List<List<RawRecord>> situations() {
    List<RawRecord> alone = new ArrayList<>(List.of(passage(ALONE, "alone", null)));
    alone.addAll(crossing(Entries.TRUCK, ALONE));
    List<RawRecord> together = new ArrayList<>(List.of(passage(TOGETHER, "together", null)));
    together.addAll(crossing(Entries.TRUCK, TOGETHER));
    together.addAll(crossing("truck-3", TOGETHER));
    List<RawRecord> dark = new ArrayList<>(List.of(passage(DARK, "dark", Entries.OTHER_PLATE)));
    for (int second : new int[] {-240, -180, -120, 120, 180, 240}) {
      dark.add(fix(Entries.OTHER_TRUCK, DARK.plusSeconds(second), second * 10));
    }
    List<RawRecord> copied = new ArrayList<>(List.of(passage(COPIED, "copied", Entries.PLATE)));
    for (int second = -90; second <= 90; second += 60) {
      copied.add(fix(Entries.TRUCK, COPIED.plusSeconds(second), 9_000));
    }
    List<RawRecord> misread =
        new ArrayList<>(
            List.of(
                passage(MISREAD, "misread", Entries.PLATE),
                later(passage(MISREAD, "misread", "浙A99999"))));
    for (int second = -90; second <= 90; second += 60) {
      misread.add(fix(Entries.TRUCK, MISREAD.plusSeconds(second), 9_000));
    }
    return List.of(alone, together, dark, copied, misread);
  }

  /** The same content in a record of its own, received five seconds later. */
  private static RawRecord later(RawRecord record) {
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset() + 1,
        record.deviceId(),
        record.mqttTopic(),
        record.receivedAtMillis() + 5_000,
        record.payload());
  }

  /** Each five seconds, from 450 m south of the scale to 450 m north of it. */
  private static List<RawRecord> crossing(String truck, Instant at) {
    List<RawRecord> fixes = new ArrayList<>();
    for (int second = -30; second <= 30; second += 5) {
      fixes.add(fix(truck, at.plusSeconds(second), second * MPS));
    }
    return fixes;
  }

  private static RawRecord fix(String truck, Instant at, double northM) {
    return RawRecords.of(
        Reports.at(at).of(truck).position(Places.at(0, northM)).accuracyM(10.0).report());
  }

  private static RawRecord passage(Instant at, String id, String plate) {
    Passages passage = Reports.at(at).of(Entries.SCALE).passage(60_000).id(id).speedKph(MPS * 3.6);
    return RawRecords.of(
        plate == null ? passage.withoutPlate().report() : passage.plate(plate, 0.97).report());
  }

  /** What holds in the end; in the order of the situations, each shuffled by {@code random}. */
  private static Collection<Candidate> run(Random random) throws Exception {
    List<RawRecord> telemetry = new ArrayList<>();
    for (List<RawRecord> situation : situations()) {
      List<RawRecord> part = new ArrayList<>(situation);
      if (random != null) {
        part.addAll(situation);
        Collections.shuffle(part, random);
      }
      telemetry.addAll(part);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1); // with more, a truck would be read half an hour ahead of itself
    CollectingSink<Candidate> candidates = new CollectingSink<>();
    CollectingSink<Refusal> refusals = new CollectingSink<>();
    addTo(env, telemetry, candidates, refusals);
    cluster
        .result(cluster.submit(env))
        .toJobExecutionResult(AcrossSensorsJobTest.class.getClassLoader());
    assertThat(refusals.stored()).isEmpty();
    assertThat(candidates.stored())
        .extracting(candidate -> candidate.id() + '/' + candidate.revision())
        .doesNotHaveDuplicates();
    Map<String, Candidate> newest = new TreeMap<>();
    for (Candidate candidate : candidates.stored()) {
      newest.merge(candidate.id(), candidate, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    newest.values().removeIf(candidate -> candidate.phase() == Phase.WITHDRAWN);
    return newest.values();
  }

  private static void addTo(
      StreamExecutionEnvironment env,
      List<RawRecord> telemetry,
      CollectingSink<Candidate> candidates,
      CollectingSink<Refusal> refusals) {
    DetectionJob.addTo(
        env,
        RecordedTelemetry.of(telemetry),
        FEED,
        new DetectionSettings(
            Duration.ofMinutes(15),
            ReceiveTimeWatermarks.ofRecords(),
            Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC)),
        candidates,
        refusals);
  }

  private static List<Candidate> of(
      Collection<Candidate> holding, ViolationKind kind, Instant start) {
    return holding.stream()
        .filter(it -> it.kind() == kind && it.episode().start().equals(start))
        .toList();
  }

  private static Candidate overload(Collection<Candidate> holding, Instant start) {
    List<Candidate> overloads = of(holding, ViolationKind.BRIDGE_OVERLOAD, start);
    assertThat(overloads).hasSize(1);
    return overloads.get(0);
  }

  private static Map<String, Object> contents(Collection<Candidate> holding) {
    Map<String, Object> contents = new TreeMap<>();
    for (Candidate it : holding) {
      contents.put(
          it.id(),
          List.of(it.kind(), it.subject(), it.facts(), it.gate(), it.related(), it.phase()));
    }
    return contents;
  }
}
