package dev.offsite.standalone.simulate;

import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.publish.LagMeter;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.Pacer;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A simulation that is being played to a sink, by a thread of its own.
 *
 * <p>The other methods are for one thread.
 */
public final class SimulationRun implements AutoCloseable {

  /** By this clock everything is due, so nothing waits for its time. */
  private static final Clock EVERYTHING_IS_DUE =
      Clock.fixed(Instant.ofEpochMilli(Long.MAX_VALUE / 2), ZoneOffset.UTC);

  /** A sink that takes nothing for so long is closed under the devices. */
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final Simulation simulation;
  private final Tempo tempo;
  private final Instant wall;
  private final @Nullable Duration length;
  private final LagMeter sink;
  private final FaultTally tally = new FaultTally();
  private final Thread devices;
  private volatile boolean stopping;
  private volatile Pacer.@Nullable Run run;
  private volatile @Nullable Throwable failure;

  private SimulationRun(
      Simulation simulation,
      Tempo tempo,
      Instant wall,
      @Nullable Duration length,
      MessageSink sink) {
    this.simulation = simulation;
    this.tempo = tempo;
    this.wall = wall;
    this.length = length;
    this.sink = new LagMeter(sink, Clock.systemUTC());
    this.devices = new Thread(this::play, "devices");
  }

  /**
   * Starts the devices.
   *
   * @param wall when second 0 is played
   * @param length of the simulation; null to go on until it is stopped
   * @param sink is closed with the run
   */
  public static SimulationRun start(
      Simulation simulation,
      Tempo tempo,
      Instant wall,
      @Nullable Duration length,
      MessageSink sink) {
    SimulationRun run = new SimulationRun(simulation, tempo, wall, length, sink);
    run.devices.start();
    return run;
  }

  /** Whether the devices have stopped, having come to the end or not being able to go on. */
  public boolean isOver() {
    return !devices.isAlive();
  }

  /** Why the devices could not go on; null if they could. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** How it stands. */
  public RunStatus status() {
    return new RunStatus(
        elapsed(),
        length == null ? null : tempo.wallLength(length),
        sink.counts(),
        tempo.isMax() ? Duration.ZERO : sink.behind());
  }

  /**
   * Stops the devices if they have not stopped, and waits until the sink has everything.
   *
   * @param atMost for the sink
   */
  public RunResult finish(Duration atMost) throws InterruptedException {
    boolean cut = !isOver();
    stopping = true;
    devices.join(STOP_MAX.toMillis());
    boolean complete = sink.drain(atMost);
    Duration took = elapsed();
    Pacer.Run paced = run;
    long messages = paced == null ? sink.counts().publishedTotal() : paced.messages();
    Duration behind = paced == null ? sink.behind() : paced.latestBehind();
    Instant until = length == null || cut ? simulated(took) : simulation.begin().plus(length);
    return new RunResult(
        messages,
        length == null || cut || tempo.isMax() ? took : tempo.wallLength(length),
        took,
        tempo.isMax() ? Duration.ZERO : behind,
        until,
        cut,
        complete,
        sink.counts(),
        tally.counts());
  }

  /** Gives up what the sink has not taken. */
  @Override
  public void close() {
    stopping = true;
    sink.close();
    devices.interrupt();
    try {
      devices.join(STOP_MAX.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play() {
    try {
      MessageSource source = tempo.played(simulation.messages(tally), simulation.begin(), wall);
      Instant end = length == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : end(length);
      Clock clock = tempo.isMax() ? EVERYTHING_IS_DUE : Clock.systemUTC();
      run = new Pacer(clock).run(source, sink, end, () -> stopping);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private Instant end(Duration simulated) {
    return tempo.isMax()
        ? simulation.begin().plus(simulated)
        : wall.plus(tempo.wallLength(Objects.requireNonNull(simulated)));
  }

  private Duration elapsed() {
    Duration since = Duration.between(wall, Clock.systemUTC().instant());
    return since.isNegative() ? Duration.ZERO : since;
  }

  /** The moment of the simulation that is played after so long. */
  private Instant simulated(Duration played) {
    return tempo.isMax()
        ? Instant.ofEpochMilli(sink.newestDueMillis())
        : simulation.begin().plusMillis(Math.round(played.toMillis() * tempo.factor()));
  }
}
