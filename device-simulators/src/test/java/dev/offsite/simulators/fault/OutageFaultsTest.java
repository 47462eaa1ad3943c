package dev.offsite.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Faults that silence a device for a while: blind area, storm, restart. */
class OutageFaultsTest {

  private static final String OUTAGE = "outage: {every: 2min, atLeast: 30s, atMost: 90s}";

  private final List<DeviceMessage> fixes = Messages.fixes(3_600);
  private final FaultTally tally = new FaultTally();

  @Test
  void outages_many_keepTheirLengthsAndTheMeanBetween() {
    OutagePlan plan =
        new OutagePlan(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(90));
    Outages outages = new Outages(plan, new SplittableRandom(Messages.SEED), 0);
    List<Long> lengths = new ArrayList<>();
    long coveredSince = -1;
    int days = 10;
    for (long second = 0; second < days * 86_400L; second++) {
      if (outages.covers(second * 1_000)) {
        coveredSince = coveredSince < 0 ? second : coveredSince;
        assertThat(outages.endMillis()).isGreaterThan(second * 1_000);
      } else if (coveredSince >= 0) {
        lengths.add(second - coveredSince);
        coveredSince = -1;
      }
    }
    assertThat(lengths).allSatisfy(s -> assertThat(s).isBetween(29L, 200L));
    // a mean cycle is 120 s and 60 s; two outages less than a second apart look like one
    assertThat(lengths.size()).isBetween(days * 86_400 / 190, days * 86_400 / 170);
  }

  @Test
  void blindArea_withinItsMemory_losesNothingAndRepeatsNothing() {
    List<DeviceMessage> after = blindArea(7, 3_600);
    List<DeviceReport> reports = new ArrayList<>();
    after.forEach(message -> reports.addAll(Messages.reports(message.payload())));
    assertThat(reports)
        .containsExactlyInAnyOrderElementsOf(
            fixes.stream().map(m -> (DeviceReport) Messages.fix(m)).toList());
    assertThat(tally.counts().get("blind-area").overflowed()).isZero();
    assertThat(tally.counts().get("blind-area").messages()).isPositive();
  }

  @Test
  void blindArea_backfill_comesLateInArraysOfAtMostItsSizeOneAfterTheOther() {
    List<DeviceMessage> batches =
        blindArea(7, 3_600).stream().filter(m -> Messages.text(m).startsWith("[")).toList();
    assertThat(batches).hasSizeGreaterThan(20);
    long before = 0;
    for (DeviceMessage batch : batches) {
      List<DeviceReport> reports = Messages.reports(batch.payload());
      assertThat(reports.size()).isBetween(1, 7);
      long newest = reports.get(reports.size() - 1).eventTime().toEpochMilli();
      assertThat(batch.eventMillis()).isEqualTo(newest);
      assertThat(batch.dueMillis()).isGreaterThan(newest);
      assertThat(batch.dueMillis() - before).isGreaterThanOrEqualTo(500);
      before = batch.dueMillis();
    }
    assertThat(batches).anyMatch(m -> Messages.reports(m.payload()).size() == 7);
  }

  @Test
  void blindArea_beyondItsMemory_losesTheOldestAndCountsThem() {
    List<DeviceMessage> after = blindArea(100, 20);
    List<Long> came = new ArrayList<>();
    after.forEach(
        m -> Messages.reports(m.payload()).forEach(r -> came.add(r.eventTime().toEpochMilli())));
    long lost = tally.counts().get("blind-area").overflowed();
    assertThat(lost).isPositive();
    assertThat(came).hasSize((int) (3_600 - lost)).doesNotHaveDuplicates();
    for (DeviceMessage batch : after) {
      if (Messages.text(batch).startsWith("[") && isBeforeTheEnd(batch)) {
        // what is kept is the end of the blind area: nothing is missing up to the first live fix
        List<DeviceReport> reports = Messages.reports(batch.payload());
        assertThat(reports.size()).isLessThanOrEqualTo(20);
        assertThat(batch.dueMillis() - batch.eventMillis()).isLessThanOrEqualTo(1_000);
      }
    }
  }

  @Test
  void backfill_largePayloads_stayWithinTheLimitOfTheContract() {
    String filler = "x".repeat(2_000);
    List<DeviceMessage> large = new ArrayList<>();
    for (DeviceMessage fix : fixes.subList(0, 1_000)) {
      String json = Messages.text(fix).replaceFirst("\\{", "{\"vendor\":\"" + filler + "\",");
      large.add(fix.withPayload(json.getBytes(StandardCharsets.UTF_8), fix.eventMillis()));
    }
    List<DeviceMessage> batches = Backfill.batches(large, 2_000);
    assertThat(batches).hasSize(3);
    int reports = 0;
    for (DeviceMessage batch : batches) {
      assertThat(batch.payload().length).isLessThanOrEqualTo(CodecLimits.DEFAULT.payloadBytesMax());
      reports += Messages.reports(batch.payload()).size();
    }
    assertThat(reports).isEqualTo(1_000);
  }

  @Test
  void backfill_whatIsNoObjectOrRetained_goesByItself() {
    DeviceMessage broken = fixes.get(1).withPayload(new byte[] {'x'}, 0);
    DeviceMessage retained = DeviceMessage.of(Messages.TOPIC, new byte[] {'{', '}'}, true, 0, 0);
    List<DeviceMessage> batches =
        Backfill.batches(List.of(fixes.get(0), broken, retained, fixes.get(2)), 10);
    assertThat(batches).hasSize(3);
    assertThat(Messages.text(batches.get(0)))
        .isEqualTo("[" + Messages.text(fixes.get(0)) + "," + Messages.text(fixes.get(2)) + "]");
    assertThat(batches.subList(1, 3)).containsExactly(broken, retained);
  }

  @Test
  void storm_devices_fallSilentTogetherAndSendEverythingAtOnce() {
    List<DeviceMessage> after =
        Messages.after(
            "- {fault: storm, share: 1, heldMax: 3600, " + OUTAGE + "}",
            fixes,
            Messages.SEED,
            tally);
    assertThat(Messages.texts(after)).isEqualTo(Messages.texts(fixes));
    List<Long> ends =
        after.stream()
            .filter(m -> m.dueMillis() > m.eventMillis())
            .map(DeviceMessage::dueMillis)
            .distinct()
            .toList();
    assertThat(ends).hasSizeGreaterThan(5);
    FaultEntry entry = FaultProfile.parse("t", storm()).entriesOf(kind(), "a", 1).get(0);
    FaultEntry other = FaultProfile.parse("t", storm()).entriesOf(kind(), "b", 1).get(0);
    assertThat(firstSilent(entry, "a")).isEqualTo(firstSilent(other, "b"));
  }

  @Test
  void storm_beyondItsMemory_losesTheOldest() {
    List<DeviceMessage> after =
        Messages.after(
            "- {fault: storm, share: 1, heldMax: 5, " + OUTAGE + "}", fixes, Messages.SEED, tally);
    assertThat(after).hasSize((int) (3_600 - tally.counts().get("storm").overflowed()));
    assertThat(after)
        .filteredOn(this::isBeforeTheEnd)
        .hasSizeGreaterThan(2_000)
        .allSatisfy(m -> assertThat(m.dueMillis() - m.eventMillis()).isLessThanOrEqualTo(5_000));
  }

  @Test
  void restart_device_isSilentThenPublishesARetainedStatusAndGoesOn() {
    List<DeviceMessage> after = restart("0s");
    List<DeviceMessage> births = after.stream().filter(DeviceMessage::retained).toList();
    assertThat(births).hasSizeGreaterThan(5);
    List<DeviceMessage> kept = after.stream().filter(m -> !m.retained()).toList();
    assertThat(fixes).containsAll(kept);
    assertThat(kept).hasSize((int) (3_600 - tally.counts().get("restart").messages()));
    for (DeviceMessage birth : births) {
      assertThat(birth.topic().report()).isEqualTo(ReportKind.STATUS);
      assertThat(birth.eventMillis()).isEqualTo(birth.dueMillis());
      assertThat(kept)
          .as("30 s before %s", Instant.ofEpochMilli(birth.dueMillis()))
          .noneMatch(
              m ->
                  m.dueMillis() >= birth.dueMillis() - 29_000 && m.dueMillis() < birth.dueMillis());
    }
  }

  @Test
  void restart_withoutClockBattery_countsFrom1980UntilTheFirstSatellite() {
    List<DeviceMessage> after = restart("10s");
    long started = -1;
    int wrong = 0;
    for (DeviceMessage message : after) {
      started = message.retained() ? message.dueMillis() : started;
      long since = message.dueMillis() - started;
      if (started >= 0 && since < 10_000) {
        wrong++;
        assertThat(message.eventMillis())
            .isBetween(
                Restart.CLOCK_ZERO.toEpochMilli(), Restart.CLOCK_ZERO.toEpochMilli() + 10_000);
      } else {
        assertThat(message.eventMillis()).isEqualTo(message.dueMillis());
      }
    }
    assertThat(wrong).isGreaterThan(50);
    DeviceMessage birth = after.stream().filter(DeviceMessage::retained).findFirst().orElseThrow();
    StatusReport status =
        (StatusReport)
            new TelemetryCodec().decode(birth.topic(), birth.payload()).reports().get(0).report();
    assertThat(status.deviceTime()).isEqualTo(Restart.CLOCK_ZERO);
    assertThat(status.state()).isEqualTo(StatusReport.State.ONLINE);
  }

  /** False for what an outage holds in which the fixes end: nothing follows to measure it by. */
  private boolean isBeforeTheEnd(DeviceMessage message) {
    return message.dueMillis() <= fixes.get(fixes.size() - 1).dueMillis();
  }

  private List<DeviceMessage> blindArea(int batchReports, int heldMax) {
    return Messages.after(
        "- {fault: blind-area, share: 1, batchReports: "
            + batchReports
            + ", batchEvery: 500ms, heldMax: "
            + heldMax
            + ", "
            + OUTAGE
            + "}",
        fixes,
        Messages.SEED,
        tally);
  }

  private List<DeviceMessage> restart(String clockWrong) {
    return Messages.after(
        "- {fault: restart, share: 1, clockWrong: " + clockWrong + ", " + OUTAGE + "}",
        fixes,
        Messages.SEED,
        tally);
  }

  private static String storm() {
    return "about: x\nfaults:\n- {fault: storm, share: 1, heldMax: 9, " + OUTAGE + "}\n";
  }

  private static DeviceKind kind() {
    return Messages.TOPIC.device();
  }

  /** The first fix that a device holds back. */
  private int firstSilent(FaultEntry entry, String deviceId) {
    FaultStage stage = entry.stage(deviceId, 1, Messages.BEGIN_MILLIS, tally);
    List<DeviceMessage> sent = new ArrayList<>();
    FaultStage.Onward onward =
        new FaultStage.Onward() {
          @Override
          public void send(DeviceMessage message) {
            sent.add(message);
          }

          @Override
          public void wakeAt(long millis) {}
        };
    for (int i = 0; i < fixes.size(); i++) {
      stage.take(fixes.get(i), onward);
      if (sent.size() == i) {
        return i;
      }
    }
    throw new AssertionError("never silent");
  }
}
