package dev.offsite.standalone.command;

import dev.offsite.monitor.board.CaseBoard;
import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.standalone.cases.CaseTopics;
import dev.offsite.standalone.terminal.CandidateLine;
import dev.offsite.standalone.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "candidates",
    description = {
      "Prints the candidates of a running instance.",
      "",
      "Without options the newest revision of each candidate, the newest last."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CandidatesCommand implements Callable<Integer> {

  /** More than a terminal is scrolled through; the oldest are left out, and it is said. */
  private static final int CANDIDATES_MAX = 10_000;

  private static final Duration POLL = Duration.ofMillis(250);

  @Mixin private RunningInstanceMixin instance;

  @Option(names = "--follow", description = "Go on with each revision as it comes, until Ctrl-C")
  private boolean follow;

  @Option(
      names = "--from-start",
      description = "Print every revision that Kafka holds, in its order")
  private boolean fromStart;

  @Option(
      names = "--operations",
      description = {
        "Those about bridges and scales, which are held against nobody,",
        "in place of those for the case system"
      })
  private boolean operations;

  @Option(names = "--json", description = "One JSON object on each line, as it stands in Kafka")
  private boolean json;

  /** Where Kafka is reached; set by {@link #call}. */
  private String kafka;

  private final Terminal terminal = Terminal.standard();
  private final CandidateLine line = new CandidateLine(ZoneId.systemDefault());

  @Override
  public Integer call() throws CommandFailedException {
    kafka = instance.requireKafka();
    StopSignal stop = StopSignal.install();
    stop.started();
    CaseIntakeReader.From from =
        follow && !fromStart ? CaseIntakeReader.From.END : CaseIntakeReader.From.START;
    try (CaseIntakeReader reader = CaseIntakeReader.open(kafka, topic(), from, Clock.systemUTC())) {
      if (fromStart || follow) {
        printEach(reader, stop);
      } else {
        printNewest(reader, stop);
      }
      return CommandLines.OK;
    } catch (KafkaException e) {
      throw new CommandFailedException("Cannot read from Kafka on " + kafka + ": " + e, e);
    } finally {
      stop.ended();
    }
  }

  private String topic() {
    return operations ? KafkaTopics.OPERATIONS : KafkaTopics.CASE_INTAKE;
  }

  private void printEach(CaseIntakeReader reader, StopSignal stop) {
    while (!stop.isRequested() && !terminal.isBroken()) {
      List<CaseRecord> records = reader.poll(POLL);
      records.forEach(record -> print(record, ""));
      if (!follow && records.isEmpty() && reader.isAtEnd()) {
        return;
      }
    }
  }

  private void printNewest(CaseIntakeReader reader, StopSignal stop) {
    CaseBoard board = new CaseBoard(CANDIDATES_MAX);
    Map<String, CaseRecord> newest = new HashMap<>();
    while (!stop.isRequested()) {
      List<CaseRecord> records = reader.poll(POLL);
      for (CaseRecord record : records) {
        CaseBoard.Change change = board.fold(record.candidate());
        if (change == CaseBoard.Change.ADDED || change == CaseBoard.Change.REVISED) {
          newest.put(record.candidate().id(), record);
        }
      }
      if (records.isEmpty() && reader.isAtEnd()) {
        break;
      }
    }
    List<Candidate> oldestFirst = new ArrayList<>(board.newest(CANDIDATES_MAX));
    Collections.reverse(oldestFirst);
    Map<String, CaseState> states = json || operations ? Map.of() : states();
    oldestFirst.forEach(
        candidate -> print(newest.get(candidate.id()), standing(states.get(candidate.id()))));
    if (!json) {
      terminal.println(
          board.size()
              + (board.size() == 1 ? " candidate" : " candidates")
              + (board.dropped() > 0 ? ", " + board.dropped() + " older ones left out" : ""));
    }
  }

  /** How the cases stand; empty where no case job has run yet. */
  private Map<String, CaseState> states() {
    try (CaseTopics topics = new CaseTopics(kafka)) {
      return topics.readAll();
    }
  }

  private static String standing(@Nullable CaseState state) {
    return state == null ? "" : "  " + state.state() + " v" + state.version();
  }

  private void print(CaseRecord record, String standing) {
    terminal.println(
        json
            ? new String(record.json(), StandardCharsets.UTF_8)
            : line.of(record.candidate()) + "  r" + record.candidate().revision() + standing);
  }
}
