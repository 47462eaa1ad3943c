package dev.offsite.standalone.command;

import dev.offsite.pipelines.redrive.KafkaRecords;
import dev.offsite.pipelines.redrive.LetterFile;
import dev.offsite.pipelines.redrive.Redrive;
import dev.offsite.pipelines.redrive.RedriveJournal;
import dev.offsite.pipelines.redrive.RedriveSelection;
import dev.offsite.pipelines.redrive.Redriver;
import dev.offsite.pipelines.redrive.RefusalFilter;
import dev.offsite.pipelines.redrive.RefusalTally;
import dev.offsite.pipelines.redrive.RepairedLetters;
import dev.offsite.pipelines.redrive.StoredRefusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.standalone.terminal.Style;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "dead-letters",
    description = {
      "Lists what was not judged, by device and reason, and sends it back when the reason is gone.",
      "",
      "A message is sent back once, with the receive time of the day it came and marked as"
          + " re-driven. To repair messages: write them with --json, change payload or mqttTopic of"
          + " a line, and send the file back with --redrive --from FILE; they are marked as changed"
          + " and never admissible as evidence."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeadLettersCommand implements Callable<Integer> {

  /** A list is read by people; what is left out is said. */
  private static final int LINES_MAX = 50;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Spec private CommandSpec spec;

  @Mixin private RunningInstanceMixin instance;

  @Option(
      names = "--of",
      paramLabel = "KIND",
      defaultValue = "DEAD_LETTER",
      description = "DEAD_LETTER, REJECTED or LATE. Default: ${DEFAULT-VALUE}")
  private RefusalReason.Disposition disposition;

  @Option(names = "--device", paramLabel = "ID", description = "Of this device only")
  private String deviceId;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      split = ",",
      description = "With one of these reasons only")
  private Set<RefusalReason> reasons = Set.of();

  @Option(
      names = "--since",
      paramLabel = "MINUTES",
      description = "Received within the last so many minutes only")
  private Integer sinceMinutes;

  @Option(names = "--json", description = "One JSON object for each, with its payload")
  private boolean json;

  @Option(names = "--redrive", description = "Send them back to their telemetry topics")
  private boolean redrive;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "With --redrive: send the repaired lines of this file")
  private Path from;

  @Option(names = "--again", description = "With --redrive: also those that were sent back before")
  private boolean again;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws CommandFailedException {
    if (!redrive && (from != null || again)) {
      throw new ParameterException(spec.commandLine(), "--from and --again need --redrive");
    }
    if (redrive && json) {
      throw new ParameterException(spec.commandLine(), "--redrive prints no --json");
    }
    if (from != null && (deviceId != null || !reasons.isEmpty() || sinceMinutes != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--from says itself which are meant; --device, --reason, --since do not");
    }
    if (sinceMinutes != null) {
      Limits.requireAtLeast(spec, "--since", sinceMinutes, 1);
    }
    String kafka = instance.requireKafka();
    try {
      if (redrive) {
        return from == null ? redriveAsSent(kafka) : redriveRepaired(kafka);
      }
      try (KafkaRecords records = KafkaRecords.open(kafka, Map.of())) {
        if (json) {
          printJson(records);
        } else {
          printTally(records);
        }
      }
      return CommandLines.OK;
    } catch (KafkaException e) {
      throw new CommandFailedException("Kafka on " + kafka + " does not answer as asked: " + e, e);
    }
  }

  private RefusalFilter filter() {
    Instant since =
        sinceMinutes == null ? null : Instant.now().minus(Duration.ofMinutes(sinceMinutes));
    return new RefusalFilter(deviceId, reasons, since);
  }

  private void printJson(KafkaRecords records) {
    RefusalFilter filter = filter();
    records.readRefusals(
        disposition.topic(),
        stored -> {
          if (filter.matches(stored.refusal())) {
            terminal.println(new String(LetterFile.write(stored), StandardCharsets.UTF_8));
          }
        });
  }

  private void printTally(KafkaRecords records) {
    RefusalFilter filter = filter();
    RefusalTally tally = new RefusalTally();
    Set<String> messages = new HashSet<>();
    long unreadable =
        records.readRefusals(
            disposition.topic(),
            stored -> {
              if (filter.matches(stored.refusal())) {
                tally.add(stored.refusal());
                if (messages.size() < RedriveSelection.MESSAGES_MAX) {
                  messages.add(stored.messageId());
                }
              }
            });
    RedriveJournal journal = RedriveJournal.read(records);
    long redriven = messages.stream().filter(id -> journal.find(id).isPresent()).count();
    List<RefusalTally.Line> lines = tally.lines();
    if (!lines.isEmpty()) {
      terminal.println(
          terminal.styled(
              Style.FAINT,
              String.format(
                  Locale.ROOT,
                  "%-24s %-22s %8s  %-14s  newest says",
                  "device",
                  "reason",
                  "count",
                  "newest")));
    }
    lines.stream().limit(LINES_MAX).forEach(this::print);
    if (lines.size() > LINES_MAX) {
      terminal.println(
          (lines.size() - LINES_MAX) + " lines more; narrow it by --device or --reason");
    }
    terminal.println(
        String.format(
            Locale.ROOT,
            "%,d on %s, of %,d messages; sent back before: %,d%s",
            tally.refusals(),
            disposition.topic(),
            messages.size(),
            redriven,
            unreadable == 0 ? "" : "; unreadable records: " + unreadable));
  }

  private void print(RefusalTally.Line line) {
    String pointer = line.pointer().isEmpty() ? "" : line.pointer() + ": ";
    terminal.println(
        String.format(
            Locale.ROOT,
            "%-24s %-22s %,8d  %-14s  %s%s",
            line.deviceId().isEmpty() ? "(none)" : line.deviceId(),
            line.reason(),
            line.count(),
            TIME.format(Instant.ofEpochMilli(line.newestMillis())),
            pointer,
            line.detail()));
  }

  private int redriveAsSent(String kafka) {
    RefusalFilter filter = filter();
    RedriveCounts counts = new RedriveCounts();
    RedriveSelection selection;
    try (KafkaRecords records = KafkaRecords.open(kafka, Map.of());
        Redriver redriver = Redriver.open(kafka, Map.of(), Clock.systemUTC())) {
      selection = new RedriveSelection(id -> !again && redriver.journal().find(id).isPresent());
      records.readRefusals(
          disposition.topic(),
          stored -> {
            if (filter.matches(stored.refusal())) {
              selection.add(stored);
            }
          });
      counts.add(Redriver.Outcome.SKIPPED, selection.skipped());
      for (StoredRefusal stored : selection.inOrder()) {
        Redrive.Plan plan = Redrive.asSent(stored, records);
        if (plan instanceof Redrive.Sendable sendable) {
          counts.add(redriver.send(sendable.redrive(), repeats()), 1);
        } else if (plan instanceof Redrive.Hindered hindered) {
          counts.add(hindered.obstacle());
        }
      }
    }
    counts.lines().forEach(terminal::println);
    if (selection.beyond() > 0) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "%s%,d are left: one call sends %,d messages or %,d MB; call it again, or narrow it",
              selection.isBeyondMore() ? "more than " : "",
              selection.beyond(),
              RedriveSelection.MESSAGES_MAX,
              RedriveSelection.BYTES_MAX >> 20));
    }
    return counts.isClean() && selection.beyond() == 0 ? CommandLines.OK : CommandLines.FAILED;
  }

  private int redriveRepaired(String kafka) throws CommandFailedException {
    RedriveCounts counts = new RedriveCounts();
    try {
      RepairedLetters letters = RepairedLetters.read(from);
      try (KafkaRecords records = KafkaRecords.open(kafka, Map.of())) {
        for (RefusalReason.Disposition of : RefusalReason.Disposition.values()) {
          records.readRefusals(of.topic(), letters::match);
        }
      }
      List<Redrive> redrives = letters.redrives();
      try (Redriver redriver = Redriver.open(kafka, Map.of(), Clock.systemUTC())) {
        redrives.forEach(each -> counts.add(redriver.send(each, repeats()), 1));
      }
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read " + from + ": " + IoReason.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(from + ": " + e.getMessage() + "; nothing was sent.", e);
    }
    counts.lines().forEach(terminal::println);
    return counts.isClean() ? CommandLines.OK : CommandLines.FAILED;
  }

  private Redriver.Repeats repeats() {
    return again ? Redriver.Repeats.SENT : Redriver.Repeats.SKIPPED;
  }
}
