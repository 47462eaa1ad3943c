package dev.offsite.simulators.replay;

import static dev.offsite.simulators.replay.Recorded.at;
import static dev.offsite.simulators.replay.Recorded.drain;
import static dev.offsite.simulators.replay.Recorded.message;
import static dev.offsite.simulators.replay.Recorded.open;
import static dev.offsite.simulators.replay.Recorded.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.TopicFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySourceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  /** Received at 10, 20, 40, 100 s; happened at 5, 19, 1, 100 s. */
  private static final RecordedMessage[] FOUR = {
    status(10, 5), status(20, 19), status(40, 1), status(100, 100)
  };

  @TempDir Path folder;
  private final TestClock clock = new TestClock(NOW);
  private final PlaybackControl control = new PlaybackControl();
  private RecordingReader reader;

  @AfterEach
  void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.5", "1", "2", "60", "1000", "max"})
  void shifted_anySpeed_keepsOrderAndDistancesAndNeverSpeaksOfTheFuture(String text)
      throws IOException {
    Speed speed = Speed.parse(text);
    List<DeviceMessage> messages = drain(replay(ReplayPlan.once(speed), FOUR));
    assertThat(messages.get(0).dueMillis()).isEqualTo(NOW.toEpochMilli());
    assertThat(messages.get(3).dueMillis() - NOW.toEpochMilli())
        .isEqualTo((long) Math.floor(90_000 / speed.factor()));
    for (DeviceMessage message : messages) {
      assertThat(message.eventMillis()).isLessThanOrEqualTo(message.dueMillis());
    }
    long first = messages.get(0).eventMillis();
    assertThat(messages.stream().map(message -> message.eventMillis() - first))
        .containsExactly(0L, 14_000L, -4_000L, 95_000L);
  }

  @Test
  void shifted_realSpeed_keepsEachLag() throws IOException {
    List<DeviceMessage> messages = drain(replay(ReplayPlan.once(new Speed(1)), FOUR));
    assertThat(messages.stream().map(m -> m.dueMillis() - m.eventMillis()))
        .containsExactly(5_000L, 1_000L, 39_000L, 0L);
  }

  @Test
  void shifted_faster_isOlderByAtMostTheLength() throws IOException {
    // the shift is whole seconds: half a second older than the wall would allow
    List<DeviceMessage> messages = drain(replay(ReplayPlan.once(new Speed(60)), FOUR));
    assertThat(messages.stream().map(m -> m.dueMillis() - m.eventMillis()))
        .containsExactly(94_000L, 80_166L, 98_500L, 500L);
  }

  @Test
  void shiftedToBegin_isTheSameAtAnySpeedAndAnyTime() throws IOException {
    DeviceClock begin = new DeviceClock.ShiftedTo(Instant.parse("2026-11-22T03:00:00Z"));
    reader = open(folder.resolve("r"), FOUR);
    ReplaySource slow = source(ReplayPlan.once(new Speed(1)).withClock(begin));
    List<String> once = drain(slow).stream().map(Recorded::text).toList();
    clock.set(NOW.plusSeconds(1_234));
    ReplaySource fast = source(ReplayPlan.once(Speed.MAX).withClock(begin));
    assertThat(drain(fast).stream().map(Recorded::text)).isEqualTo(once);
    assertThat(once.get(0))
        .isEqualTo("{\"deviceTime\":\"2026-11-22T02:59:55Z\",\"state\":\"ONLINE\"}");
  }

  @Test
  void original_keepsEveryByte() throws IOException {
    ReplayPlan plan = ReplayPlan.once(new Speed(60)).withClock(new DeviceClock.Original());
    List<DeviceMessage> messages = drain(replay(plan, FOUR));
    assertThat(messages.get(0).payload()).isEqualTo(FOUR[0].payload());
    assertThat(messages.get(0).eventMillis()).isEqualTo(at(5).toEpochMilli());
    assertThat(messages.get(0).dueMillis()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void foreignTopic_passesUntouchedAndIsCounted() throws IOException {
    ReplaySource replay =
        replay(
            ReplayPlan.once(Speed.MAX),
            status(0, 0),
            message(1, "other/x", "{\"deviceTime\":\"" + at(1) + "\"}"));
    List<DeviceMessage> messages = drain(replay);
    assertThat(Recorded.text(messages.get(1))).isEqualTo("{\"deviceTime\":\"" + at(1) + "\"}");
    assertThat(messages.get(1).topic()).isNull();
    assertThat(replay.progress().messages()).isEqualTo(2);
    assertThat(replay.progress().foreign()).isEqualTo(1);
    assertThat(replay.progress().fraction()).isEqualTo(1.0);
  }

  @Test
  void clockSetBack_keepsTheOrderOfTheFile() throws IOException {
    ReplaySource replay =
        replay(ReplayPlan.once(new Speed(1)), status(0, 0), status(10, 1), status(5, 2));
    assertThat(drain(replay).stream().map(m -> m.dueMillis() - NOW.toEpochMilli()))
        .containsExactly(0L, 10_000L, 10_000L);
    assertThat(replay.progress().behind()).isEqualTo(1);
  }

  @Test
  void window_isFromTheFirstAtTheBeginUpToTheEnd() throws IOException {
    ReplayPlan plan =
        new ReplayPlan(
            new Speed(1), new DeviceClock.Original(), TopicFilter.ALL, at(20), at(100), 1);
    assertThat(drain(replay(plan, FOUR)).stream().map(DeviceMessage::eventMillis))
        .containsExactly(at(19).toEpochMilli(), at(1).toEpochMilli());
  }

  @Test
  void window_receiveTimeSetBackBehindTheEnd_isStillPlayed() throws IOException {
    ReplayPlan plan =
        new ReplayPlan(Speed.MAX, new DeviceClock.Original(), TopicFilter.ALL, null, at(50), 1);
    assertThat(
            drain(replay(plan, status(10, 1), status(60, 2), status(49, 3), status(50, 4))).stream()
                .map(DeviceMessage::eventMillis))
        .containsExactly(at(1).toEpochMilli(), at(3).toEpochMilli());
  }

  @Test
  void filter_playsOnlyWhatMatches() throws IOException {
    ReplayPlan plan =
        new ReplayPlan(
            Speed.MAX,
            new DeviceClock.Original(),
            TopicFilter.parse("offsite/v1/wim/#"),
            null,
            null,
            1);
    List<DeviceMessage> messages =
        drain(replay(plan, message(0, "a", ""), status(1, 1), message(2, "b", "")));
    assertThat(messages.stream().map(DeviceMessage::topicName))
        .containsExactly("offsite/v1/wim/wim-1/status");
  }

  @Test
  void nothingToPlay_isRefused() throws IOException {
    ReplayPlan plan =
        new ReplayPlan(
            Speed.MAX, new DeviceClock.Original(), TopicFilter.parse("no"), null, null, 3);
    assertThatThrownBy(() -> replay(plan, FOUR)).hasMessageContaining("no message matches no");
    Path empty = folder.resolve("empty");
    try (RecordingReader none = open(empty)) {
      assertThatThrownBy(() -> new ReplaySource(none, ReplayPlan.once(Speed.MAX), control, clock))
          .hasMessage("the recording holds no message");
    }
  }

  @Test
  void loops_moveOnSoThatTimesNeverRepeat_andEndAtPresent() throws IOException {
    for (Speed speed : List.of(new Speed(1), new Speed(60), Speed.MAX)) {
      ReplayPlan plan =
          new ReplayPlan(speed, new DeviceClock.ShiftedToNow(), TopicFilter.ALL, null, null, 3);
      reader = open(folder.resolve("loops" + speed.factor()), FOUR);
      List<DeviceMessage> messages = drain(source(plan));
      assertThat(messages).hasSize(12);
      assertThat(messages.stream().map(DeviceMessage::eventMillis).distinct()).hasSize(12);
      assertThat(messages).allMatch(m -> m.eventMillis() <= m.dueMillis());
      assertThat(messages.get(4).eventMillis() - messages.get(0).eventMillis()).isEqualTo(92_000L);
      assertThat(messages.get(8).dueMillis() - messages.get(4).dueMillis())
          .isBetween((long) (92_000 / speed.factor()) - 1, (long) (92_000 / speed.factor()) + 1);
      reader.close();
    }
  }

  @Test
  void endlessLoop_shiftedAndFaster_isRefused() {
    assertThatThrownBy(
            () ->
                new ReplayPlan(
                    new Speed(1.1),
                    new DeviceClock.ShiftedToNow(),
                    TopicFilter.ALL,
                    null,
                    null,
                    ReplayPlan.ENDLESS))
        .hasMessageContaining("an endless loop at speed 1.1×");
    new ReplayPlan(
        new Speed(1),
        new DeviceClock.ShiftedToNow(),
        TopicFilter.ALL,
        null,
        null,
        ReplayPlan.ENDLESS);
  }

  @Test
  void pause_holdsEverythingAndKeepsTheWaitThatWasLeft() throws IOException {
    ReplaySource replay = replay(ReplayPlan.once(new Speed(1)), FOUR);
    replay.next();
    clock.set(NOW.plusSeconds(4));
    control.pause();
    assertThat(replay.nextDueMillis()).isEqualTo(MessageSource.NEVER - 1);
    clock.set(NOW.plusSeconds(100));
    assertThat(replay.nextDueMillis()).isEqualTo(MessageSource.NEVER - 1);
    control.resume();
    assertThat(replay.nextDueMillis()).isEqualTo(NOW.plusSeconds(106).toEpochMilli());
    DeviceMessage second = replay.next();
    assertThat(second.dueMillis() - second.eventMillis()).isEqualTo(97_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 4})
  void skip_bothWays_isDueAtOnceAndNeverSpeaksOfTheFuture(double factor) throws IOException {
    ReplaySource replay = replay(ReplayPlan.once(new Speed(factor)), FOUR);
    replay.next();
    control.skip(Duration.ofSeconds(20));
    control.skip(Duration.ofSeconds(11)); // from 10 to 41
    assertThat(replay.nextDueMillis()).isEqualTo(NOW.toEpochMilli());
    DeviceMessage last = replay.next();
    assertThat(last.eventMillis()).isLessThanOrEqualTo(last.dueMillis());
    assertThat(replay.nextDueMillis()).isEqualTo(MessageSource.NEVER);
    control.skip(Duration.ofSeconds(-85)); // from 100 to 15
    assertThat(replay.nextDueMillis()).isEqualTo(NOW.toEpochMilli());
    assertThat(drain(replay)).hasSize(3).allMatch(m -> m.eventMillis() <= m.dueMillis());
  }

  @Test
  void skip_beyondTheBeginOrTheEnd_isTheFirstMessage_orTheNextLoop() throws IOException {
    ReplayPlan plan =
        new ReplayPlan(new Speed(1), new DeviceClock.Original(), TopicFilter.ALL, null, null, 2);
    ReplaySource replay = replay(plan, FOUR);
    replay.next();
    control.skip(Duration.ofHours(-1));
    assertThat(replay.nextDueMillis()).isEqualTo(NOW.toEpochMilli());
    assertThat(replay.next().payload()).isEqualTo(FOUR[0].payload());
    control.skip(Duration.ofHours(1));
    assertThat(drain(replay)).hasSize(4);
    assertThat(replay.progress().loop()).isEqualTo(1);
  }

  @Test
  void skip_whilePaused_isWhereItGoesOn() throws IOException {
    ReplaySource replay = replay(ReplayPlan.once(new Speed(1)), FOUR);
    replay.next();
    control.pause();
    control.skip(Duration.ofSeconds(25));
    assertThat(replay.nextDueMillis()).isEqualTo(MessageSource.NEVER - 1);
    clock.set(NOW.plusSeconds(7));
    control.resume();
    assertThat(replay.nextDueMillis()).isEqualTo(NOW.plusSeconds(7).toEpochMilli());
    assertThat(replay.next().eventMillis()).isEqualTo(replayedAt(replay));
  }

  private static long replayedAt(ReplaySource replay) {
    return at(1).plus(replay.shift()).toEpochMilli(); // received at 40, happened at 1
  }

  @Test
  void next_afterTheLast_isRefused() throws IOException {
    ReplaySource replay = replay(ReplayPlan.once(Speed.MAX), FOUR);
    drain(replay);
    assertThatThrownBy(replay::next).isInstanceOf(IllegalStateException.class);
  }

  private ReplaySource replay(ReplayPlan plan, RecordedMessage... messages) throws IOException {
    reader = open(folder.resolve("recording"), messages);
    return source(plan);
  }

  private ReplaySource source(ReplayPlan plan) throws IOException {
    return new ReplaySource(reader, plan, control, clock);
  }

  /** Stands until it is set. */
  private static final class TestClock extends java.time.Clock {
    private Instant now;

    TestClock(Instant now) {
      this.now = now;
    }

    void set(Instant instant) {
      now = instant;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public java.time.Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException("a time has no zone");
    }
  }
}
