package dev.offsite.standalone.command;

import dev.offsite.standalone.demo.Replay;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DataDirectory.Earlier;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Plays a recording over MQTT in its own arrival order, with its times moved to now, and prints"
          + " the candidates.",
      "",
      "A truck trip (.jsonl) is judged against a closed zone laid over the middle of its track,"
          + " weighings (.csv) against the mass limits."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A recording: .jsonl or .csv")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "60 plays an hour in a minute. Default: ${DEFAULT-VALUE}")
  private double speed;

  @Mixin private StackMixin stackOptions;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws Exception {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new ParameterException(spec.commandLine(), "--speed " + speed + " is not above 0");
    }
    StackOptions options = stackOptions.options();
    Replay replay = read();
    StopSignal stop = StopSignal.install();
    Path folder = stackOptions.dataDir;
    try (DataDirectory data =
        folder == null
            ? DataDirectory.open(DataDirectory.defaultParent().resolve("replay"), Earlier.REMOVE)
            : DataDirectory.open(folder, Earlier.KEEP)) {
      InstanceLog.writeBelow(data.path());
      try (EmbeddedStack stack =
          EmbeddedStack.start(data, options, replay.reference(), UpCommand.progressOn(terminal))) {
        stop.started();
        return print(replay.play(stack, speed, stop::isRequested));
      }
    } finally {
      stop.ended();
    }
  }

  private Replay read() throws CommandFailedException {
    try {
      Replay replay = Replay.read(file);
      terminal.println(
          String.format(
              Locale.ROOT,
              "%,d reports over %,d min %02d s, unusable lines: %,d",
              replay.recording().reports().size(),
              replay.recording().length().toMinutes(),
              replay.recording().length().toSecondsPart(),
              replay.recording().skipped().size()));
      return replay;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException("Cannot read the recording " + file + ": " + e, e);
    }
  }

  private int print(Replay.Outcome outcome) {
    CandidateLine line = new CandidateLine(ZoneId.systemDefault());
    List<String> lines = new ArrayList<>();
    outcome.candidates().forEach(candidate -> lines.add(line.of(candidate)));
    Collections.reverse(lines);
    lines.forEach(terminal::println);
    terminal.println(
        String.format(
            Locale.ROOT,
            "published %,d, refused %,d, candidates %,d",
            outcome.published(),
            outcome.refused(),
            outcome.candidates().size()));
    if (!outcome.judged()) {
      terminal.println("Not everything was judged in time; the log says more.");
    }
    return outcome.judged() ? CommandLines.OK : CommandLines.FAILED;
  }
}
