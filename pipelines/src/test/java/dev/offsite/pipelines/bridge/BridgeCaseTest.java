package dev.offsite.pipelines.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoad.Level;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a bridge, crossing by crossing. Its scale stands at the begin of the span. */
class BridgeCaseTest {

  private static final Instant START = Times.at("10:00:00");

  private ReferenceSnapshot reference = BridgeScene.entries(null).snapshot();
  private final BridgeCase file = BridgeCase.empty(Entries.SITE);
  private final List<Candidate> said = new ArrayList<>();
  private final List<BridgeLoad> loads = new ArrayList<>();

  @Test
  void convoy_ofLegalTrucks_togetherNearTheLimit_opensAnAlarm() {
    // Six-axle trains of 45 t, which may drive: 49 t are allowed. Five of them are 225 of 250 t.
    for (int i = 0; i < 5; i++) {
      cross("truck-" + i, i * 2.0, 45_000);
    }
    assertThat(said)
        .extracting(Candidate::phase, c -> c.facts().measured(), c -> c.law().band())
        .containsExactly(tuple(Phase.OPEN, 225_000.0, "ALARM"));
    settle();

    Candidate closed = said.get(said.size() - 1);
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.kind()).isEqualTo(ViolationKind.BRIDGE_LOAD_NEAR_LIMIT);
    assertThat(closed.episode().start()).isEqualTo(START.plusSeconds(8));
    assertThat(closed.episode().end()).isEqualTo(START.plusSeconds(23));
    assertThat(closed.episode().observations()).isEqualTo(5);
    assertThat(closed.facts().limit()).isEqualTo(250_000);
    assertThat(closed.facts().details())
        .containsEntry("vehicles", "5")
        .containsEntry("scope", "BRIDGE")
        .containsEntry("massAtLeastKg", "225000")
        .containsEntry("bridge", "structure-1/1");
    assertThat(closed.evidence().records()).hasSize(5).allMatch(r -> r.role().equals("ON_BRIDGE"));
    assertThat(closed.gate().grade()).isEqualTo(Candidate.Gate.Grade.INADMISSIBLE);
    assertThat(closed.gate().reasons()).containsExactly("NOT_FOR_ENFORCEMENT");
    assertThat(closed.subject().plate()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "199999, NORMAL",
    "200000, WARNING",
    "224999, WARNING",
    "225000, ALARM",
    "250000, ALARM",
    "250001, OVER_LIMIT"
  })
  void level_bothSidesOfEachShare_inKilograms(int grossKg, Level level) {
    cross("one", 0, grossKg);

    assertThat(loads).extracting(BridgeLoad::level).containsExactly(level);
    assertThat(said)
        .extracting(c -> c.law().band())
        .containsExactlyElementsOf(level == Level.NORMAL ? List.of() : List.of(level.name()));
  }

  @Test
  void episode_whileTheLoadStaysAboveTheClearingShare_isOne() {
    cross("a", 0, 100_000);
    cross("b", 1, 100_000);
    // 175 t: below the warning, not below the clearing share
    cross("c", 15, 75_000);
    cross("d", 21.5, 100_000);
    cross("e", 21.8, 100_000);
    settle();

    assertThat(newest()).hasSize(1);
    assertThat(newest().get(0).episode().start()).isEqualTo(START.plusSeconds(1));
    assertThat(newest().get(0).facts().measured()).isEqualTo(375_000);
  }

  @Test
  void episode_belowForLessThanTheClearingTime_goesOn_andForThatTime_isOver() {
    cross("a", 0, 210_000);
    cross("b", 21 + 9.999, 210_000);
    settle();
    assertThat(newest()).hasSize(1);
    assertThat(newest().get(0).episode().end()).isEqualTo(START.plusMillis(51_999));

    BridgeCaseTest other = new BridgeCaseTest();
    other.cross("a", 0, 210_000);
    other.cross("b", 21 + 10, 210_000);
    other.settle();
    assertThat(other.newest())
        .extracting(c -> c.episode().start(), c -> c.episode().end())
        .containsExactly(
            tuple(START, START.plusSeconds(21)),
            tuple(START.plusSeconds(31), START.plusSeconds(52)));
  }

  @Test
  void vehicles_oneLeavesAsTheOtherEnters_areNeverTogether() {
    cross("a", 0, 150_000);
    cross("b", 21, 150_000);
    settle();

    assertThat(said).isEmpty();
    assertThat(loads).extracting(BridgeLoad::massKg).doesNotContain(300_000L);
  }

  @Test
  void vehicles_amillisecondTogether_areTogether() {
    cross("a", 0, 150_000);
    cross("b", 20.999, 150_000);
    settle();

    assertThat(newest()).extracting(c -> c.facts().measured()).containsExactly(300_000.0);
  }

  @Test
  void late_crossing_correctsWhatWasSaid() {
    cross("a", 0, 150_000);
    file.advance(ms(60) + 1_000, reference, BridgeScene.HORIZON, BridgeScene.DECIDED);
    assertThat(said).isEmpty();

    crossLate("b", 5, 100_000, Duration.ofMinutes(2));
    assertThat(said)
        .extracting(Candidate::phase, c -> c.episode().start(), c -> c.episode().end())
        .containsExactly(tuple(Phase.CLOSED, START.plusSeconds(5), START.plusSeconds(21)));
  }

  @Test
  void late_crossingThatJoinsTwoEpisodes_withdrawsTheSecondInFavourOfTheFirst() {
    cross("a", 0, 210_000);
    cross("b", 40, 210_000);
    settleTo(100);
    assertThat(newest()).hasSize(2);

    crossLate("c", 20, 180_000, Duration.ofMinutes(3));

    List<Candidate> holding = newest();
    assertThat(holding).hasSize(1);
    assertThat(holding.get(0).episode().start()).isEqualTo(START);
    assertThat(said)
        .filteredOn(c -> c.phase() == Phase.WITHDRAWN)
        .extracting(Candidate::supersededBy)
        .containsExactly(holding.get(0).id());
  }

  @Test
  void crossing_overBeforeTheHorizon_isLateAndChangesNothing() {
    cross("now", 1_200, 40_000);
    PassageReport old = BridgeScene.passage(Entries.SCALE, "old", START, 2, 249_000);

    BridgeCase.Outcome outcome = add(old, Duration.ofSeconds(1_201));

    assertThat(outcome.isLate()).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void passage_sentAgainWithAnotherMass_counts_whicheverComesFirst() {
    cross("a", 0, 210_000);
    crossLate("a", 0, 30_000, Duration.ofSeconds(3));
    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.WITHDRAWN);

    BridgeCaseTest other = new BridgeCaseTest();
    other.crossLate("a", 0, 30_000, Duration.ofSeconds(3));
    other.cross("a", 0, 210_000);
    other.settle();
    assertThat(other.said).isEmpty();
  }

  @Test
  void lanes_oneNearItsLimit_isACandidateOfItsOwn() {
    reference = BridgeScene.entries().snapshot();
    cross("a", 0, 60_000, 3);
    cross("b", 1, 60_000, 3);
    cross("c", 2, 20_000, 2);
    settle();

    assertThat(newest())
        .extracting(c -> c.facts().details().get("lane"), c -> c.facts().measured())
        .containsExactly(tuple("3", 120_000.0));
    assertThat(newest().get(0).facts().limit()).isEqualTo(120_000);
    assertThat(loads.get(2).lanes())
        .extracting(BridgeLoad.Lane::lane, BridgeLoad.Lane::massKg, BridgeLoad.Lane::share)
        .containsExactly(tuple(2, 20_000L, 0.1667), tuple(3, 120_000L, 1.0));
  }

  @Test
  void lanes_ofOneNumberInTwoDirections_areTwo() {
    reference = BridgeScene.entries().snapshot();
    add(BridgeScene.passage(Entries.SCALE, "a", START, 1, 70_000), RawRecords.DELAY);
    add(
        BridgeScene.passage(BridgeScene.OTHER_SCALE, "b", START.plusSeconds(1), 1, 70_000),
        RawRecords.DELAY);

    assertThat(said).isEmpty();
    assertThat(loads.get(1).lanes())
        .extracting(BridgeLoad.Lane::direction, BridgeLoad.Lane::massKg)
        .containsExactly(tuple(null, 70_000L), tuple("OUTBOUND", 70_000L));
    assertThat(loads.get(1).massKg()).isEqualTo(140_000);
  }

  @Test
  void load_whileItChanges_isSaidAtMostOnceASecond_andTheLastIsNeverSwallowed() {
    cross("a", 0, 10_000);
    cross("b", 0.4, 10_000);
    cross("c", 0.8, 10_000);
    assertThat(loads).extracting(BridgeLoad::vehicles).containsExactly(1);

    wake();

    assertThat(loads).extracting(BridgeLoad::vehicles).containsExactly(1, 3);
    assertThat(loads.get(1).receivedAt()).isEqualTo(loads.get(0).receivedAt().plusSeconds(1));
  }

  @Test
  void load_afterTheLastVehicle_isSaidToBeZero_andThenNothingIsKept() {
    cross("a", 0, 40_000);
    settle();

    assertThat(loads.get(loads.size() - 1))
        .extracting(BridgeLoad::massKg, BridgeLoad::massAtMostKg, BridgeLoad::level)
        .containsExactly(0L, 0L, Level.NORMAL);
    assertThat(file.isEmpty()).isTrue();
  }

  @Test
  void load_whileTheLeavingTimeIsUncertain_saysBothBounds() {
    cross("a", 0, 40_000);
    settleTo(20);
    BridgeLoad before = loads.get(loads.size() - 1);
    settleTo(25);
    BridgeLoad after = loads.get(loads.size() - 1);

    // at 12.5 m/s it left after 16.8 s, at 10 m/s after 21 s, at 7.5 m/s after 28 s
    assertThat(before)
        .extracting(BridgeLoad::massAtLeastKg, BridgeLoad::massKg, BridgeLoad::massAtMostKg)
        .containsExactly(0L, 40_000L, 40_000L);
    assertThat(after)
        .extracting(BridgeLoad::massAtLeastKg, BridgeLoad::massKg, BridgeLoad::massAtMostKg)
        .containsExactly(0L, 0L, 40_000L);
  }

  @Test
  void load_vehicleWeighedWithZero_isCountedAndSaid() {
    cross("a", 0, 0);

    assertThat(loads.get(0))
        .extracting(BridgeLoad::vehicles, BridgeLoad::unweighed, BridgeLoad::massKg)
        .containsExactly(1, 1, 0L);
  }

  @Test
  void load_oneRecordWithAWrongClock_doesNotMoveTheTimeOfTheBridge() {
    for (int i = 0; i < 5; i++) {
      cross("a" + i, i, 10_000);
    }
    PassageReport ahead =
        BridgeScene.passage(Entries.SCALE, "ahead", START.plusSeconds(125), 2, 10_000);
    add(ahead, Duration.ofSeconds(-119));
    cross("b", 6, 10_000);
    cross("c", 7, 10_000);

    assertThat(loads.get(loads.size() - 1).asOf()).isEqualTo(START.plusSeconds(7));
    assertThat(loads.get(loads.size() - 1).vehicles()).isEqualTo(7);
  }

  @Test
  void limit_loweredByANewVersionOfTheBridge_countsFromItsBeginOn() {
    Instant lowered = START.plusSeconds(5);
    reference =
        BridgeScene.entries(null)
            .with(BridgeScene.bridge(1, Times.LONG_BEFORE, lowered, 250_000, null))
            .with(BridgeScene.bridge(2, lowered, null, 100_000, null))
            .snapshot();
    cross("a", 0, 90_000);
    settle();

    assertThat(newest())
        .extracting(c -> c.episode().start(), c -> c.facts().limit())
        .containsExactly(tuple(lowered, 100_000.0));
  }

  @Test
  void rule_notInForce_noAlarmButTheLoadIsSaid() {
    reference =
        BridgeScene.entries(null)
            .with(Rules.bridgeLoad().valid(START.plusSeconds(3_600), null).entry())
            .snapshot();
    cross("a", 0, 260_000);
    settle();

    assertThat(said).isEmpty();
    assertThat(loads).isNotEmpty();
    assertThat(loads.get(0).level()).isEqualTo(Level.NORMAL);
  }

  @Test
  void passage_repairedByHand_isNotAddedUp() {
    Received received =
        RawRecords.received(BridgeScene.passage(Entries.SCALE, "a", START, 2, 260_000));
    Received repaired =
        new Received(received.raw().withProvenance(Provenance.REPAIRED), 0, received.report());

    assertThat(new CrossingFinder().find(repaired, reference)).isEmpty();
  }

  @Test
  void passage_ofAScaleThatTheBridgeDoesNotName_isNotAddedUp() {
    ReferenceSnapshot without = Entries.complete().snapshot();
    Received received =
        RawRecords.received(BridgeScene.passage(Entries.SCALE, "a", START, 2, 260_000));

    assertThat(new CrossingFinder().find(received, without)).isEqualTo(Optional.empty());
    assertThat(new CrossingFinder().find(received, reference)).isPresent();
  }

  @Test
  void passage_ofABatch_isNotLive() {
    List<DeviceReport> reports = List.of(BridgeScene.passage(Entries.SCALE, "a", START, 2, 10_000));
    Received inBatch = new Received(RawRecords.batchOf(reports), 0, reports.get(0));

    assertThat(BridgeScene.crossing(inBatch, reference).isLive()).isFalse();
    assertThat(BridgeScene.crossing((PassageReport) reports.get(0), reference).isLive()).isTrue();
  }

  @Test
  void crossings_moreThanAreKept_theOldestGoAndTheirEpisodesStay() {
    int most = 0;
    for (int i = 0; i < BridgeCase.CROSSINGS_MAX + 100; i++) {
      cross("p" + i, i * 0.15, i == 0 ? 210_000 : 1);
      most = Math.max(most, file.history.crossings().size());
    }

    assertThat(most).isEqualTo(BridgeCase.CROSSINGS_MAX);
    assertThat(file.history.crossings()).hasSizeLessThan(BridgeCase.CROSSINGS_MAX);
    assertThat(newest()).hasSize(1);
    assertThat(newest().get(0).phase()).isEqualTo(Phase.CLOSED);
  }

  void cross(String id, double second, int grossKg) {
    cross(id, second, grossKg, 2);
  }

  private void cross(String id, double second, int grossKg, int lane) {
    add(
        BridgeScene.passage(Entries.SCALE, id, Instant.ofEpochMilli(ms(second)), lane, grossKg),
        RawRecords.DELAY);
  }

  private void crossLate(String id, double second, int grossKg, Duration delay) {
    add(
        BridgeScene.passage(Entries.SCALE, id, Instant.ofEpochMilli(ms(second)), 2, grossKg),
        delay);
  }

  private BridgeCase.Outcome add(PassageReport passage, Duration delay) {
    Received received = RawRecords.received(passage, delay);
    return take(
        file.add(
            BridgeScene.crossing(received, reference),
            reference,
            BridgeScene.HORIZON,
            BridgeScene.DECIDED));
  }

  private BridgeCase.Outcome take(BridgeCase.Outcome outcome) {
    said.addAll(outcome.revisions());
    outcome.load().ifPresent(loads::add);
    lastOutcome = outcome;
    return outcome;
  }

  private BridgeCase.Outcome lastOutcome;

  private void wake() {
    take(
        file.advance(
            lastOutcome.wakeAtMs().orElseThrow(),
            reference,
            BridgeScene.HORIZON,
            BridgeScene.DECIDED));
  }

  /** Wakes it whenever it asks for it, until so many seconds of the scale's clock. */
  private void settleTo(double second) {
    while (lastOutcome.wakeAtMs().isPresent()
        && lastOutcome.wakeAtMs().getAsLong() <= ms(second) + RawRecords.DELAY.toMillis()) {
      wake();
    }
  }

  void settle() {
    settleTo(100_000);
  }

  private static long ms(double second) {
    return START.toEpochMilli() + Math.round(second * 1000);
  }

  List<Candidate> newest() {
    return Holding.of(said);
  }
}
