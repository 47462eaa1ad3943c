package dev.offsite.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.PublishCounts;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulationRunTest {

  private static final Scenario SMALL = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Taken sink = new Taken();

  @Test
  void run_max_handsOverEverythingDueAndNothingElse() throws Exception {
    Instant wall = now();
    Duration length = Duration.ofSeconds(30);
    Simulation simulation = simulation(wall.minus(length), "none");
    try (SimulationRun run = SimulationRun.start(simulation, Tempo.MAX, wall, length, sink)) {
      await().atMost(PATIENCE).until(run::isOver);
      RunResult result = run.finish(PATIENCE);
      var expected = simulation.messages();
      long end = wall.toEpochMilli();
      int number = 0;
      while (expected.nextDueMillis() < end) {
        assertThat(sink.messages.get(number).payload()).isEqualTo(expected.next().payload());
        number++;
      }
      assertThat(sink.messages).hasSize(number);
      assertThat(result.messages()).isEqualTo(number);
      assertThat(result.until()).isEqualTo(wall);
      assertThat(result.complete()).isTrue();
      assertThat(result.latestBehind()).isZero();
      assertThat(run.failure()).isNull();
    }
  }

  @Test
  void run_pace_takesTheTimeOfItsLength() throws Exception {
    Instant wall = now();
    Tempo tempo = new Tempo(10);
    Duration length = Duration.ofSeconds(20);
    Simulation simulation = simulation(tempo.begin(wall, length), "none");
    try (SimulationRun run = SimulationRun.start(simulation, tempo, wall, length, sink)) {
      await().atMost(PATIENCE).until(run::isOver);
      RunResult result = run.finish(PATIENCE);
      assertThat(result.cut()).isFalse();
      assertThat(result.planned()).isEqualTo(Duration.ofSeconds(2));
      assertThat(result.took()).isGreaterThan(Duration.ofMillis(1_800));
      assertThat(result.nominalPerSecond()).isEqualTo(result.messages() / 2.0);
      assertThat(result.until()).isEqualTo(simulation.begin().plus(length));
    }
  }

  @Test
  void run_stopped_endsBeforeItsTimeAndSaysHowFarItCame() throws Exception {
    Instant wall = now();
    Simulation simulation = simulation(wall, "none");
    try (SimulationRun run = SimulationRun.start(simulation, Tempo.REAL, wall, null, sink)) {
      await().atMost(PATIENCE).until(() -> sink.messages.size() > 30);
      RunResult result = run.finish(PATIENCE);
      assertThat(result.cut()).isTrue();
      assertThat(new RunLines(Tempo.REAL).summary(result).get(0))
          .contains(" messages in ")
          .endsWith("/s, until it was stopped")
          .doesNotContain("nominal", "%");
      assertThat(run.isOver()).isTrue();
      assertThat(result.messages()).isEqualTo(sink.messages.size());
      assertThat(result.until()).isBetween(wall, now().plusSeconds(1));
    }
  }

  @Test
  void run_sinkFails_isOverAndSaysWhy() throws Exception {
    sink.broken = new IllegalStateException("disk full");
    Instant wall = now();
    Simulation simulation = simulation(wall, "none");
    try (SimulationRun run = SimulationRun.start(simulation, Tempo.REAL, wall, null, sink)) {
      await().atMost(PATIENCE).until(run::isOver);
      assertThat(run.failure()).hasMessage("disk full");
    }
  }

  @Test
  void run_sinkThatTakesNothing_isClosedUnderTheDevices() throws Exception {
    sink.stuck = new CountDownLatch(1);
    Instant wall = now();
    SimulationRun run = SimulationRun.start(simulation(wall, "none"), Tempo.REAL, wall, null, sink);
    await().atMost(PATIENCE).until(() -> sink.waiting);
    run.close();
    assertThat(run.isOver()).isTrue();
    assertThat(sink.closed).isTrue();
  }

  @Test
  void result_faults_areCounted() throws Exception {
    Instant wall = now();
    Duration length = Duration.ofSeconds(30);
    Simulation simulation = simulation(wall.minus(length), "duplicates");
    try (SimulationRun run = SimulationRun.start(simulation, Tempo.MAX, wall, length, sink)) {
      await().atMost(PATIENCE).until(run::isOver);
      assertThat(run.finish(PATIENCE).faults().get("duplicate").messages()).isPositive();
    }
  }

  @Test
  void result_rates_areOfWhatWasPlannedAndOfWhatCame() {
    RunResult exact = result(6_000, 60_000, 60_000);
    assertThat(exact.nominalPerSecond()).isEqualTo(100);
    assertThat(exact.deviationPercent()).isZero();
    RunResult early = result(6_000, 60_000, 59_000);
    assertThat(early.deviationPercent()).isZero();
    RunResult late = result(6_000, 60_000, 61_200);
    assertThat(late.deviationPercent()).isBetween(-1.97, -1.95);
    RunResult tooLate = result(6_000, 60_000, 61_300);
    assertThat(tooLate.deviationPercent()).isLessThan(-2);
    assertThat(result(0, 60_000, 61_300).deviationPercent()).isZero();
  }

  @Test
  void lines_progress_showsTheRateSinceTheLineBefore() {
    RunLines lines = new RunLines(Tempo.REAL);
    assertThat(lines.progress(status(5, 500))).contains("100/s").contains("00:05");
    assertThat(lines.progress(status(10, 1_500)))
        .contains("200/s")
        .contains("acknowledged 1,500")
        .contains("behind 0.5 s")
        .startsWith("[####----");
  }

  @Test
  void lines_summary_saysDeviationAndFaults() {
    assertThat(new RunLines(Tempo.REAL).summary(result(6_000, 60_000, 61_200)))
        .anyMatch(line -> line.contains("nominal 100.0/s, achieved 98.0/s (-1.96 %)"))
        .anyMatch(line -> line.contains("acknowledged 6,000, refused 0"));
    assertThat(new RunLines(Tempo.MAX).summary(result(6_000, 60_000, 60_000)))
        .anyMatch(line -> line.equals("6,000 messages in 60.0 s: 100/s"));
  }

  private static RunStatus status(int seconds, long acknowledged) {
    return new RunStatus(
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(60),
        counts(acknowledged),
        Duration.ofMillis(500));
  }

  private static RunResult result(long messages, long plannedMillis, long tookMillis) {
    return new RunResult(
        messages,
        Duration.ofMillis(plannedMillis),
        Duration.ofMillis(tookMillis),
        Duration.ZERO,
        Instant.EPOCH,
        false,
        true,
        counts(messages),
        Map.of());
  }

  private static PublishCounts counts(long number) {
    Map<DeviceKind, Long> each = Map.of(DeviceKind.TRUCK, number);
    return new PublishCounts(each, each, 0, 0, 0, 0, 0);
  }

  private static Simulation simulation(Instant begin, String faults) throws IOException {
    return Simulation.of(SMALL, begin, 1, FaultProfile.load(faults));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A sink that keeps what it takes, or fails, or takes nothing. */
  private static final class Taken implements MessageSink {
    private final List<DeviceMessage> messages = Collections.synchronizedList(new ArrayList<>());
    private volatile RuntimeException broken;
    private volatile CountDownLatch stuck;
    private volatile boolean waiting;
    private volatile boolean closed;

    @Override
    public void publish(DeviceMessage message) throws InterruptedException {
      if (broken != null) {
        throw broken;
      }
      if (stuck != null) {
        waiting = true;
        stuck.await();
      }
      messages.add(message);
    }

    @Override
    public boolean drain(Duration timeout) {
      return true;
    }

    @Override
    public PublishCounts counts() {
      return SimulationRunTest.counts(messages.size());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
