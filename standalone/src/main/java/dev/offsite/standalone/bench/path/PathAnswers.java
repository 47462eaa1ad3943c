package dev.offsite.standalone.bench.path;

import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.standalone.demo.DemoStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of everything in one run. Violations are those of the kinds for which the scenario
 * makes a promise.
 *
 * @param published messages that devices published
 * @param landed records on the telemetry topics
 * @param deadLetters records that could not be read or trusted
 * @param rejected implausible ones
 * @param late ones beyond the lateness horizon
 * @param historyBehind records in Kafka that the history job has not confirmed
 * @param expected violations that had to be found
 * @param found of these, those with a candidate
 * @param missed of these, those without
 * @param falseAlarms candidates without a violation
 * @param duplicates further candidates for a violation that has one
 * @param troubles what else is wrong at the end, one sentence each
 */
record PathAnswers(
    long published,
    long landed,
    long deadLetters,
    long rejected,
    long late,
    long historyBehind,
    long expected,
    long found,
    long missed,
    long falseAlarms,
    long duplicates,
    List<String> troubles) {

  PathAnswers {
    troubles = List.copyOf(troubles);
  }

  /**
   * The answers of a run.
   *
   * @param status of its end
   */
  static PathAnswers of(DemoStatus status, ScoreDocument score) {
    List<ScoreDocument.Row> rows =
        score.offences().stream()
            .filter(row -> row.promise() != ScoreDocument.Verdict.MEASURED_ONLY)
            .toList();
    List<String> troubles = new ArrayList<>(status.troubles());
    if (!status.history().trouble().isEmpty()) {
      troubles.add("the history: " + status.history().trouble());
    }
    return new PathAnswers(
        status.flows().values().stream().mapToLong(DemoStatus.Flow::published).sum(),
        status.flows().values().stream().mapToLong(DemoStatus.Flow::ingested).sum(),
        status.deadLetters(),
        status.rejected(),
        status.late(),
        status.history().behind(),
        rows.stream().mapToLong(ScoreDocument.Row::expected).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::found).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::missed).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::falseAlarms).sum(),
        rows.stream().mapToLong(ScoreDocument.Row::duplicates).sum(),
        troubles);
  }

  /** Records beyond one of each message: what was not acknowledged in time is sent again. */
  long repeats() {
    return Math.max(0, landed - published);
  }

  /** What is wrong, one sentence each; empty if nothing is. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (expected == 0) {
      faults.add("no violation had to be found, so nothing says that answers are right");
    }
    add(faults, Math.max(0, published - landed), "messages are not in Kafka");
    add(faults, deadLetters, "messages are dead letters");
    add(faults, rejected, "messages were rejected");
    add(faults, late, "messages were too late to be judged");
    add(faults, missed, "violations were not found");
    add(faults, falseAlarms, "candidates have no violation");
    add(faults, duplicates, "candidates are about a violation that has one");
    add(faults, historyBehind, "records are not yet in the history");
    faults.addAll(troubles);
    return faults;
  }

  private static void add(List<String> faults, long count, String what) {
    if (count != 0) {
      faults.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }
}
