package dev.offsite.standalone.command;

import dev.offsite.monitor.Monitor;
import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DataDirectory.Earlier;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.stack.StartProgress;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import dev.offsite.standalone.trial.TrialFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description = "Starts broker, Kafka and the jobs, and waits for your devices.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UpCommand implements Callable<Integer> {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  /** How often a trial is told of at most, if it has changed. */
  private static final Duration TRIAL_INTERVAL = Duration.ofMinutes(1);

  @Spec private CommandSpec spec;

  @Mixin private StackMixin stackOptions;

  @Mixin private ListenerMixin listener;

  @Option(
      names = "--no-simulator",
      description =
          "Without the account that demonstrations and replays publish under for every device;"
              + " it is never there where --listen leaves this machine")
  private boolean noSimulator;

  @Option(
      names = "--foreign-topic",
      paramLabel = "TOPIC=KIND",
      description = {
        "Also land a vendor's own topic, with a level {deviceId}, as reports of wim, truck or drone:"
            + " thing/product/{deviceId}/osd=drone. A vendor profile says how they are read"
            + " (docs/vendor-profiles.md). Repeatable"
      })
  private List<String> foreignTopics = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "End after so many seconds. Default: run until Ctrl-C")
  private Integer seconds;

  @Override
  public Integer call() throws Exception {
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 1);
    }
    StackOptions options =
        stackOptions
            .options(listener.certificateNotice())
            .with(listener.listener(), simulator())
            .with(IngestSettings.DEFAULT.withForeignTopics(foreignTopics()));
    StopSignal stop = StopSignal.install();
    Terminal terminal = Terminal.standard();
    Path folder =
        stackOptions.dataDir == null
            ? DataDirectory.defaultParent().resolve("up")
            : stackOptions.dataDir;
    try (DataDirectory data = DataDirectory.open(folder, Earlier.KEEP)) {
      InstanceLog.writeBelow(data.path(), stackOptions.logFormat);
      try (EmbeddedStack stack =
          EmbeddedStack.start(data, options, List.of(), progressOn(terminal))) {
        stop.started();
        Optional<Monitor> monitor =
            stackOptions.monitor.open(stack.addresses(), data.path(), terminal);
        try {
          IntegratorGuide.of(stack.addresses(), data.path()).forEach(terminal::println);
          return watch(stack, stop, terminal);
        } finally {
          monitor.ifPresent(Monitor::close);
        }
      }
    } finally {
      stop.ended();
    }
  }

  /** Whoever opens an instance to devices on the network wants nobody to speak for all of them. */
  private SimulatorAccount simulator() throws StartException {
    return noSimulator || !listener.listener().address().isLoopbackAddress()
        ? SimulatorAccount.OFF
        : SimulatorAccount.ON;
  }

  private List<ForeignTopic> foreignTopics() {
    try {
      return foreignTopics.stream().map(ForeignTopic::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--foreign-topic: " + e.getMessage(), e);
    }
  }

  static StartProgress progressOn(Terminal terminal) {
    return (part, detail, took) ->
        terminal.println(
            String.format(
                Locale.ROOT,
                "  %s %-22s %5.1f s  %s",
                terminal.styled(Style.GOOD, "ready"),
                part,
                took.toMillis() / 1000.0,
                terminal.styled(Style.FAINT, detail)));
  }

  /** Prints what is new, and once that all is well again; returns what there is. */
  private static List<String> tell(List<String> warnings, List<String> known, Terminal terminal) {
    for (String warning : warnings) {
      if (!known.contains(warning)) {
        terminal.println("warning: " + warning);
      }
    }
    if (warnings.isEmpty() && !known.isEmpty()) {
      terminal.println("no warnings any more");
    }
    return warnings;
  }

  private int watch(EmbeddedStack stack, StopSignal stop, Terminal terminal) {
    long deadline = seconds == null ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000L;
    List<String> known = List.of();
    List<String> warned = List.of();
    TrialFigures trial = stack.trial();
    long toldNanos = System.nanoTime();
    while (System.nanoTime() < deadline && !stop.await(CHECK_INTERVAL)) {
      List<String> failures = stack.failures();
      if (!failures.equals(known)) {
        failures.forEach(failure -> terminal.println("job " + failure));
        if (failures.isEmpty()) {
          terminal.println("all jobs run again");
        }
        known = failures;
      }
      warned = tell(stack.warnings(), warned, terminal);
      if (System.nanoTime() - toldNanos >= TRIAL_INTERVAL.toNanos()
          && !stack.trial().equals(trial)) {
        trial = stack.trial();
        terminal.println(trial.text());
        toldNanos = System.nanoTime();
      }
      if (stack.mustEnd()) {
        stack.warnings().forEach(terminal::println);
        terminal.println("closing");
        return CommandLines.FAILED;
      }
    }
    if (!stack.trial().isNone()) {
      terminal.println(stack.trial().text());
      stack.trial().differences().forEach(line -> terminal.println("  " + line));
    }
    terminal.println("closing");
    return known.isEmpty() ? CommandLines.OK : CommandLines.FAILED;
  }
}
