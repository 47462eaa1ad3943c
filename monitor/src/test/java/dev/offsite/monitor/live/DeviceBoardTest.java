package dev.offsite.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceBoardTest {

  private static final Instant NOON = SampleCandidates.NOON;

  private final DeviceBoard board = new DeviceBoard(SilenceLimits.DEFAULT, new TruckBoard());

  private DeviceView view(String id, Instant now) {
    return board.all(SampleReference.release(), now).stream()
        .map(DeviceView.Placed::view)
        .filter(view -> view.deviceId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void device_registeredAndNeverHeard_saysSo() {
    assertThat(view("wim-west", NOON).health()).isEqualTo(DeviceHealth.NEVER);
    assertThat(view("wim-west", NOON).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void device_heard_isLiveUntilItsLimitAndSilentAfter() {
    board.message("wim-west", DeviceKind.WIM, NOON);
    Instant limit = NOON.plus(SilenceLimits.DEFAULT.wim());

    assertThat(view("wim-west", limit).health()).isEqualTo(DeviceHealth.LIVE);
    assertThat(view("wim-west", limit.plusMillis(1)).health()).isEqualTo(DeviceHealth.SILENT);
  }

  @Test
  void device_thatSaysFault_isSickAndOneThatSaysOfflineIsSilent() {
    board.message("wim-west", DeviceKind.WIM, NOON);
    board.status(
        DeviceKind.WIM,
        new StatusReport("wim-west", NOON, StatusReport.State.FAULT, "1.2", List.of("LOOP_2")));
    assertThat(view("wim-west", NOON).health()).isEqualTo(DeviceHealth.SICK);
    assertThat(view("wim-west", NOON).status().faults()).containsExactly("LOOP_2");

    board.status(
        DeviceKind.WIM,
        new StatusReport("wim-west", NOON, StatusReport.State.OFFLINE, null, List.of()));
    assertThat(view("wim-west", NOON).health()).isEqualTo(DeviceHealth.SILENT);
  }

  @Test
  void clock_fiveMinutesOff_isBearableAndMoreIsSick() {
    board.message("wim-west", DeviceKind.WIM, NOON);
    board.event("wim-west", DeviceKind.WIM, NOON.plus(Duration.ofMinutes(5)), NOON);
    assertThat(view("wim-west", NOON).clockOffsetMs()).isEqualTo(-300_000);
    assertThat(view("wim-west", NOON).health()).isEqualTo(DeviceHealth.LIVE);

    board.event("wim-west", DeviceKind.WIM, NOON.plus(Duration.ofMinutes(5)).plusMillis(1), NOON);
    assertThat(view("wim-west", NOON).health()).isEqualTo(DeviceHealth.SICK);
    assertThat(view("wim-west", NOON).clockOffsetMsWorst()).isEqualTo(-300_001);
  }

  @Test
  void verdict_afterTenMessagesConforms_andWithOneRefusedDoesNot() {
    for (int i = 0; i < 9; i++) {
      board.message("wim-west", DeviceKind.WIM, NOON.plusSeconds(i));
    }
    assertThat(view("wim-west", NOON).verdict()).isEqualTo(Verdict.UNKNOWN);
    board.message("wim-west", DeviceKind.WIM, NOON.plusSeconds(9));
    assertThat(view("wim-west", NOON).verdict()).isEqualTo(Verdict.CONFORMING);

    board.refusal("wim-west", List.of("MALFORMED"));

    DeviceView view = view("wim-west", NOON);
    assertThat(view.verdict()).isEqualTo(Verdict.FAULTY);
    assertThat(view.messages()).isEqualTo(10);
    assertThat(view.refused()).isEqualTo(1);
    assertThat(view.refusedByReason()).containsEntry("MALFORMED", 1L);
    for (int i = 0; i < DeviceState.VERDICT_MESSAGES; i++) {
      board.message("wim-west", DeviceKind.WIM, NOON.plusSeconds(10 + i));
    }
    assertThat(view("wim-west", NOON).verdict()).isEqualTo(Verdict.CONFORMING);
  }

  @Test
  void device_atASite_belongsToItsJurisdiction() {
    assertThat(
            board.all(SampleReference.release(), NOON).stream()
                .filter(placed -> placed.view().deviceId().equals("wim-east"))
                .map(placed -> placed.area().district()))
        .containsExactly("east");
  }
}
