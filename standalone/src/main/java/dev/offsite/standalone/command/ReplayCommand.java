package dev.offsite.standalone.command;

import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.simulators.archive.ArchiveImport;
import dev.offsite.simulators.archive.ArchiveMapping;
import dev.offsite.simulators.archive.ImportReport;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.recording.RecordingException;
import dev.offsite.simulators.recording.RecordingInfo;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.TopicFilter;
import dev.offsite.simulators.replay.DeviceClock;
import dev.offsite.simulators.replay.PlaybackControl;
import dev.offsite.simulators.replay.RecordingReference;
import dev.offsite.simulators.replay.ReplayPlan;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.simulators.replay.Speed;
import dev.offsite.standalone.broker.CertificateNotice;
import dev.offsite.standalone.demo.Replay;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DataDirectory.Earlier;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "Plays a recording over MQTT in its own arrival order, and prints the candidates.",
      "",
      "Without --mqtt it starts an instance of its own. What that judges by is given with"
          + " --reference, or is there already in --data-dir; for a recording of one truck or one"
          + " scale it is made up: a closed zone over the middle of the track, or the mass limits.",
      "",
      "An archive of another form is imported first: .jsonl (truck trips) and .csv (weighings) by"
          + " the mappings that come with Offsite, others by --mapping.",
      "",
      "The candidates printed are those that stand. Which others are opened and withdrawn on the"
          + " way depends on how the messages of different devices interleave, and differs from"
          + " replay to replay; they are only counted.",
      "",
      "On a terminal the space bar pauses and resumes; the arrow keys, or , and . , go back and"
          + " forward by 10 seconds of the recording."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

  /** What {@code --loop} without a number means. */
  private static final String ENDLESS = "endless";

  private enum ClockChoice {
    ORIGINAL,
    SHIFTED
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A recording, or an archive to import")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "1",
      description = "0.1 to 1000, or max; 60 plays an hour in a minute. Default: ${DEFAULT-VALUE}")
  private String speed;

  @Option(
      names = "--clock",
      paramLabel = "WHICH",
      defaultValue = "shifted",
      description = {
        "shifted: device times are moved to the present by one length. original: they stay, and are"
            + " judged stale after a day. Default: ${DEFAULT-VALUE}"
      })
  private ClockChoice clock;

  @Option(
      names = "--begin",
      paramLabel = "TIME",
      description =
          "With the shifted clock: what the first receive time becomes. Two replays with"
              + " the same begin say the same of what is over; the newest revision of what"
              + " still goes on at the end may differ by a fix")
  private String begin;

  @Option(
      names = "--loop",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = ENDLESS,
      description = "How often; without a number until Ctrl-C. Times move on with each loop")
  private String loop;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Begin there: 10min after the begin of the recording, or an instant")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "End before that, likewise")
  private String to;

  @Option(
      names = "--filter",
      paramLabel = "TOPICFILTER",
      defaultValue = "#",
      description = "Play only these topics. Default: ${DEFAULT-VALUE}")
  private String filter;

  @Option(names = "--mapping", paramLabel = "FILE", description = "How to import an archive")
  private Path mapping;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Reference data to publish before, as for 'reference publish'")
  private Path reference;

  @Option(names = "--skip-damage", description = "Pass over damaged blocks of the recording")
  private boolean skipDamage;

  @Mixin private BrokerMixin broker;

  @Mixin private StackMixin stackOptions;

  private final Terminal terminal = Terminal.standard();
  private final PlaybackControl control = new PlaybackControl();

  @Override
  public Integer call() throws Exception {
    StackOptions options = stackOptions.options(CertificateNotice.DEFAULT_NOTICE);
    usage(() -> Speed.parse(speed));
    usage(() -> TopicFilter.parse(filter));
    usage(this::loops);
    usage(this::deviceClock);
    usage(() -> time("--from", from, Instant.EPOCH));
    usage(() -> time("--to", to, Instant.EPOCH));
    if (broker.server != null) {
      usage(() -> requireAddress(broker.server));
      BrokerReach.require(broker.server);
    }
    Path imported = Files.createTempDirectory("offsite-replay");
    StopSignal stop = StopSignal.install();
    try {
      Path recording = recording(imported.resolve("imported.rec"));
      return broker.server == null
          ? playEmbedded(recording, options, stop)
          : playTo(recording, stop);
    } catch (UncheckedIOException e) {
      throw unplayable(e.getCause());
    } finally {
      Files.deleteIfExists(imported.resolve("imported.rec"));
      Files.deleteIfExists(imported);
      stop.ended();
    }
  }

  private int playTo(Path recording, StopSignal stop) throws Exception {
    try (RecordingReader reader = open(recording)) {
      ReplaySource source = source(reader);
      stop.started();
      try (MessageSink sink = Replay.sink(broker.server, broker.login());
          ReplayWatch watch =
              ReplayWatch.start(terminal, source, control, speed, () -> acknowledged(sink))) {
        long missing = Replay.play(sink, source, stop::isRequested);
        watch.close();
        terminal.println(
            String.format(
                Locale.ROOT,
                "published %,d, acknowledged %,d, of other devices %,d, not acknowledged %,d",
                source.progress().messages(),
                sink.counts().acknowledgedTotal(),
                source.progress().foreign(),
                missing));
        return missing == 0 ? CommandLines.OK : CommandLines.FAILED;
      }
    }
  }

  private static String acknowledged(MessageSink sink) {
    return String.format(Locale.ROOT, "  acknowledged %,d", sink.counts().acknowledgedTotal());
  }

  private int playEmbedded(Path recording, StackOptions options, StopSignal stop) throws Exception {
    List<ReferenceEntry> entries = reference(recording);
    Path folder = stackOptions.dataDir;
    try (DataDirectory data =
            folder == null
                ? DataDirectory.open(
                    DataDirectory.defaultParent().resolve("replay"), Earlier.REMOVE)
                : DataDirectory.open(folder, Earlier.KEEP);
        RecordingReader reader = open(recording)) {
      source(reader); // what is wrong with the plan is said before anything is started
      InstanceLog.writeBelow(data.path(), stackOptions.logFormat);
      try (EmbeddedStack stack =
          EmbeddedStack.start(data, options, entries, UpCommand.progressOn(terminal))) {
        stop.started();
        ReplaySource source = source(reader);
        Replay.Outcome outcome;
        try (ReplayWatch watch = ReplayWatch.start(terminal, source, control, speed, () -> "")) {
          outcome = Replay.play(stack, source, stop::isRequested);
        }
        return print(outcome);
      }
    }
  }

  private ReplaySource source(RecordingReader reader) throws IOException, CommandFailedException {
    try {
      return new ReplaySource(reader, plan(reader.info()), control, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("Cannot play " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw unplayable(e);
    }
  }

  private CommandFailedException unplayable(IOException e) {
    String hint = e instanceof RecordingException ? "; --skip-damage goes on behind it" : "";
    return new CommandFailedException("Cannot play " + file + ": " + IoReason.of(e) + hint, e);
  }

  private ReplayPlan plan(RecordingInfo info) throws CommandFailedException {
    Instant first = info.earliest() == null ? Instant.EPOCH : info.earliest();
    return new ReplayPlan(
        Speed.parse(speed),
        deviceClock(),
        TopicFilter.parse(filter),
        time("--from", from, first),
        time("--to", to, first),
        loops());
  }

  private static @Nullable Instant time(String option, @Nullable String text, Instant begin) {
    try {
      return text == null ? null : TimeOfRecording.parse(text, begin);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
    }
  }

  private static void requireAddress(URI server) {
    if (!BrokerReach.isAddress(server)) {
      throw new IllegalArgumentException(
          "--mqtt " + server + " is not of the form tcp://HOST:1883 or ssl://HOST:8883");
    }
  }

  private DeviceClock deviceClock() {
    if (clock == ClockChoice.ORIGINAL) {
      return new DeviceClock.Original();
    }
    try {
      return begin == null
          ? new DeviceClock.ShiftedToNow()
          : new DeviceClock.ShiftedTo(Rfc3339.parse(begin));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("--begin: " + e.getMessage(), e);
    }
  }

  private long loops() {
    if (loop == null) {
      return 1;
    }
    try {
      long loops = loop.equals(ENDLESS) ? ReplayPlan.ENDLESS : Long.parseLong(loop);
      if (loops < 1) {
        throw new IllegalArgumentException("--loop " + loop + " is below 1");
      }
      return loops;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--loop " + loop + " is no number", e);
    }
  }

  private RecordingReader open(Path recording) throws CommandFailedException {
    try {
      return RecordingReader.open(
          recording, skipDamage ? RecordingReader.Damage.SKIP : RecordingReader.Damage.REFUSE);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the recording " + recording + ": " + IoReason.of(e), e);
    }
  }

  /** The file itself, or a recording made of it. */
  private Path recording(Path imported) throws CommandFailedException {
    try {
      Optional<ArchiveMapping> how =
          mapping != null
              ? Optional.of(ArchiveMapping.read(mapping))
              : ArchiveMapping.shippedFor(file);
      if (how.isEmpty()) {
        describe(file, 0);
        return file;
      }
      ImportReport report = ArchiveImport.run(file, how.get(), imported, lines -> {});
      report.examples().forEach(terminal::println);
      describe(imported, report.unusableTotal());
      return imported;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          "Cannot read the recording " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the recording " + file + ": " + IoReason.of(e), e);
    }
  }

  private void describe(Path recording, long unusable) throws CommandFailedException, IOException {
    try (RecordingReader reader = open(recording)) {
      RecordingInfo info = reader.info();
      terminal.println(
          String.format(
              Locale.ROOT,
              "%,d reports over %,d min %02d s, unusable lines: %,d%s",
              info.messages(),
              info.length().toMinutes(),
              info.length().toSecondsPart(),
              unusable,
              info.ending() == RecordingInfo.Ending.COMPLETE
                  ? ""
                  : "; the file is cut off, played is what can be read"));
    }
  }

  private List<ReferenceEntry> reference(Path recording) throws CommandFailedException {
    try {
      if (reference != null) {
        return ReferenceDirectory.read(reference);
      }
      if (stackOptions.dataDir != null && Files.exists(stackOptions.dataDir.resolve("kafka"))) {
        return List.of(); // that of the earlier run stays in force
      }
      try (RecordingReader reader = open(recording)) {
        return RecordingReference.of(reader);
      }
    } catch (RecordingException e) {
      throw unplayable(e);
    } catch (ReferenceFormatException | IOException e) {
      throw new CommandFailedException("Cannot read the reference data: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          "Nothing to judge by: "
              + e.getMessage()
              + ". Name reference data with --reference, or a data directory that has some.",
          e);
    }
  }

  private void usage(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int print(Replay.Outcome outcome) {
    CandidateLine line = new CandidateLine(ZoneId.systemDefault());
    List<String> lines = new ArrayList<>();
    outcome.standing().forEach(candidate -> lines.add(line.of(candidate)));
    Collections.reverse(lines);
    lines.forEach(terminal::println);
    terminal.println(
        String.format(
            Locale.ROOT,
            "published %,d, refused %,d, candidates %,d, withdrawn on the way %,d",
            outcome.published(),
            outcome.refused(),
            outcome.standing().size(),
            outcome.withdrawn()));
    if (!outcome.judged()) {
      terminal.println("Not everything was judged in time; the log says more.");
    }
    return outcome.judged() ? CommandLines.OK : CommandLines.FAILED;
  }
}
