package dev.offsite.pipelines.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyClockTest {

  private static final long NOW = 1_772_589_600_000L;
  private static final Duration THREE_HOURS = Duration.ofHours(3);

  private long wallMs = NOW;
  private long nanos = -7_000_000_000_000_000_000L;
  private long uptimeMs = 50;
  private boolean uptimeKnown = true;
  private final SteadyClock clock =
      new SteadyClock(
          () -> wallMs,
          () -> nanos,
          () -> uptimeKnown ? OptionalLong.of(uptimeMs) : OptionalLong.empty());

  @Test
  void millis_clockThatRuns_isTheWallClock() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(clock.millis()).isEqualTo(wallMs);
      pass(Duration.ofMillis(37L * i));
    }
    assertThat(clock.steps()).isZero();
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.instant().toEpochMilli()).isEqualTo(wallMs);
    assertThatThrownBy(() -> clock.withZone(ZoneOffset.UTC))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void millis_stepOfTwoSeconds_isFollowedAndOfMoreIsNot() {
    clock.millis();
    wallMs += 2_000;
    assertThat(clock.millis()).isEqualTo(NOW + 2_000);
    wallMs -= 2_001;
    assertThat(clock.millis()).isEqualTo(NOW + 2_000);
    assertThat(clock.steps()).isEqualTo(1);
    assertThat(clock.stepMillis()).isEqualTo(-2_001);
  }

  @Test
  void millis_hoursForwardAndBackAgain_neverShows() {
    clock.millis();
    pass(Duration.ofSeconds(1));
    set(THREE_HOURS);
    assertThat(clock.millis()).isEqualTo(NOW + 1_000);
    assertThat(clock.stepMillis()).isEqualTo(THREE_HOURS.toMillis());

    pass(Duration.ofMinutes(9));
    assertThat(clock.millis()).isEqualTo(NOW + 541_000);
    set(THREE_HOURS.negated());

    assertThat(clock.millis()).isEqualTo(wallMs);
    assertThat(clock.stepMillis()).isZero();
    assertThat(clock.steps()).isEqualTo(1);
  }

  @Test
  void millis_minutesBack_goesOnForward() {
    long before = clock.millis();
    set(Duration.ofMinutes(-5));
    for (int i = 1; i < 600; i++) {
      pass(Duration.ofSeconds(1));
      long next = clock.millis();
      assertThat(next).isEqualTo(before + 1_000);
      before = next;
    }
  }

  @Test
  void millis_stepThatStays_isTakenOverAfterTheHold() {
    clock.millis();
    set(THREE_HOURS);
    clock.millis();
    pass(SteadyClock.HOLD.minusNanos(1));
    assertThat(clock.millis()).isLessThan(NOW + THREE_HOURS.toMillis());
    nanos += 1;
    assertThat(clock.millis()).isEqualTo(wallMs);
    assertThat(clock.stepMillis()).isZero();

    pass(Duration.ofHours(1));
    assertThat(clock.millis()).isEqualTo(wallMs);
    assertThat(clock.steps()).isEqualTo(1);
  }

  @Test
  void millis_slewOfNtpOverADayOfSilence_isFollowed() {
    clock.millis();
    pass(Duration.ofDays(1));
    wallMs += Duration.ofDays(1).toMillis() / 2_000;
    assertThat(clock.millis()).isEqualTo(wallMs);
    assertThat(clock.steps()).isZero();
  }

  @Test
  void millis_machineSuspended_followsTheWallClock() {
    clock.millis();
    wallMs += THREE_HOURS.toMillis();
    uptimeMs += THREE_HOURS.toMillis();
    assertThat(clock.millis()).isEqualTo(wallMs);
    assertThat(clock.steps()).isZero();
  }

  @Test
  void millis_machineThatDoesNotTellItsUptime_holdsAfterASuspension() {
    uptimeKnown = false;
    clock.millis();
    wallMs += THREE_HOURS.toMillis();
    assertThat(clock.millis()).isEqualTo(NOW);
    assertThat(clock.steps()).isEqualTo(1);
  }

  @Test
  void millis_anyStepsUndoneWithinTheHold_neverGoBackOrLeap() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long before = clock.millis();
      for (int i = 0; i < 20; i++) {
        long stepMs = random.nextLong(-86_400_000, 86_400_000);
        wallMs += stepMs;
        long passed = random.nextLong(1, 60_000);
        pass(Duration.ofMillis(passed));
        long next = clock.millis();
        assertThat(next - before).as("seed %s, step %s", seed, i).isBetween(0L, passed + 2_100);
        before = next;
        wallMs -= stepMs;
        assertThat(clock.millis()).as("seed %s", seed).isEqualTo(wallMs);
        before = wallMs;
      }
    }
  }

  @Test
  void serverClock_afterSerialization_isTheOneOfTheProcess() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ServerClock.UTC);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isSameAs(ServerClock.UTC);
    }
    assertThat(ServerClock.steps().stepMillis()).isZero();
    assertThat(ServerClock.UTC.instant()).isBefore(ServerClock.UTC.instant().plusMillis(1));
  }

  @Test
  void uptime_fileOfLinux_isItsFirstFigure(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("uptime");
    Files.writeString(file, "350735.47 234388.90\n");
    assertThat(MachineUptime.millis(file)).hasValue(350_735_470);
    Files.writeString(file, "up");
    assertThat(MachineUptime.millis(file)).isEmpty();
    assertThat(MachineUptime.millis(folder.resolve("none"))).isEmpty();
  }

  /** Time goes by. */
  private void pass(Duration duration) {
    wallMs += duration.toMillis();
    nanos += duration.toNanos();
    uptimeMs += duration.toMillis();
  }

  /** Somebody sets the clock. */
  private void set(Duration by) {
    wallMs += by.toMillis();
  }
}
