package dev.offsite.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What became of everything in a soak run.
 *
 * @param published different messages that devices published
 * @param missing of these, those that are not on a telemetry topic
 * @param repeats records beyond the first of a message: after a restart it is sent again
 * @param deadLetters records that could not be read or trusted
 * @param rejected implausible ones
 * @param late ones beyond the lateness horizon
 * @param expected violations that had to be found
 * @param missed of these, those without a candidate
 * @param falseAlarms candidates without a violation
 * @param duplicates further candidates for a violation that has one
 * @param weighings against different passages in Kafka
 * @param revisions against different revisions of candidates in Kafka
 * @param historyBehind records in Kafka that the history job has not confirmed
 * @param troubles what else is wrong at the end, one sentence each
 */
record SoakAccount(
    long published,
    long missing,
    long repeats,
    long deadLetters,
    long rejected,
    long late,
    long expected,
    long missed,
    long falseAlarms,
    long duplicates,
    Rows weighings,
    Rows revisions,
    long historyBehind,
    List<String> troubles) {

  SoakAccount {
    Objects.requireNonNull(weighings, "weighings");
    Objects.requireNonNull(revisions, "revisions");
    troubles = List.copyOf(troubles);
  }

  /**
   * A table of the history.
   *
   * @param inKafka rows it must have
   * @param inHistory rows it has
   */
  record Rows(long inKafka, long inHistory) {
    boolean isComplete() {
      return inKafka == inHistory;
    }
  }

  /** What was lost or is there twice, one sentence each; empty if nothing. */
  List<String> losses() {
    List<String> losses = new ArrayList<>();
    add(losses, missing, "messages are not in Kafka");
    add(losses, missed, "violations were not found");
    add(losses, falseAlarms, "candidates have no violation");
    add(losses, duplicates, "candidates are about a violation that has one");
    add(losses, late, "messages were too late to be judged");
    add(losses, historyBehind, "records are not yet in the history");
    compare(losses, "weighings", weighings);
    compare(losses, "revisions of candidates", revisions);
    losses.addAll(troubles);
    return losses;
  }

  private static void add(List<String> losses, long count, String what) {
    if (count != 0) {
      losses.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private static void compare(List<String> losses, String what, Rows rows) {
    if (!rows.isComplete()) {
      losses.add(
          String.format(
              Locale.ROOT,
              "the history has %,d %s where Kafka has %,d",
              rows.inHistory(),
              what,
              rows.inKafka()));
    }
  }
}
