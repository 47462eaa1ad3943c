package dev.offsite.simulators.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.replay.PlaybackControl;
import dev.offsite.simulators.replay.Recorded;
import dev.offsite.simulators.replay.ReplayPlan;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.simulators.replay.Speed;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacerTest {

  private final SteppingClock clock = new SteppingClock(Worlds.NOON);
  private final Collector sink = new Collector(clock);
  private final World world = Worlds.demo(20);
  private final DeviceSwarm swarm = new DeviceSwarm(world);

  @Test
  void run_handsOverEachMessageWhenItIsDue() throws InterruptedException {
    Pacer.Run run = new Pacer(clock).run(swarm, sink, Worlds.NOON.plusSeconds(2), () -> false);
    assertThat(run.messages()).isEqualTo(sink.messages.size()).isGreaterThanOrEqualTo(51);
    for (int i = 0; i < sink.messages.size(); i++) {
      assertThat(sink.handedMillis.get(i)).isGreaterThanOrEqualTo(sink.messages.get(i).dueMillis());
    }
    assertThat(swarm.nextDueMillis()).isGreaterThanOrEqualTo(world.millisAt(2));
  }

  @Test
  void run_sourceInThePast_isDrainedAndSaysHowLate() throws InterruptedException {
    clock.now = Worlds.NOON.plusSeconds(60);
    Pacer.Run run = new Pacer(clock).run(swarm, sink, Worlds.NOON.plusSeconds(2), () -> false);
    assertThat(run.latestBehind()).isGreaterThan(Duration.ofSeconds(59));
  }

  @Test
  void run_stopped_ends() throws InterruptedException {
    Pacer.Run run =
        new Pacer(clock)
            .run(swarm, sink, Worlds.NOON.plusSeconds(60), () -> sink.messages.size() >= 30);
    assertThat(run.messages()).isEqualTo(30);
  }

  @Test
  void runToEnd_recording_isHandedOverCompletely(@TempDir Path folder) throws Exception {
    try (RecordingReader reader =
        Recorded.open(folder.resolve("r"), Recorded.status(0, 0), Recorded.status(600, 600))) {
      ReplaySource replay =
          new ReplaySource(reader, ReplayPlan.once(new Speed(60)), new PlaybackControl(), clock);
      clock.step = Duration.ofSeconds(1);
      assertThat(new Pacer(clock).runToEnd(replay, sink, () -> false).messages()).isEqualTo(2);
      assertThat(sink.messages.get(1).dueMillis() - sink.messages.get(0).dueMillis())
          .isEqualTo(10_000);
    }
  }

  @Test
  void run_gathering_napsLessOftenAndIsNoLaterThanItMay() throws InterruptedException {
    NappingClock alone = new NappingClock();
    Pacer.Run each = paced(alone, Duration.ZERO);
    NappingClock together = new NappingClock();
    Pacer.Run gathered = paced(together, Duration.ofMillis(40));
    assertThat(each.latestBehind()).isZero();
    assertThat(gathered.messages()).isEqualTo(each.messages());
    assertThat(gathered.latestBehind()).isBetween(Duration.ofMillis(1), Duration.ofMillis(39));
    assertThat(together.naps).allMatch(millis -> millis >= 40).hasSizeLessThanOrEqualTo(2_000 / 40);
    assertThat(alone.naps).hasSizeGreaterThan(together.naps.size());
  }

  private static Pacer.Run paced(NappingClock clock, Duration gather) throws InterruptedException {
    return new Pacer(clock, gather, clock::nap)
        .run(
            new DeviceSwarm(Worlds.demo(200)),
            new Collector(new SteppingClock(Worlds.NOON)),
            Worlds.NOON.plusSeconds(2),
            () -> false);
  }

  @Test
  void gathering_beyondANap_isRefused() {
    assertThatThrownBy(() -> new Pacer(clock, Duration.ofMillis(51)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gathering for 51 ms is not between 0 and 50");
    assertThatThrownBy(() -> new Pacer(clock, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gathering for -1 ms is not between 0 and 50");
    assertThat(new Pacer(clock, Duration.ofMillis(50))).isNotNull();
  }

  /** Moves on by naps alone. */
  private static final class NappingClock extends Clock {
    private final List<Long> naps = new ArrayList<>();
    private Instant now = Worlds.NOON;

    void nap(long millis) {
      naps.add(millis);
      now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Moves on by a step whenever it is asked. */
  private static final class SteppingClock extends Clock {
    private Instant now;
    private Duration step = Duration.ofMillis(5);

    SteppingClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class Collector implements MessageSink {
    private final SteppingClock clock;
    private final List<DeviceMessage> messages = new ArrayList<>();
    private final List<Long> handedMillis = new ArrayList<>();

    Collector(SteppingClock clock) {
      this.clock = clock;
    }

    @Override
    public void publish(DeviceMessage message) {
      messages.add(message);
      handedMillis.add(clock.now.toEpochMilli());
    }

    @Override
    public boolean drain(Duration timeout) {
      return true;
    }

    @Override
    public PublishCounts counts() {
      return new PublishCounts(Map.of(), Map.of(), 0, 0, 0, 0, 0);
    }

    @Override
    public void close() {}
  }
}
