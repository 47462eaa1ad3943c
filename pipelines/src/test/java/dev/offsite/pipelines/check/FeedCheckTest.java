package dev.offsite.pipelines.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.check.DeviceFigures.ClockState;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding on both sides of its boundary; figures of one device at a time. */
class FeedCheckTest {

  private static Feed shifted(double offsetS) {
    Feed feed = new Feed();
    for (int s = 0; s < 300; s++) {
      feed.fix(s, s + offsetS);
    }
    return feed;
  }

  private static Feed changed(int n, int of, String healthy, String changed) {
    Feed feed = new Feed();
    for (int s = 0; s < of; s++) {
      feed.send(
          Feed.TRUCK,
          Feed.payload(s, 120.1 + s * 1e-4, 30.2, Feed.COMPLETE)
              .replace(s >= 1 && s <= n ? healthy : "\0", changed),
          s + 0.2);
    }
    return feed;
  }

  @Test
  void check_healthyTruck_isOkAndMeasured() {
    DeviceVerdict truck = new Feed().fixes(0, 300).verdict();

    assertThat(truck.findings()).isEmpty();
    assertThat(truck.usability()).isEqualTo(Usability.OK);
    assertThat(truck.figures().traffic().messages()).isEqualTo(300);
    assertThat(truck.figures().order().intervalMillis()).isEqualTo(1000);
    assertThat(truck.figures().clock().offsetMillis()).isEqualTo(200);
    assertThat(truck.figures().clock().state()).isEqualTo(ClockState.PLAUSIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "-1.999, PLAUSIBLE, OK",
    "-2, AHEAD, REMARKS",
    "-120, AHEAD, REMARKS",
    "-120.001, AHEAD, NOT_USABLE",
    "4.999, PLAUSIBLE, OK",
    "5, BEHIND, REMARKS",
    "-28500, ZONE_AHEAD, NOT_USABLE",
    "-28499.999, AHEAD, NOT_USABLE",
    "-29100, ZONE_AHEAD, NOT_USABLE",
    "-29100.001, AHEAD, NOT_USABLE",
    "28500, ZONE_BEHIND, NOT_USABLE",
    "28499.999, BEHIND, REMARKS",
    "29100, ZONE_BEHIND, NOT_USABLE",
    "29100.001, BEHIND, REMARKS"
  })
  void clock_constantOffset_isNamedFromItsBoundaryOn(
      double offsetS, ClockState state, Usability usability) {
    DeviceVerdict truck = shifted(offsetS).verdict();

    assertThat(truck.figures().clock().state()).isEqualTo(state);
    assertThat(truck.usability()).isEqualTo(usability);
  }

  @Test
  void clock_zoneMistake_saysWhatToDo() {
    CheckFinding finding = shifted(-28_800).verdict().findings().get(0);

    assertThat(finding.kind()).isEqualTo(FindingKind.ZONE_MISTAKE);
    assertThat(finding.action()).contains("clockZone").contains("Asia/Shanghai");
  }

  @ParameterizedTest
  @CsvSource({"9, false", "11, true", "-9, false", "-11, true", "90, true"})
  void clock_drift_isNamedFromTenSecondsAnHourOn(double perHourS, boolean drifts) {
    Feed feed = new Feed();
    for (int s = 0; s < 1800; s++) {
      feed.fix(s, s + 0.2 + s * perHourS / 3600);
    }

    assertThat(feed.verdict().has(FindingKind.CLOCK_DRIFT)).isEqualTo(drifts);
    assertThat(feed.verdict().figures().clock().perHourS())
        .isCloseTo(perHourS / (1 + perHourS / 3600), within(0.5)); // by our clock
  }

  @Test
  void clock_oneTimeFarAhead_movesNothing() {
    Feed feed = new Feed().fixes(0, 100);
    String ahead = Feed.payload(4_000_000, 120.11, 30.2, Feed.COMPLETE);
    feed.send(Feed.TRUCK, ahead, 100.2).fixes(101, 100);

    assertThat(feed.kinds()).isEmpty();
    assertThat(feed.verdict().figures().clock().leaps()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true"})
  void clock_timesBefore2010_areNamedFromOnePercentOn(int unset, boolean named) {
    Feed feed = new Feed().fixes(0, 99);
    for (int i = 0; i < unset; i++) {
      feed.send(
          Feed.TRUCK,
          "{\"fixTime\":\"1980-01-06T00:00:0" + i + "Z\",\"lng\":120.1,\"lat\":30.2}",
          99.2);
    }

    assertThat(feed.verdict().has(FindingKind.CLOCK_UNSET)).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true"})
  void order_silence_isAGapFromTenIntervalsOn(int silenceS, boolean gap) {
    Feed feed = new Feed().fixes(0, 200).fixes(199 + silenceS, 400);

    assertThat(feed.verdict().has(FindingKind.GAP)).isEqualTo(gap);
    assertThat(feed.verdict().figures().order().longestMillis()).isEqualTo(silenceS * 1000L);
    assertThat(feed.verdict().figures().order().longestFrom())
        .isEqualTo(Instant.ofEpochMilli(Feed.millis(199)));
  }

  @ParameterizedTest
  @CsvSource({"1800, REMARKS", "1801, NOT_USABLE"})
  void order_silenceOfATruck_isGraveBeyondThirtyMinutes(int silenceS, Usability usability) {
    assertThat(new Feed().fixes(0, 200).fixes(199 + silenceS, 200).verdict().usability())
        .isEqualTo(usability);
  }

  @ParameterizedTest
  @CsvSource({"9999, false", "10000, true"})
  void order_silentAtTheEnd_isNamedFromTenIntervalsOn(int silenceMillis, boolean named) {
    Feed feed = new Feed().fixes(0, 100);
    feed.send("offsite/v1/truck/t-2/position", "?", 99.2 + silenceMillis / 1000.0);

    DeviceVerdict truck =
        feed.check().report().devices().stream()
            .filter(device -> device.deviceId().equals("t-1"))
            .findFirst()
            .orElseThrow();
    assertThat(truck.has(FindingKind.SILENT)).isEqualTo(named);
    assertThat(truck.figures().order().silentMillis()).isEqualTo(silenceMillis);
  }

  @Test
  void order_silenceFilledLater_isNoGap() {
    Feed feed = new Feed().fixes(0, 100).fixes(160, 100);
    for (int s = 100; s < 160; s++) {
      feed.fix(s, 260 + s * 0.001);
    }

    assertThat(feed.kinds()).containsExactly(FindingKind.OUT_OF_ORDER);
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true"})
  void order_singleReportsMissing_areNamedFromOnePercentOn(int lost, boolean named) {
    Feed feed = new Feed();
    for (int s = 0; s < 1001; s++) {
      if (s % 100 != 50 || s / 100 >= lost) {
        feed.fix(s, s + 0.2);
      }
    }

    assertThat(feed.verdict().has(FindingKind.MISSING_REPORTS)).isEqualTo(named);
    assertThat(feed.verdict().figures().order().missingShare())
        .isCloseTo(lost / 1000.0, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void order_overtaken_isNamedFromOnePercentOn(int late, boolean named) {
    Feed feed = new Feed();
    for (int s = 0; s < 200; s++) {
      boolean held = s % 50 == 20 && s / 50 < late;
      if (!held) {
        feed.fix(s, s + 0.2);
      }
      if (s % 50 == 23 && s / 50 < late) {
        feed.fix(s - 3, s + 0.3);
      }
    }

    assertThat(feed.verdict().has(FindingKind.OUT_OF_ORDER)).isEqualTo(named);
    assertThat(feed.verdict().figures().order().worstLateMillis()).isEqualTo(3000);
    assertThat(feed.verdict().has(FindingKind.MISSING_REPORTS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"9.9, false", "10, true"})
  void order_keptBack_isBackfillFromTenSecondsOn(double heldS, boolean named) {
    Feed feed = new Feed().fixes(0, 100);
    for (int s = 100; s < 110; s++) {
      feed.fix(s, s + 0.2 + heldS);
    }
    feed.fixes(121, 0);
    for (int s = 110; s < 200; s++) {
      feed.fix(s, Math.max(s + 0.2, 120.2));
    }

    assertThat(feed.verdict().has(FindingKind.BACKFILL)).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void repeats_byteForByte_areNamedFromOnePercentOn(int again, boolean named) {
    Feed feed = new Feed().fixes(0, 150);
    for (int i = 0; i < again; i++) {
      feed.fix(140 + i, 151);
    }

    assertThat(feed.verdict().has(FindingKind.REPEATS)).isEqualTo(named);
    assertThat(feed.verdict().figures().repeats())
        .isEqualTo(new DeviceFigures.Repeats(again, 0, 0));
    assertThat(feed.verdict().figures().order().lateShare()).isZero();
  }

  @Test
  void repeats_sameReportInABatch_areToldFromConflicts() {
    Feed feed = new Feed().fixes(0, 100);
    String same = Feed.payload(98, 120.1 + 98 * 1e-4, 30.2, Feed.COMPLETE);
    String other = Feed.payload(99, 121, 30.2, Feed.COMPLETE);
    feed.send(Feed.TRUCK, "[" + same + "," + other + "]", 101);

    assertThat(feed.verdict().figures().repeats()).isEqualTo(new DeviceFigures.Repeats(0, 1, 1));
    assertThat(feed.verdict().figures().traffic().batches()).isEqualTo(1);
    assertThat(feed.verdict().figures().traffic().batchReportsMax()).isEqualTo(2);
    assertThat(feed.kinds()).containsExactly(FindingKind.KEY_CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "1, REMARKS", "19, REMARKS", "20, NOT_USABLE"})
  void faults_anyShare_isNamedWithReasonPointerAndMaskedExample(int faults, Usability usability) {
    DeviceVerdict truck = changed(faults, 100, "\"lat\":30.2000000", "\"lat\":\"north\"").verdict();

    assertThat(truck.usability()).isEqualTo(usability);
    assertThat(truck.figures().faultCount()).isEqualTo(faults);
    if (faults > 0) {
      DeviceFigures.FaultKind fault = truck.figures().faults().get(0);
      assertThat(fault.reason()).isEqualTo("WRONG_TYPE");
      assertThat(fault.pointer()).isEqualTo("/lat");
      assertThat(fault.count()).isEqualTo(faults);
      assertThat(fault.example()).contains("浙A•••••").doesNotContain("12345");
    }
  }

  @Test
  void faults_inBatch_areOneKindWhateverTheirPlace() {
    Feed feed = new Feed();
    feed.send(Feed.TRUCK, "[{\"lng\":1},{\"lng\":2}," + Feed.payload(1, 120, 30, "") + "]", 2);

    assertThat(feed.verdict().figures().faults())
        .extracting(DeviceFigures.FaultKind::pointer, DeviceFigures.FaultKind::count)
        .containsExactly(tuple("/*/fixTime", 2L));
  }

  @Test
  void faults_nothingReadable_isGrave() {
    assertThat(new Feed().send(Feed.TRUCK, "hello", 1).kinds())
        .containsExactly(FindingKind.NOTHING_READABLE);
  }

  @Test
  void faults_payloadOfAnotherDevice_isTopicDeviceMismatch() {
    Feed feed = new Feed().fixes(0, 50);
    feed.send(Feed.TRUCK, Feed.payload(51, 120, 30, ",\"deviceId\":\"t-2\""), 51.2);

    assertThat(feed.verdict().figures().faults().get(0).reason())
        .isEqualTo("TOPIC_DEVICE_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "1, REMARKS", "19, REMARKS", "20, NOT_USABLE"})
  void track_zeroIsland_isNamed(int zeros, Usability usability) {
    Feed feed = new Feed();
    for (int s = 0; s < 100; s++) {
      String fix =
          s < zeros
              ? Feed.payload(s, 0.001, 0, Feed.COMPLETE)
              : Feed.payload(s, 120.1 + s * 1e-4, 30.2, Feed.COMPLETE);
      feed.send(Feed.TRUCK, fix, s + 0.2);
    }

    assertThat(feed.verdict().usability()).isEqualTo(usability);
    assertThat(feed.verdict().figures().track().zero()).isEqualTo(zeros);
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true"})
  void track_sameDegreesWithSpeed_isFrozenFromFiveOn(int run, boolean named) {
    Feed feed = new Feed();
    for (int s = 0; s < 100; s++) {
      int place = s < 50 ? s : Math.max(50, s - run + 1);
      feed.send(Feed.TRUCK, Feed.payload(s, 120.1 + place * 1e-4, 30.2, Feed.COMPLETE), s + 0.2);
    }

    assertThat(feed.verdict().figures().track().frozenRun()).isEqualTo(run);
    assertThat(feed.verdict().has(FindingKind.FROZEN_POSITION)).isEqualTo(named);
  }

  @Test
  void track_sameDegreesWithoutSpeed_isStanding() {
    Feed feed = new Feed();
    for (int s = 0; s < 100; s++) {
      feed.send(Feed.TRUCK, Feed.payload(s, 120, 30, Feed.COMPLETE.replace("36", "0")), s + 0.2);
    }

    assertThat(feed.kinds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"74, false", "75, true"})
  void track_distanceThatCannotBeDriven_isAJump(int metres, boolean named) {
    // 160 km/h are 44.4 m in a second; 30 m are taken off first
    double perDegree = Geodesics.metresPerDegreeLat(30.2);
    Feed feed = new Feed();
    for (int s = 0; s < 100; s++) {
      double north = s < 50 ? 0 : metres / perDegree;
      feed.send(
          Feed.TRUCK, Feed.payload(s, 120.1, 30.2 + north, Feed.COMPLETE.replace("36", "0")), s);
    }

    assertThat(feed.verdict().has(FindingKind.IMPLAUSIBLE_JUMP)).isEqualTo(named);
    assertThat(feed.verdict().figures().track().jumps()).isEqualTo(named ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"49, false", "50, true"})
  void fields_missing_areNamedFromHalfOfTheReportsOn(int without, boolean named) {
    Feed feed = new Feed();
    for (int s = 0; s < 100; s++) {
      String more = s < without ? Feed.COMPLETE.replace("\"accuracyM\":3,", "") : Feed.COMPLETE;
      feed.send(Feed.TRUCK, Feed.payload(s, 120.1 + s * 1e-4, 30.2, more), s + 0.2);
    }

    assertThat(feed.verdict().has(FindingKind.MISSING_FIELDS)).isEqualTo(named);
    assertThat(feed.verdict().figures().missingFields())
        .containsEntry("accuracyM", without / 100.0);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "1, 0, true"})
  void delivery_qos0_isNamed(int first, int qos, boolean named) {
    Feed feed = new Feed().fixes(first, 30);
    feed.send(Feed.TRUCK, Feed.payload(40, 120.104, 30.2, Feed.COMPLETE), 40.2, qos, false);

    assertThat(feed.verdict().has(FindingKind.QOS_0)).isEqualTo(named);
  }

  @Test
  void delivery_retainedTelemetry_isNamedAndRetainedStatusIsNot() {
    String status = "{\"deviceTime\":\"2026-03-04T01:00:00Z\",\"state\":\"ONLINE\"}";
    Feed feed = new Feed().send("offsite/v1/truck/t-1/status", status, 0, 1, true).fixes(0, 30);
    assertThat(feed.kinds()).isEmpty();

    feed.send(Feed.TRUCK, Feed.payload(40, 120.104, 30.2, Feed.COMPLETE), 40.2, 1, true);
    assertThat(feed.kinds()).containsExactly(FindingKind.RETAINED_TELEMETRY);
  }

  @Test
  void delivery_onlineAgain_isARestartButNotItsBirthThatComesLateOrTwice() {
    String topic = "offsite/v1/truck/t-1/status";
    String birth = "{\"deviceTime\":\"2026-03-04T02:00:00Z\",\"state\":\"ONLINE\"}";
    Feed feed = new Feed().fixes(0, 30).send(topic, birth, 30, 1, true).send(topic, birth, 31);
    assertThat(feed.kinds()).isEmpty();

    feed.send(topic, birth.replace("00:00Z", "00:35Z"), 35, 1, true);
    assertThat(feed.kinds()).containsExactly(FindingKind.RESTARTS);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,6000],\"speedKph\":50', OK",
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,6001],\"speedKph\":50', AXLE_SUM",
    "'\"grossKg\":100,\"axleLoadsKg\":[50,50],\"speedKph\":50', OK",
    "'\"grossKg\":99,\"axleLoadsKg\":[50,49],\"speedKph\":50', IMPLAUSIBLE_MASS",
    "'\"grossKg\":300000,\"axleLoadsKg\":[150000,150000],\"speedKph\":50', OK",
    "'\"grossKg\":300001,\"axleLoadsKg\":[150000,150001],\"speedKph\":50', IMPLAUSIBLE_MASS",
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,5000],\"speedKph\":100', OK",
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,5000],\"speedKph\":100.1', IMPLAUSIBLE_SPEED",
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,5000],\"speedKph\":0.5', OK",
    "'\"grossKg\":10000,\"axleLoadsKg\":[5000,5000],\"speedKph\":0.4', IMPLAUSIBLE_SPEED"
  })
  void passages_figures_arePlausibleUpToTheirLimits(String fields, String expected) {
    Feed feed = new Feed();
    for (int i = 0; i < 40; i++) {
      feed.send(Feed.SCALE, Feed.passage(i, i * 4, "," + fields), i * 4 + 0.3);
    }

    List<FindingKind> kinds =
        expected.equals("OK") ? List.of() : List.of(FindingKind.valueOf(expected));
    assertThat(feed.kinds()).isEqualTo(kinds);
    assertThat(feed.verdict().usability())
        .isEqualTo(kinds.isEmpty() ? Usability.OK : Usability.NOT_USABLE);
  }

  @Test
  void passages_samePassageIdWithOtherMass_isAConflict() {
    Feed feed = new Feed();
    for (int i = 0; i < 40; i++) {
      String fields = ",\"axleLoadsKg\":[5000,5000],\"speedKph\":50,\"grossKg\":" + (10_000 + i);
      feed.send(Feed.SCALE, Feed.passage(i / 2, i * 4, fields), i * 4 + 0.3);
    }

    assertThat(feed.verdict().figures().repeats().conflicting()).isEqualTo(20);
    assertThat(feed.verdict().has(FindingKind.KEY_CONFLICT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"platform\":\"DRONE\",\"sortieId\":\"s\",\"ce90M\":2', OK",
    "'\"platform\":\"DRONE\",\"ce90M\":2', NO_SORTIE",
    "'\"platform\":\"FIXED_CAMERA\",\"ce90M\":2', OK",
    "'\"platform\":\"DRONE\",\"sortieId\":\"s\",\"ce90M\":0', NO_ERROR_RADIUS"
  })
  void detections_needSortieAndError(String fields, String expected) {
    Feed feed = new Feed();
    for (int i = 0; i < 30; i++) {
      feed.send(Feed.DRONE, Feed.detection(i, i * 2, "," + fields), i * 2 + 0.4);
    }

    assertThat(feed.verdict().figures().faults()).isEmpty();
    assertThat(feed.kinds())
        .isEqualTo(expected.equals("OK") ? List.of() : List.of(FindingKind.valueOf(expected)));
  }

  @Test
  void report_devicesBeyondTheLimit_areCountedAndMakeItUnusable() {
    Feed feed = new Feed(CheckLimits.DEFAULT.withDevicesMax(1), List.of(), null).fixes(0, 30);
    assertThat(feed.check().report().isUsable()).isTrue();

    feed.send("offsite/v1/truck/t-2/position", Feed.payload(1, 120, 30, ""), 1);
    FeedReport report = feed.check().report();
    assertThat(report.unwatchedMessages()).isEqualTo(1);
    assertThat(report.devices()).hasSize(1);
    assertThat(report.isUsable()).isFalse();
  }

  @Test
  void report_foreignTopics_areCountedAndListedUpToALimit() {
    Feed feed = new Feed();
    for (int i = 0; i < 40; i++) {
      feed.send("thing/" + i + "/osd", "{}", i).send("thing/0/osd", "{}", i);
    }

    FeedReport report = feed.check().report();
    assertThat(report.foreignMessages()).isEqualTo(80);
    assertThat(report.foreignTopics()).hasSize(32).containsEntry("thing/0/osd", 41L);
    assertThat(report.isUsable()).isFalse();
  }

  @Test
  void receipt_fromEvents_judgesNoClock() {
    FeedCheck check = new FeedCheck(CheckLimits.DEFAULT, Receipt.FROM_EVENTS, List.of(), null);
    for (int s = 0; s < 100; s++) {
      byte[] payload = Feed.payload(s, 120.1 + s * 1e-4, 30.2, Feed.COMPLETE).getBytes(UTF_8);
      check.accept(new ObservedMessage(Feed.TRUCK, payload, Feed.millis(s + 28_800), 1, false));
    }

    DeviceVerdict truck = check.report().devices().get(0);
    assertThat(truck.figures().clock().state()).isEqualTo(ClockState.NOT_OBSERVED);
    assertThat(truck.findings()).isEmpty();
  }

  @Test
  void check_fuzzedPayloads_neverThrowsAndCountsEachMessage() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FeedCheck check = new FeedCheck(CheckLimits.DEFAULT, Receipt.OBSERVED, List.of(), null);
      String[] topics = {
        Feed.TRUCK, Feed.SCALE, Feed.DRONE, "offsite/v1/truck/t-1/status", "x", ""
      };
      for (int i = 0; i < 500; i++) {
        byte[] payload = Feed.payload(i, 120, 30, Feed.COMPLETE).getBytes(UTF_8);
        for (int flip = random.nextInt(6); flip > 0; flip--) {
          payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
        }
        check.accept(
            new ObservedMessage(
                topics[random.nextInt(topics.length)],
                payload,
                random.nextInt(50) == 0 ? random.nextLong(1L << 50) : Feed.millis(i),
                random.nextInt(3),
                random.nextBoolean()));
      }

      assertThat(check.report().messages()).as("seed %d", seed).isEqualTo(500);
    }
  }

  @Test
  void check_orderOfDevices_worstFirst() {
    Feed feed = new Feed().fixes(0, 30);
    feed.send("offsite/v1/truck/t-0/position", "?", 1);
    feed.send("offsite/v1/truck/t-2/position", Feed.payload(1, 120, 30, ""), 1, 0, false);

    assertThat(feed.check().report().devices())
        .extracting(DeviceVerdict::deviceId)
        .containsExactly("t-0", "t-2", "t-1");
  }
}
