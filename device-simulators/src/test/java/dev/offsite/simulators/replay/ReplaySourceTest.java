package dev.offsite.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySourceTest {

  private static final Instant THEN = Instant.parse("2018-05-03T15:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  /** Received at 10, 20, 40, 100 s; happened at 5, 19, 1, 100 s. */
  private final Recording recording =
      new Recording(
          List.of(report(40, 1), report(10, 5), report(20, 19), report(100, 100)), List.of());

  @Test
  void recording_isSortedByReceiveTime() {
    assertThat(recording.reports().stream().map(TimedReport::receivedAt))
        .containsExactly(at(10), at(20), at(40), at(100));
    assertThat(recording.length()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2, 60, 1000})
  void shifted_anySpeed_keepsOrderAndDistancesAndNeverSpeaksOfTheFuture(double speed) {
    List<DeviceMessage> messages = drain(ReplaySource.shifted(recording, NOW, speed));
    assertThat(messages.get(0).dueMillis()).isEqualTo(NOW.toEpochMilli());
    assertThat(messages.get(3).dueMillis() - NOW.toEpochMilli())
        .isEqualTo((long) Math.floor(90_000 / speed));
    for (DeviceMessage message : messages) {
      assertThat(message.eventMillis()).isLessThanOrEqualTo(message.dueMillis());
    }
    long first = messages.get(0).eventMillis();
    assertThat(messages.stream().map(message -> message.eventMillis() - first))
        .containsExactly(0L, 14_000L, -4_000L, 95_000L);
  }

  @Test
  void shifted_realSpeed_keepsEachLag() {
    List<DeviceMessage> messages = drain(ReplaySource.shifted(recording, NOW, 1));
    assertThat(messages.stream().map(m -> m.dueMillis() - m.eventMillis()))
        .containsExactly(5_000L, 1_000L, 39_000L, 0L);
  }

  @Test
  void shifted_faster_isOlderByAtMostTheLength() {
    ReplaySource replay = ReplaySource.shifted(recording, NOW, 60);
    assertThat(drain(replay).stream().map(m -> m.dueMillis() - m.eventMillis()))
        .containsExactly(93_500L, 79_666L, 98_000L, 0L);
  }

  @Test
  void original_keepsDeviceTimes() {
    List<DeviceMessage> messages = drain(ReplaySource.original(recording, NOW, 60));
    assertThat(messages.get(0).eventMillis()).isEqualTo(at(5).toEpochMilli());
    assertThat(messages.get(0).dueMillis()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void speed_notAboveZero_isRefused() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ReplaySource.shifted(recording, NOW, speed))
          .hasMessageContaining("speed " + speed);
    }
  }

  @Test
  void next_afterTheLast_isRefused() {
    ReplaySource replay = ReplaySource.shifted(recording, NOW, 1);
    drain(replay);
    assertThatThrownBy(replay::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void recording_withoutReports_isRefusedWithTheReasons() {
    assertThatThrownBy(() -> new Recording(List.of(), List.of("line 1: broken")))
        .hasMessageContaining("line 1: broken");
  }

  private static List<DeviceMessage> drain(ReplaySource replay) {
    List<DeviceMessage> messages = new ArrayList<>();
    while (replay.nextDueMillis() != MessageSource.NEVER) {
      messages.add(replay.next());
    }
    assertThat(messages).hasSize(replay.size());
    return messages;
  }

  private static TimedReport report(int receivedS, int happenedS) {
    StatusReport report =
        new StatusReport("wim-1", at(happenedS), StatusReport.State.ONLINE, null, List.of());
    return new TimedReport(DeviceKind.WIM, report, at(receivedS));
  }

  private static Instant at(int seconds) {
    return THEN.plusSeconds(seconds);
  }
}
