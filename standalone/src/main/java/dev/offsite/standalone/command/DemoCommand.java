package dev.offsite.standalone.command;

import dev.offsite.monitor.Monitor;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.page.PlaceMap;
import dev.offsite.simulators.truth.LineFile;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.demo.DemoPlan;
import dev.offsite.standalone.demo.DemoReport;
import dev.offsite.standalone.demo.DemoScreen;
import dev.offsite.standalone.demo.DemoStatus;
import dev.offsite.standalone.demo.DemoSummary;
import dev.offsite.standalone.demo.Demonstration;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DataDirectory.Earlier;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.LiveScreen;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Shows everything at work: starts broker, Kafka and the jobs, publishes the reference data of"
          + " a scenario, and lets its bridge scales, muck trucks and drones report.",
      "",
      "Ends with 1 if a promise of the scenario is broken: too many violations were missed, or too"
          + " many candidates were false or double."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {

  /** Often enough to look live, seldom enough to cost nothing. */
  private static final Duration SCREEN_INTERVAL = Duration.ofSeconds(1);

  /** How long each stage may take to catch up at the end. */
  private static final Duration JUDGED_MAX = Duration.ofSeconds(30);

  /** The same where somebody waits for the prompt. */
  private static final Duration JUDGED_MAX_IF_ASKED = Duration.ofSeconds(1);

  /** As many as a terminal shows at once. */
  private static final int WRONG_MAX = 20;

  private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "End after so many seconds. Default: run until Ctrl-C")
  private Integer seconds;

  @Option(names = "--headless", description = "No screen: a line now and then, for scripts")
  private boolean headless;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = Scenario.HANGZHOU_DEMO,
      description = {
        "What happens: a name that ./offsite scenarios lists, or a file.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String scenario;

  @Option(
      names = "--faults",
      paramLabel = "NAME",
      description = "What goes wrong: a fault profile or a file. Default: the scenario's own")
  private String faults;

  @Option(
      names = "--trucks",
      paramLabel = "N",
      description = "Size of the fleet. Default: the scenario's own; hangzhou-demo has 300")
  private Integer trucks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed gives the same behaviour. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was published, found and missed as JSON")
  private Path report;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what the devices really did, a JSON object on each line")
  private Path truth;

  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = "Write which device had which faults, a JSON object on each line")
  private Path devices;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the score as a page with a map")
  private Path html;

  @Mixin private StackMixin stackOptions;

  @Mixin private ListenerMixin listener;

  private final Terminal terminal = Terminal.standard();
  private final DemoSummary summary = new DemoSummary(terminal);

  @Override
  public Integer call() throws Exception {
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 1);
    }
    if (trucks != null) {
      Limits.require(spec, "--trucks", trucks, 0, FleetMix.TRUCKS_MAX);
    }
    new OutputFiles(spec)
        .file("--report", report)
        .file("--truth", truth)
        .file("--devices", devices)
        .file("--html", html)
        .check();
    DemoPlan plan = plan();
    StackOptions options =
        stackOptions
            .options(listener.certificateNotice())
            .with(listener.listener(), SimulatorAccount.ON);
    StopSignal stop = StopSignal.install();
    try {
      // what an earlier demonstration left in the default folder is nobody's
      Path folder = stackOptions.dataDir;
      try (DataDirectory data =
          folder == null
              ? DataDirectory.open(DataDirectory.defaultParent().resolve("demo"), Earlier.REMOVE)
              : DataDirectory.open(folder, Earlier.KEEP)) {
        InstanceLog.writeBelow(data.path(), stackOptions.logFormat);
        return run(data, options, plan, stop);
      }
    } finally {
      stop.ended();
    }
  }

  private int run(DataDirectory data, StackOptions options, DemoPlan plan, StopSignal stop)
      throws Exception {
    try (EmbeddedStack stack =
        EmbeddedStack.start(
            data, options, plan.scenario().reference(), UpCommand.progressOn(terminal))) {
      stop.started();
      terminal.println("  metrics and health at " + stack.addresses().status());
      terminal.println("  seed " + seed + ", log in " + DataDirectory.logFile(data.path()));
      Duration total = seconds == null ? null : Duration.ofSeconds(seconds);
      Optional<Monitor> monitor =
          stackOptions.monitor.open(stack.addresses(), data.path(), terminal);
      try (Demonstration demonstration = Demonstration.begin(stack, plan, total)) {
        watch(demonstration, stop);
        return end(demonstration, plan, stop);
      } finally {
        monitor.ifPresent(Monitor::close);
      }
    }
  }

  private void watch(Demonstration demonstration, StopSignal stop)
      throws ExecutionException, InterruptedException {
    if (headless || !terminal.isLive()) {
      while (!demonstration.isOver() && !waitFor(demonstration, stop, LINE_INTERVAL)) {
        terminal.println(summary.line(demonstration.status("running")));
      }
      return;
    }
    DemoScreen painter = new DemoScreen(terminal, new CandidateLine(ZoneId.systemDefault()));
    try (LiveScreen screen = new LiveScreen(terminal)) {
      do {
        Terminal.Size size = terminal.size();
        screen.draw(painter.paint(demonstration.status("running"), size), size);
      } while (!demonstration.isOver() && !stop.await(SCREEN_INTERVAL));
    }
  }

  /** True if it is over or was asked to end meanwhile. */
  private static boolean waitFor(Demonstration demonstration, StopSignal stop, Duration interval) {
    long deadline = System.nanoTime() + interval.toNanos();
    while (System.nanoTime() < deadline) {
      if (stop.await(Duration.ofMillis(100)) || demonstration.isOver()) {
        return true;
      }
    }
    return false;
  }

  private int end(Demonstration demonstration, DemoPlan plan, StopSignal stop)
      throws ExecutionException, InterruptedException, CommandFailedException {
    boolean asked = stop.isRequested();
    terminal.println("devices stop; waiting until everything has been judged");
    boolean judged = demonstration.finish(asked ? JUDGED_MAX_IF_ASKED : JUDGED_MAX);
    DemoStatus status = demonstration.status("ended");
    ScoreDocument score = demonstration.score();
    summary.of(status, score).forEach(terminal::println);
    writeFiles(demonstration, plan, status, score);
    if (asked) {
      return CommandLines.OK; // a demonstration that is cut short proves nothing
    }
    if (!judged) {
      terminal.println("Not everything was judged in time; the log says more.");
      return CommandLines.FAILED;
    }
    List<String> wrong = demonstration.faults();
    wrong.stream().limit(WRONG_MAX).forEach(terminal::println);
    if (wrong.size() > WRONG_MAX) {
      terminal.println("… and " + (wrong.size() - WRONG_MAX) + " more; --html FILE shows them all");
    }
    return score.breaksPromise() || !status.troubles().isEmpty()
        ? CommandLines.FAILED
        : CommandLines.OK;
  }

  private void writeFiles(
      Demonstration demonstration, DemoPlan plan, DemoStatus status, ScoreDocument score)
      throws CommandFailedException {
    try {
      if (report != null) {
        DemoReport.write(status, score, report);
        terminal.println("report: " + report);
      }
      if (truth != null) {
        LineFile.TRUTHS.write(truth, demonstration.truths());
        Observation observation = demonstration.observation();
        terminal.println(
            "truth: " + truth + ", from " + observation.from() + " until " + observation.until());
      }
      if (devices != null) {
        DeviceFaults.FILES.write(devices, demonstration.deviceFaults());
        terminal.println("devices: " + devices);
      }
      if (html != null) {
        ScoreFiles.writePage(html, score, PlaceMap.of(plan.scenario().reference()));
        terminal.println("page: " + html);
      }
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write what was asked for: " + e.getMessage(), e);
    }
  }

  private DemoPlan plan() throws CommandFailedException {
    Scenario chosen = ScenarioChoice.find(scenario);
    if (trucks != null) {
      chosen = chosen.withTrucks(trucks);
    }
    try {
      return new DemoPlan(
          chosen, FaultProfile.load(faults == null ? chosen.plan().faults() : faults), seed);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException("Cannot read the fault profile: " + e.getMessage(), e);
    }
  }
}
