package dev.offsite.standalone.command;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.PromiseCheck;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.ScoreTable;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.score.TrackedCandidate;
import dev.offsite.simulators.score.page.PlaceMap;
import dev.offsite.simulators.truth.LineFile;
import dev.offsite.simulators.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    description = {
      "Compares candidates with the truth: precision, recall, duplicates, delays and place errors,"
          + " per offence and per fault of the devices.",
      "",
      "The truth is what demo --truth writes. Candidates come from a file of candidates --json"
          + " (with --from-start also reporting delays are known), or from the running instance.",
      "Ends with 0 whenever there is a score, unless --promise finds a promise broken."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

  /** A candidate takes some kilobytes: what half a gigabyte holds. */
  private static final int CANDIDATES_MAX = 100_000;

  private static final Duration POLL = Duration.ofMillis(250);

  @Spec private CommandSpec spec;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      required = true,
      description = "What really happened, a JSON object on each line")
  private Path truth;

  @Option(
      names = "--candidates",
      paramLabel = "FILE",
      description = "Candidates, a JSON object on each line. Default: the running instance's")
  private Path candidates;

  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = "Which device had which faults, a JSON object on each line")
  private Path devices;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Reference data whose fences and sites the page draws")
  private Path reference;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Begin of the devices' reports. Default: before the first truth")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = {
        "End of the devices' reports.",
        "Default: the last begin of a truth or observation of a candidate"
      })
  private Instant until;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "8",
      description = "How long a violation must be seen to be expected. Default: ${DEFAULT-VALUE}")
  private int settleS;

  @Option(
      names = "--promise",
      paramLabel = "SCENARIO",
      description = "Check the promises of this scenario and end with 1 if one is broken")
  private String promise;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the score as JSON")
  private Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the score as a page with a map")
  private Path html;

  @Mixin private RunningInstanceMixin instance;

  @Override
  public Integer call() throws CommandFailedException {
    Limits.require(spec, "--settle", settleS, 0, 86_400);
    Scenario scenario = promise == null ? null : ScenarioChoice.find(promise);
    PlaceMap map = map(scenario);
    List<Truth> truths = read(LineFile.TRUTHS, truth);
    List<DeviceFaults> faults = devices == null ? List.of() : read(DeviceFaults.FILES, devices);
    CandidateLog log = candidates();
    Observation observation = observation(truths, log);
    Score score =
        Scorer.score(
            truths, log.between(observation.from(), observation.until()), observation, faults);
    String title = truth.getFileName().toString();
    ScoreDocument document =
        scenario == null
            ? ScoreDocument.of(title, score, PromiseCheck.of(Map.of(), score))
            : ScoreDocument.of(title, score, scenario.plan());
    PrintWriter out = spec.commandLine().getOut();
    ScoreTable.of(document).forEach(out::println);
    write(document, map, out);
    return document.breaksPromise() ? CommandLines.FAILED : CommandLines.OK;
  }

  private PlaceMap map(Scenario scenario) throws CommandFailedException {
    if (reference == null) {
      return scenario == null ? PlaceMap.EMPTY : PlaceMap.of(scenario.reference());
    }
    try {
      return PlaceMap.of(ReferenceDirectory.read(reference));
    } catch (IOException | ReferenceFormatException e) {
      throw new CommandFailedException("Cannot read " + reference + ": " + e.getMessage(), e);
    }
  }

  private static <T extends Record> List<T> read(LineFile<T> lines, Path file)
      throws CommandFailedException {
    try {
      return lines.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException(
          "Cannot read "
              + file
              + ": "
              + (e instanceof IOException io ? IoReason.of(io) : e.getMessage()),
          e);
    }
  }

  private CandidateLog candidates() throws CommandFailedException {
    CandidateLog log = new CandidateLog(CANDIDATES_MAX);
    if (candidates == null) {
      readInstance(log);
    } else {
      try {
        ScoreFiles.readCandidates(candidates, log);
      } catch (IOException e) {
        throw new CommandFailedException("Cannot read " + candidates + ": " + IoReason.of(e), e);
      }
    }
    if (log.dropped() > 0) {
      throw new CommandFailedException(
          "There are more than " + CANDIDATES_MAX + " candidates; score a part of them.");
    }
    return log;
  }

  private void readInstance(CandidateLog log) throws CommandFailedException {
    String kafka = instance.requireKafka();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(kafka, CaseIntakeReader.From.START, Clock.systemUTC())) {
      List<CaseRecord> records;
      do {
        records = reader.poll(POLL);
        records.forEach(record -> log.add(record.candidate()));
      } while (!records.isEmpty() || !reader.isAtEnd());
    } catch (KafkaException e) {
      throw new CommandFailedException("Cannot read from Kafka on " + kafka + ": " + e, e);
    }
  }

  private Observation observation(List<Truth> truths, CandidateLog log) {
    Instant begin = from == null ? Instant.EPOCH : from;
    Instant end = until == null ? last(truths, log.all()) : until;
    if (end.isBefore(begin)) {
      throw new ParameterException(
          spec.commandLine(), "--until " + end + " is before --from " + begin);
    }
    return new Observation(begin, end, Duration.ofSeconds(settleS));
  }

  private static Instant last(List<Truth> truths, List<TrackedCandidate> candidates) {
    return Stream.concat(
            truths.stream().map(Truth::start),
            candidates.stream().map(candidate -> candidate.latest().episode().lastObserved()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private void write(ScoreDocument document, PlaceMap map, PrintWriter out)
      throws CommandFailedException {
    try {
      if (json != null) {
        ScoreFiles.writeJson(json, document);
        out.println("json: " + json);
      }
      if (html != null) {
        ScoreFiles.writePage(html, document, map);
        out.println("page: " + html);
      }
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write the score: " + e, e);
    }
  }
}
