package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one truth, or of one candidate that belongs to none. */
public sealed interface Outcome {

  /** What was done wrong, or was said to be. */
  Offence offence();

  /** The {@link FaultGroups} it belongs to, sorted; empty where no faults are known. */
  List<String> groups();

  /**
   * A truth with its candidate.
   *
   * @param onsetErrorS start of the episode minus start of the truth, seconds: above 0 if the
   *     candidate has the violation begin too late; null if it began before the observation
   * @param reportingDelayS from the truth's start to the decision that opened the candidate,
   *     seconds; null if it began before the observation, or if that decision was not seen
   * @param placeErrorM from where the truth began to where the candidate has it begin, metres: the
   *     first point of its track, or its place where it has no track; null where both are the site,
   *     and for what moves and began before the observation
   */
  record Found(
      Truth truth,
      TrackedCandidate candidate,
      @Nullable Double onsetErrorS,
      @Nullable Double reportingDelayS,
      @Nullable Double placeErrorM,
      List<String> groups)
      implements Outcome {
    public Found {
      Objects.requireNonNull(truth, "truth");
      Objects.requireNonNull(candidate, "candidate");
      groups = List.copyOf(groups);
    }

    @Override
    public Offence offence() {
      return truth.kind();
    }
  }

  /** A truth that was expected and has no candidate. */
  record Missed(Truth truth, List<String> groups) implements Outcome {
    public Missed {
      Objects.requireNonNull(truth, "truth");
      groups = List.copyOf(groups);
    }

    @Override
    public Offence offence() {
      return truth.kind();
    }
  }

  /** A candidate that matches no truth. */
  record FalseAlarm(Candidate candidate, List<String> groups) implements Outcome {
    public FalseAlarm {
      Objects.requireNonNull(candidate, "candidate");
      groups = List.copyOf(groups);
    }

    @Override
    public Offence offence() {
      return Offence.of(candidate.kind());
    }
  }

  /** A candidate that matches only truths which have one already. */
  record Duplicate(Candidate candidate, List<String> groups) implements Outcome {
    public Duplicate {
      Objects.requireNonNull(candidate, "candidate");
      groups = List.copyOf(groups);
    }

    @Override
    public Offence offence() {
      return Offence.of(candidate.kind());
    }
  }

  /** A candidate that was taken back: neither right nor wrong, but somebody may have read it. */
  record Withdrawn(Candidate candidate, List<String> groups) implements Outcome {
    public Withdrawn {
      Objects.requireNonNull(candidate, "candidate");
      groups = List.copyOf(groups);
    }

    @Override
    public Offence offence() {
      return Offence.of(candidate.kind());
    }
  }
}
