package dev.offsite.standalone.command;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.standalone.broker.SimulatorAccount;
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
          + " Hangzhou, and lets 7 bridge scales, a fleet of muck trucks and 4 drones report.",
      "",
      "Ends with 1 if a violation was missed, reported twice or made up."
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
      names = "--trucks",
      paramLabel = "N",
      defaultValue = "300",
      description = "Size of the fleet, one fix per second each. Default: ${DEFAULT-VALUE}")
  private int trucks;

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

  @Mixin private StackMixin stackOptions;

  @Mixin private ListenerMixin listener;

  private final Terminal terminal = Terminal.standard();
  private final DemoSummary summary = new DemoSummary(terminal);

  @Override
  public Integer call() throws Exception {
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 1);
    }
    Limits.require(spec, "--trucks", trucks, 0, FleetMix.TRUCKS_MAX);
    StackOptions options =
        stackOptions.options().with(listener.listener(), SimulatorAccount.ON);
    StopSignal stop = StopSignal.install();
    try {
      // what an earlier demonstration left in the default folder is nobody's
      Path folder = stackOptions.dataDir;
      try (DataDirectory data =
          folder == null
              ? DataDirectory.open(DataDirectory.defaultParent().resolve("demo"), Earlier.REMOVE)
              : DataDirectory.open(folder, Earlier.KEEP)) {
        InstanceLog.writeBelow(data.path());
        return run(data, options, stop);
      }
    } finally {
      stop.ended();
    }
  }

  private int run(DataDirectory data, StackOptions options, StopSignal stop) throws Exception {
    try (EmbeddedStack stack =
        EmbeddedStack.start(
            data, options, Demonstration.reference(trucks), UpCommand.progressOn(terminal))) {
      stop.started();
      terminal.println("  seed " + seed + ", log in " + DataDirectory.logFile(data.path()));
      Duration total = seconds == null ? null : Duration.ofSeconds(seconds);
      try (Demonstration demonstration = Demonstration.begin(stack, trucks, seed, total)) {
        watch(demonstration, stop);
        return end(demonstration, stop);
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

  private int end(Demonstration demonstration, StopSignal stop)
      throws ExecutionException, InterruptedException, CommandFailedException {
    boolean asked = stop.isRequested();
    terminal.println("devices stop; waiting until everything has been judged");
    boolean judged = demonstration.finish(asked ? JUDGED_MAX_IF_ASKED : JUDGED_MAX);
    DemoStatus status = demonstration.status("ended");
    summary.of(status).forEach(terminal::println);
    writeReport(status);
    if (asked) {
      return CommandLines.OK; // a demonstration that is cut short proves nothing
    }
    if (!judged) {
      terminal.println("Not everything was judged in time; the log says more.");
      return CommandLines.FAILED;
    }
    List<String> faults = demonstration.faults();
    faults.forEach(terminal::println);
    return faults.isEmpty() && status.troubles().isEmpty() ? CommandLines.OK : CommandLines.FAILED;
  }

  private void writeReport(DemoStatus status) throws CommandFailedException {
    if (report == null) {
      return;
    }
    try {
      DemoReport.write(status, report);
      terminal.println("report: " + report);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write the report " + report + ": " + e, e);
    }
  }
}
