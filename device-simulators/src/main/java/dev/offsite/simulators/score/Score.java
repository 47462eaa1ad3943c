package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How candidates compare with the truth.
 *
 * @param observation what could be known
 * @param outcomes what became of every expected truth and of every candidate, offence by offence
 */
public record Score(Observation observation, List<Outcome> outcomes) {

  public Score {
    Objects.requireNonNull(observation, "observation");
    outcomes = List.copyOf(outcomes);
  }

  /** The figures of every offence that has a detector or occurred, in the order of the enum. */
  public List<OffenceScore> rows() {
    List<OffenceScore> rows = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      OffenceScore row = row(offence);
      if (row.detected() || !row.isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The figures of an offence; all 0 if it did not occur and nothing was said. */
  public OffenceScore row(Offence offence) {
    return OffenceScore.of(offence, outcomes);
  }

  /** The groups of devices by their faults, sorted; empty where no faults are known. */
  public SortedSet<String> groups() {
    SortedSet<String> groups = new TreeSet<>();
    outcomes.forEach(outcome -> groups.addAll(outcome.groups()));
    return groups;
  }

  /** The figures of one group: every offence of which it has anything. */
  public List<OffenceScore> rowsOf(String group) {
    List<Outcome> ofGroup =
        outcomes.stream().filter(outcome -> outcome.groups().contains(group)).toList();
    List<OffenceScore> rows = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      OffenceScore row = OffenceScore.of(offence, ofGroup);
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * The same, held against the truth of what is usable as evidence: only candidates that say so
   * count, and only truths that must be found as such. One that must not be is a false alarm.
   */
  public Score admissible() {
    return new Score(observation, AdmissibleOutcomes.of(outcomes));
  }

  /** Whether every offence that has a detector is found in full, once, and nothing else. */
  public boolean isPerfect() {
    return rows().stream().filter(OffenceScore::detected).allMatch(OffenceScore::isPerfect);
  }

  /** The truths that were expected and not found. */
  public List<Truth> missed() {
    List<Truth> missed = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Missed one) {
        missed.add(one.truth());
      }
    }
    return missed;
  }

  /** The candidates that match no truth. */
  public List<Candidate> falseAlarms() {
    List<Candidate> falseAlarms = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.FalseAlarm one) {
        falseAlarms.add(one.candidate());
      }
    }
    return falseAlarms;
  }

  /** The candidates beyond the first of one truth. */
  public List<Candidate> duplicates() {
    List<Candidate> duplicates = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Duplicate one) {
        duplicates.add(one.candidate());
      }
    }
    return duplicates;
  }
}
