package dev.offsite.standalone.command;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.pipelines.emit.CandidateWriter;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.rejudge.CandidateDifference;
import dev.offsite.pipelines.rejudge.Corrections;
import dev.offsite.pipelines.rejudge.RejudgeSpan;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.rejudge.RejudgeRun;
import dev.offsite.standalone.rejudge.TelemetryCount;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "rejudge",
    description = {
      "Judges stored telemetry again and prints what differs from what was said.",
      "",
      "Reads the telemetry that Kafka holds of the time, with what came too late for the stream, and"
          + " judges each act by the rules of its time as the newest release has them, or by a trial"
          + " rule set. Candidates count by the start of their episode. Writes nothing, unless"
          + " --emit."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RejudgeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(250);

  /** The lateness horizon, and the silences that rules wait for in a stream, several times over. */
  private static final Duration SETTLED_AFTER = Duration.ofHours(1);

  @Spec private CommandSpec spec;
  @Mixin private RunningInstanceMixin instance;
  @Mixin private HistorySpanMixin span;

  @Option(
      names = "--trial",
      paramLabel = "DIR",
      description = {
        "Folder of reference files that stand in place of the valid ones of the same kind and id;",
        "all others stay as they are"
      })
  private Path trial;

  @Option(
      names = "--margin-minutes",
      paramLabel = "N",
      defaultValue = "360",
      description = {
        "Telemetry is read from so long before the time until so long after it, so that no trip or",
        "episode is cut. Default: ${DEFAULT-VALUE}"
      })
  private int marginMinutes;

  @Option(
      names = "--horizon-minutes",
      paramLabel = "N",
      defaultValue = "360",
      description = "How late a report may be and still be judged. Default: ${DEFAULT-VALUE}")
  private int horizonMinutes;

  @Option(
      names = "--emit",
      description = {
        "Write what was added and changed to case-intake, as further revisions. Only of a time that is",
        "over for an hour and of which Kafka still holds all telemetry; not with --trial: nobody is",
        "held to a rule that was not in force"
      })
  private boolean emit;

  @Option(
      names = "--withdraw",
      description = {
        "With --emit: withdraw what was removed, too. What rests on telemetry from before the margin",
        "looks removed as well: look at the list first"
      })
  private boolean withdraw;

  @Option(
      names = "--json",
      description = {
        "One JSON object on each line: {\"difference\": \"ADDED\", \"REMOVED\" or \"CHANGED\",",
        "\"parts\": [...], \"candidate\": {...}}"
      })
  private boolean json;

  private final Terminal terminal = Terminal.standard();
  private final CandidateCodec codec = new CandidateCodec();
  private final CandidateLine line = new CandidateLine(ZoneId.systemDefault());

  @Override
  public Integer call() throws CommandFailedException, InterruptedException {
    Limits.require(spec, "--margin-minutes", marginMinutes, 0, 24 * 60);
    Limits.require(spec, "--horizon-minutes", horizonMinutes, 1, 7 * 24 * 60);
    if (emit && trial != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--emit and --trial exclude each other: nobody is held to a rule that was not in force");
    }
    Instant now = Instant.now();
    TimeSpan asked = span.span(now);
    RejudgeSpan judged =
        new RejudgeSpan(asked.from(), asked.until(), Duration.ofMinutes(marginMinutes));
    if (emit && judged.to().isAfter(now.minus(SETTLED_AFTER))) {
      throw new ParameterException(
          spec.commandLine(),
          "--emit: --to "
              + judged.to()
              + " is less than "
              + SETTLED_AFTER.toMinutes()
              + " min ago: the running jobs may still revise what began then");
    }
    String kafka = instance.requireKafka();
    try {
      RejudgeRun.Result result = run(kafka, judged);
      List<Candidate> said = newestSaid(kafka);
      CandidateDifference difference =
          CandidateDifference.of(said.stream().filter(judged::holds).toList(), result.candidates());
      print(difference, result);
      if (emit && !difference.isNone()) {
        emit(kafka, Corrections.of(toEmit(difference), said, Clock.systemUTC().instant()));
      }
      return CommandLines.OK;
    } catch (KafkaException e) {
      throw new CommandFailedException("Cannot read from Kafka on " + kafka + ": " + e, e);
    }
  }

  private CandidateDifference toEmit(CandidateDifference difference) {
    return withdraw
        ? difference
        : new CandidateDifference(
            difference.added(),
            List.of(),
            difference.changed(),
            difference.same(),
            difference.goingOn());
  }

  private RejudgeRun.Result run(String kafka, RejudgeSpan judged)
      throws CommandFailedException, InterruptedException {
    Path temporary = null;
    try (StatusLine status = new StatusLine(terminal)) {
      temporary = Files.createTempDirectory("offsite-rejudge");
      TrialRules rules = trial == null ? TrialRules.NONE : TrialRules.read(trial);
      RejudgeRun run =
          new RejudgeRun(kafka, judged, Duration.ofMinutes(horizonMinutes), rules, temporary);
      TelemetryCount telemetry = run.telemetry();
      if (!telemetry.isWhole()) {
        String missing =
            "Kafka does not hold all telemetry since " + judged.readFrom() + " any more";
        if (emit) {
          throw new CommandFailedException(missing + ": nothing can be emitted from the rest");
        }
        terminal.println("warning: " + missing + "; what rests on it looks removed");
      }
      return run.run(read -> status.show(progress(read, telemetry.records())));
    } catch (StartException e) {
      throw new CommandFailedException(e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException("Cannot judge again: " + e.getMessage(), e);
    } finally {
      if (temporary != null) {
        FileUtils.deleteDirectoryQuietly(temporary.toFile());
      }
    }
  }

  private static String progress(long read, long all) {
    double share = all == 0 ? 1 : Math.min(1, read / (double) all);
    return StatusLine.bar(share) + "  " + read + " of " + all + " records of telemetry";
  }

  /** The newest revision of every candidate that was ever said. */
  private static List<Candidate> newestSaid(String kafka) {
    Map<String, Candidate> newest = new HashMap<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(kafka, CaseIntakeReader.From.START, Clock.systemUTC())) {
      while (true) {
        List<CaseRecord> records = reader.poll(POLL);
        for (CaseRecord record : records) {
          newest.merge(
              record.candidate().id(),
              record.candidate(),
              (a, b) -> a.revision() > b.revision() ? a : b);
        }
        if (records.isEmpty() && reader.isAtEnd()) {
          return new ArrayList<>(newest.values());
        }
      }
    }
  }

  private void print(CandidateDifference difference, RejudgeRun.Result result) {
    difference.added().forEach(candidate -> print("ADDED", "+", candidate, List.of()));
    difference.removed().forEach(candidate -> print("REMOVED", "-", candidate, List.of()));
    difference.changed().forEach(change -> print("CHANGED", "~", change.after(), change.parts()));
    if (!json) {
      terminal.println(
          difference.same()
              + " the same, "
              + difference.goingOn()
              + " going on, "
              + difference.added().size()
              + " added, "
              + difference.removed().size()
              + " removed, "
              + difference.changed().size()
              + " changed; "
              + result.records()
              + " records of telemetry, "
              + result.refusals()
              + " reports not judged");
    }
  }

  private void print(String difference, String sign, Candidate candidate, List<String> parts) {
    if (json) {
      terminal.println(
          "{\"difference\":\""
              + difference
              + "\",\"parts\":["
              + String.join(",", parts.stream().map(part -> '"' + part + '"').toList())
              + "],\"candidate\":"
              + new String(codec.encode(candidate), StandardCharsets.UTF_8)
              + "}");
    } else {
      terminal.println(
          sign
              + " "
              + line.of(candidate)
              + (parts.isEmpty() ? "" : "  (" + String.join(", ", parts) + ")"));
    }
  }

  private void emit(String kafka, Collection<Candidate> corrections) throws InterruptedException {
    CandidateWriter.write(kafka, corrections);
    terminal.println(corrections.size() + " revisions written to case-intake");
  }
}
