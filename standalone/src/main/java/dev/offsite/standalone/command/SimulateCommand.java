package dev.offsite.standalone.command;

import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import dev.offsite.simulators.truth.LineFile;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.standalone.simulate.RunLines;
import dev.offsite.standalone.simulate.RunResult;
import dev.offsite.standalone.simulate.SimulationRun;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    description = {
      "Lets the devices of a scenario report, to the running instance, another broker or a file.",
      "",
      "A broker's devices must be registered. Publish the scenario's reference data first:",
      "  ./offsite simulate --scenario yuhang-5216 --seconds 0 --reference yuhang",
      "  ./offsite reference publish yuhang",
      "  ./offsite simulate --scenario yuhang-5216 --seconds 60",
      "",
      "Ends with 1 if the rate at speed 1 differs by more than 2 %% from the nominal one, or not"
          + " everything was acknowledged."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

  /** What the simulator promises of its rate at speed 1. */
  private static final double DEVIATION_PERCENT_MAX = 2;

  /** Time to set everything up before the first message is due. */
  private static final Duration LEAD = Duration.ofSeconds(2);

  private static final Duration SHOW_INTERVAL = Duration.ofMillis(500);

  /** How long the broker may take for what it has at the end; shorter if somebody waits. */
  private static final Duration DRAIN_MAX = Duration.ofSeconds(30);

  private static final Duration DRAIN_MAX_IF_ASKED = Duration.ofSeconds(1);

  /** A broker that has acknowledged nothing by then does not let the devices in. */
  private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(15);

  /** Device times are written with four digits of a year, also those at the end of a long run. */
  private static final Instant BEGIN_MAX = Instant.parse("9900-01-01T00:00:00Z");

  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = Scenario.HANGZHOU_DEMO,
      description = "What happens; an unknown name lists them. Default: ${DEFAULT-VALUE}")
  private String scenarioName;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      description = "Size of the fleet. Default: the scenario's")
  private Integer trucks;

  @Option(
      names = "--faults",
      paramLabel = "NAME|FILE",
      description = "What goes wrong; an unknown name lists them. Default: the scenario's")
  private String faultsName;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = {
        "End after so many seconds of device time; 0 only writes files. Default: run until Ctrl-C"
      })
  private Integer seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed and begin give the same bytes. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--begin",
      paramLabel = "INSTANT",
      description = {
        "Device time of second 0, such as 2026-11-22T04:00:00Z.",
        "Default: now; faster than real time so long before that no device time is in the future"
      })
  private String beginText;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description = {
        "60 plays an hour in a minute, max has no pace; faster than 1 needs --seconds.",
        "Default: 1, with --out max"
      })
  private String speed;

  @Mixin private MessageTargetMixin target;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what really happened, a JSON object on each line")
  private Path truthFile;

  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = "Write which device had which faults, a JSON object on each line")
  private Path devicesFile;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Write the scenario's reference data, for: ./offsite reference publish DIR")
  private Path referenceDirectory;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws Exception {
    target.check();
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 0);
    }
    if (trucks != null) {
      Limits.require(spec, "--trucks", trucks, 0, FleetMix.TRUCKS_MAX);
    }
    Duration length = seconds == null ? null : Duration.ofSeconds(seconds);
    Tempo tempo = tempo(length);
    Scenario scenario = scenario();
    FaultProfile faults = faults(scenario);
    outputs().check();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    Instant wall = tempo.isMax() ? now : now.plus(LEAD);
    Instant begin = beginText == null ? tempo.begin(wall, length) : begin();
    Simulation simulation = Simulation.of(scenario, begin, seed, faults);
    if (length != null && length.isZero()) {
      writeBefore(simulation);
      writeTruth(simulation, begin);
      return CommandLines.OK;
    }
    return play(simulation, tempo, wall, length);
  }

  private OutputFiles outputs() {
    boolean runs = seconds == null || seconds > 0;
    return new OutputFiles(spec)
        .newFile("--out", runs ? target.file() : null)
        .newFile("--truth", truthFile)
        .newFile("--devices", devicesFile)
        .folder("--reference", referenceDirectory);
  }

  private int play(Simulation simulation, Tempo tempo, Instant wall, Duration length)
      throws CommandFailedException, InterruptedException {
    StopSignal stop = StopSignal.install();
    stop.started();
    String where = target.describe();
    try {
      MessageSink sink = target.open(properties(simulation));
      try {
        writeBefore(simulation);
      } catch (CommandFailedException e) {
        sink.close();
        throw e;
      }
      RunLines lines = new RunLines(tempo);
      lines.heading(simulation).forEach(terminal::println);
      terminal.println("to " + where);
      try (SimulationRun run = SimulationRun.start(simulation, tempo, wall, length, sink)) {
        watch(run, lines, stop, where);
        boolean asked = stop.isRequested();
        RunResult result = run.finish(asked ? DRAIN_MAX_IF_ASKED : DRAIN_MAX);
        requireNoFailure(run, where);
        lines.summary(result).forEach(terminal::println);
        writeTruth(simulation, result.until());
        return asked ? CommandLines.OK : verdict(result, tempo);
      }
    } catch (UncheckedIOException e) {
      throw new CommandFailedException(
          "Cannot write to " + where + ": " + IoReason.of(e.getCause()), e);
    } finally {
      stop.ended();
    }
  }

  private void watch(SimulationRun run, RunLines lines, StopSignal stop, String where)
      throws CommandFailedException {
    long nextLine = System.nanoTime() + SHOW_INTERVAL.toNanos();
    long deadline = System.nanoTime() + FIRST_ANSWER_MAX.toNanos();
    boolean answered = false;
    try (StatusLine progress = new StatusLine(terminal)) {
      while (!run.isOver() && !stop.await(Duration.ofMillis(100))) {
        if (System.nanoTime() - nextLine >= 0) {
          progress.show(lines.progress(run.status()));
          nextLine += SHOW_INTERVAL.toNanos();
        }
        if (!answered && System.nanoTime() - deadline >= 0) {
          var counts = run.status().counts();
          answered = counts.acknowledgedTotal() + counts.refused() > 0;
          if (!answered && counts.publishedTotal() > 0) {
            throw new CommandFailedException(
                where
                    + " has acknowledged nothing in "
                    + FIRST_ANSWER_MAX.toSeconds()
                    + " s. Is the login right? See --user and --password-file.");
          }
        }
      }
    }
  }

  private int verdict(RunResult result, Tempo tempo) {
    if (!result.complete()) {
      terminal.println("Not everything was acknowledged in time.");
      return CommandLines.FAILED;
    }
    if (result.counts().refused() > 0) {
      terminal.println("The broker refused messages: may this login publish for all devices?");
      return CommandLines.FAILED;
    }
    if (tempo.isReal() && Math.abs(result.deviationPercent()) > DEVIATION_PERCENT_MAX) {
      terminal.println("The rate differs by more than " + DEVIATION_PERCENT_MAX + " %.");
      return CommandLines.FAILED;
    }
    return CommandLines.OK;
  }

  private Tempo tempo(Duration length) {
    try {
      Tempo tempo = speed == null ? (target.isFile() ? Tempo.MAX : Tempo.REAL) : Tempo.parse(speed);
      if (tempo.factor() > 1 && length == null) {
        throw new IllegalArgumentException(
            "faster than real time needs --seconds: a run without an end would run into the"
                + " future");
      }
      return tempo;
    } catch (IllegalArgumentException e) {
      throw usage("--speed: " + e.getMessage(), e);
    }
  }

  private Scenario scenario() throws CommandFailedException {
    try {
      Scenario scenario = Scenario.loadOrRead(scenarioName);
      return trucks == null ? scenario : scenario.withTrucks(trucks);
    } catch (IllegalArgumentException e) {
      throw usage("--scenario: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the scenario " + scenarioName + ": " + IoReason.of(e), e);
    }
  }

  private FaultProfile faults(Scenario scenario) throws CommandFailedException {
    String name = faultsName == null ? scenario.plan().faults() : faultsName;
    try {
      return FaultProfile.load(name);
    } catch (IllegalArgumentException e) {
      String who = faultsName == null ? "scenario " + scenario.name() : "--faults";
      throw usage(who + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the fault profile " + name + ": " + IoReason.of(e), e);
    }
  }

  private Instant begin() {
    try {
      Instant begin = Instant.parse(beginText);
      if (begin.isBefore(Instant.EPOCH) || begin.isAfter(BEGIN_MAX)) {
        throw usage(
            "--begin " + beginText + " is not between " + Instant.EPOCH + " and " + BEGIN_MAX,
            null);
      }
      return begin;
    } catch (DateTimeException e) {
      throw usage("--begin '" + beginText + "' is not like 2026-11-22T04:00:00Z", e);
    }
  }

  private Map<String, String> properties(Simulation simulation) {
    return Map.of(
        "createdBy", "offsite simulate",
        "scenario", simulation.scenario().name(),
        "trucks", Integer.toString(simulation.world().mix().trucks()),
        "faults", simulation.faults().name(),
        "seed", Long.toString(seed),
        "begin", simulation.begin().toString());
  }

  private void writeBefore(Simulation simulation) throws CommandFailedException {
    if (referenceDirectory != null) {
      write(referenceDirectory, () -> simulation.scenario().writeReference(referenceDirectory));
      terminal.println("reference data: " + referenceDirectory);
    }
    if (devicesFile != null) {
      write(devicesFile, () -> DeviceFaults.FILES.write(devicesFile, simulation.deviceFaults()));
      terminal.println("devices: " + devicesFile);
    }
  }

  private void writeTruth(Simulation simulation, Instant until) throws CommandFailedException {
    if (truthFile != null) {
      List<Truth> truths = simulation.truths().until(until);
      write(truthFile, () -> LineFile.TRUTHS.write(truthFile, truths));
      terminal.println("truths: " + truthFile + ", " + truths.size() + " of them");
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Path file, Writing writing) throws CommandFailedException {
    try {
      writing.run();
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write " + file + ": " + IoReason.of(e), e);
    }
  }

  private static void requireNoFailure(SimulationRun run, String where)
      throws CommandFailedException {
    Throwable failure = run.failure();
    if (failure != null) {
      throw new CommandFailedException("Cannot send to " + where + ": " + failure, failure);
    }
  }

  private ParameterException usage(String message, @Nullable Exception cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
