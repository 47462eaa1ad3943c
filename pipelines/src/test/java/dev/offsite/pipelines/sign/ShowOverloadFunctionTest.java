package dev.offsite.pipelines.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.judge.overload.OverloadJudge;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.Sign.Masking;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessage.Action;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Passages at ten o'clock, received a second later; the clock of the job stands where it is put.
 */
class ShowOverloadFunctionTest {

  private static final Instant AT = Times.at("10:00:00");
  private static final Instant RECEIVED = AT.plus(RawRecords.DELAY);

  private Entries entries = SignScene.entries();
  private Instant now = RECEIVED.plusMillis(200);

  @Test
  void overload_ofALivePassage_isShownWithWhatADriverNeeds() throws Exception {
    List<SignMessage> shown = shown(overload(63_700).received());

    assertThat(shown).hasSize(1);
    SignMessage message = shown.get(0);
    assertThat(message.signId()).isEqualTo(SignScene.SIGN);
    assertThat(message.action()).isEqualTo(Action.SHOW);
    assertThat(message.vehicle()).isEqualTo(new SignMessage.ShownVehicle("浙A·1***5", 63.7, 14.7));
    assertThat(message.unloadingPlace().name()).isEqualTo("近卸载场");
    assertThat(message.unloadingPlace().distanceM()).isEqualTo(1_200);
    assertThat(message.sentAt()).isEqualTo(now);
    assertThat(message.validUntil()).isEqualTo(RECEIVED.plusSeconds(10));
    assertThat(message.texts())
        .extracting(SignMessage.Text::lines)
        .containsExactly(
            List.of("浙A·1***5 超限", "总重63.7吨 超14.7吨", "请到近卸载场卸载 直线1.2公里"),
            List.of(
                "浙A·1***5 OVERWEIGHT",
                "63.7 t, 14.7 t over",
                "Unload at 近卸载场, 1.2 km as the crow flies"));
  }

  @Test
  void overload_beforeOrAfterItsPassage_isShownOnce() throws Exception {
    Received received = overload(60_000).received();
    for (boolean passageFirst : new boolean[] {true, false}) {
      try (var harness = open()) {
        if (passageFirst) {
          harness.processElement2(live(received), 1);
          harness.processElement1(candidate(received), 1);
        } else {
          harness.processElement1(candidate(received), 1);
          harness.processElement2(live(received), 1);
        }
        assertThat(harness.extractOutputValues()).as("passage first: %s", passageFirst).hasSize(1);
      }
    }
  }

  /** Fresh means at most 5 s: the event is a second older than the receipt. */
  @ParameterizedTest
  @CsvSource({"3999, true", "4000, true", "4001, false"})
  void passage_bothSidesOfTheFreshness_byTheClockOfTheScale(long afterReceiptMs, boolean isShown)
      throws Exception {
    now = RECEIVED.plusMillis(afterReceiptMs);
    assertThat(shown(overload(60_000).received())).hasSize(isShown ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"5000, true", "5001, false"})
  void passage_ofAScaleWhoseClockRunsAhead_isShownOnBothSidesOfTheFreshness(
      long aheadMs, boolean isShown) {
    now = AT.minusMillis(aheadMs);
    Received ahead = RawRecords.received(overload(60_000).report(), Duration.ofMillis(-aheadMs));

    assertThat(LivePassages.find(ahead, entries.snapshot(), now).isPresent()).isEqualTo(isShown);
  }

  @Test
  void passage_oldByTheReceipt_isNotShownThoughItsOwnTimeIsNow() throws Exception {
    now = RECEIVED;
    Received future =
        RawRecords.received(
            Reports.at(now).of(Entries.SCALE).passage(60_000).report(), Duration.ofSeconds(-6));
    assertThat(LivePassages.find(future, entries.snapshot(), now)).isEmpty();
  }

  @Test
  void passage_ofABatch_reDrivenOrRepaired_isNeverShown() {
    ReferenceSnapshot reference = entries.snapshot();
    Received alone = overload(60_000).received();
    DeviceReport report = alone.report();
    assertThat(LivePassages.find(alone, reference, now)).isPresent();

    Received inBatch = new Received(RawRecords.batchOf(List.of(report)), 0, report);
    Received second = new Received(alone.raw(), 1, report);
    Received redriven = with(alone, Provenance.REDRIVEN);
    Received repaired = with(alone, Provenance.REPAIRED);
    for (Received other : List.of(inBatch, second, redriven, repaired)) {
      assertThat(LivePassages.find(other, reference, now)).isEmpty();
    }
  }

  /** One vehicle in a vendor's message is live; the first of several may be a back-fill. */
  @ParameterizedTest
  @CsvSource({"0, 1, true", "0, 2, false", "1, 2, false", "0, 0, false"})
  void passage_ofAVendorsMessage_isShownOnlyIfItCameAlone(int index, int parts, boolean isShown) {
    Received alone = overload(60_000).received();
    Received mapped = new Received(alone.raw(), index, alone.report(), "vendor-x/1", parts);

    assertThat(LivePassages.find(mapped, entries.snapshot(), now).isPresent()).isEqualTo(isShown);
  }

  /** Our clock was set back since: by now it is young, but it was 5 s on its way. */
  @ParameterizedTest
  @CsvSource({"5000, true", "5001, false"})
  void passage_longOnItsWay_isABackFillWhateverTheClockSaysNow(long delayMs, boolean isShown) {
    now = AT.plusSeconds(2);
    Received late = RawRecords.received(overload(60_000).report(), Duration.ofMillis(delayMs));

    assertThat(LivePassages.find(late, entries.snapshot(), now).isPresent()).isEqualTo(isShown);
  }

  @Test
  void whatWaits_restored_isShownWhenTheOtherComes_andOnce() throws Exception {
    Received received = overload(60_000).received();
    for (boolean passageWaits : new boolean[] {true, false}) {
      OperatorSubtaskState snapshot;
      try (var before = open()) {
        if (passageWaits) {
          before.processElement2(live(received), 1);
        } else {
          before.processElement1(candidate(received), 1);
        }
        snapshot = before.snapshot(1, 1);
        assertThat(before.extractOutputValues()).isEmpty();
      }
      try (var after = open(Clock.fixed(now, ZoneOffset.UTC), snapshot)) {
        if (passageWaits) {
          after.processElement1(candidate(received), 1);
          after.processElement1(candidate(received), 1);
        } else {
          after.processElement2(live(received), 1);
        }

        assertThat(after.extractOutputValues())
            .as("passage waits: %s", passageWaits)
            .extracting(SignMessage::signId)
            .containsExactly(SignScene.SIGN);
      }
    }
  }

  /** The timer is of our wall clock and comes with the state. */
  @Test
  void whatWaitsInVain_restored_isForgottenToo() throws Exception {
    MovableNow clock = new MovableNow(now);
    OperatorSubtaskState snapshot;
    try (var before = open(clock)) {
      before.setProcessingTime(now.toEpochMilli());
      before.processElement2(live(overload(60_000).received()), 1);
      snapshot = before.snapshot(1, 1);
    }
    clock.now = now.plus(ShowOverloadFunction.WAIT);
    try (var after = open(clock, snapshot)) {
      assertThat(after.numKeyedStateEntries()).isPositive();
      after.setProcessingTime(clock.millis());

      assertThat(after.numKeyedStateEntries()).isZero();
      assertThat(after.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void overload_thatIsNotAdmissible_isNotShown() throws Exception {
    assertThat(shown(overload(60_000).withoutPlate().received())).isEmpty();
    assertThat(shown(overload(60_000).plate(Entries.PLATE, 0.5).received())).isEmpty();
    assertThat(shown(overload(60_000).flags("STRADDLING").received())).isEmpty();
    assertThat(shown(overload(60_000).media().received())).isEmpty();
  }

  @Test
  void overload_corrected_isNotShownAgain() throws Exception {
    Received received = overload(60_000).received();
    Candidate second = Revisions.second(candidate(received));
    try (var harness = open()) {
      harness.processElement2(live(received), 1);
      harness.processElement1(second, 1);

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void sign_ofAnotherLaneOrDirection_staysDark() throws Exception {
    entries = SignScene.entries().with(SignScene.sign(null, List.of(1, 3), Masking.MASKED));
    assertThat(shown(overload(60_000).received())).isEmpty();
    entries = SignScene.entries().with(SignScene.sign(null, List.of(2), Masking.PLAIN));
    assertThat(shown(overload(60_000).received()))
        .extracting(message -> message.vehicle().plate())
        .containsExactly("浙A·12345");
    // the scale does not say the direction
    entries = SignScene.entries().with(SignScene.sign("INBOUND", List.of(), Masking.MASKED));
    assertThat(shown(overload(60_000).received())).isEmpty();
  }

  @Test
  void replay_afterARecovery_hasTheSameIdAndTheSameEnd_andNothingAfterIt() throws Exception {
    Received received = overload(60_000).received();
    SignMessage first = shown(received).get(0);
    now = RECEIVED.plusSeconds(3);
    SignMessage again = shown(received).get(0);
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.validUntil()).isEqualTo(first.validUntil());

    now = RECEIVED.plusSeconds(600);
    assertThat(shown(received)).isEmpty();
  }

  @Test
  void whatWaitsInVain_isForgottenAfterAMinute() throws Exception {
    Received received = overload(60_000).received();
    for (boolean passageWaits : new boolean[] {true, false}) {
      now = RECEIVED.plusMillis(200);
      MovableNow clock = new MovableNow(now);
      try (var harness = open(clock)) {
        harness.setProcessingTime(now.toEpochMilli());
        if (passageWaits) {
          harness.processElement2(live(received), 1);
        } else {
          harness.processElement1(candidate(received), 1);
        }
        clock.now = now.plus(ShowOverloadFunction.WAIT);
        harness.setProcessingTime(clock.millis() - 1);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        harness.setProcessingTime(clock.millis());

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
      }
    }
  }

  private List<SignMessage> shown(Received received) throws Exception {
    try (var harness = open()) {
      var live = LivePassages.find(received, entries.snapshot(), now);
      if (live.isPresent()) {
        harness.processElement2(live.get(), 1);
      }
      harness.processElement1(candidate(received), 1);
      return harness.extractOutputValues();
    }
  }

  private static Passages overload(int grossKg) {
    return Reports.at(AT).of(Entries.SCALE).passage(grossKg);
  }

  private LivePassage live(Received received) {
    return LivePassages.find(received, entries.snapshot(), now).orElseThrow();
  }

  private Candidate candidate(Received received) {
    ReferenceSnapshot reference = entries.snapshot();
    return new CandidateDrafts()
        .draft(new OverloadJudge().judge(received, reference).get(0), reference, now);
  }

  private static Received with(Received received, Provenance provenance) {
    return new Received(received.raw().withProvenance(provenance), 0, received.report());
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, Candidate, LivePassage, SignMessage> open()
      throws Exception {
    return open(Clock.fixed(now, ZoneOffset.UTC));
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, Candidate, LivePassage, SignMessage> open(
      Clock clock) throws Exception {
    return open(clock, null);
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, Candidate, LivePassage, SignMessage> open(
      Clock clock, OperatorSubtaskState snapshot) throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<String, Candidate, LivePassage, SignMessage> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new ShowOverloadFunction(entries.feed(), clock)),
            candidate -> candidate.subject().deviceId(),
            LivePassage::deviceId,
            Types.STRING);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
