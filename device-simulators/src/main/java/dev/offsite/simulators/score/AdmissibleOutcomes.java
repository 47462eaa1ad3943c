package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks at outcomes as somebody does who reads only what is usable as evidence. Pure.
 *
 * <p>A candidate of another grade was not said. A truth counts where its record must be usable; one
 * of which the world does not say so may be found and is not missed. Other offences than {@link
 * #OFFENCES} are left out.
 */
final class AdmissibleOutcomes {

  /** Offences of which the world says what a record is worth. */
  static final Set<Offence> OFFENCES = Set.of(Offence.BRIDGE_OVERLOAD);

  static List<Outcome> of(List<Outcome> outcomes) {
    List<Outcome> seen = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (OFFENCES.contains(outcome.offence())) {
        add(outcome, seen);
      }
    }
    return seen;
  }

  private static void add(Outcome outcome, List<Outcome> seen) {
    if (outcome instanceof Outcome.Found found) {
      addFound(found, seen);
    } else if (outcome instanceof Outcome.Missed missed) {
      if (mustBe(missed.truth())) {
        seen.add(missed);
      }
    } else if (outcome instanceof Outcome.FalseAlarm wrong) {
      addIfAdmissible(wrong, wrong.candidate(), seen);
    } else if (outcome instanceof Outcome.Duplicate again) {
      addIfAdmissible(again, again.candidate(), seen);
    } else if (outcome instanceof Outcome.Withdrawn back) {
      addIfAdmissible(back, back.candidate(), seen);
    }
  }

  private static void addFound(Outcome.Found found, List<Outcome> seen) {
    Candidate candidate = found.candidate().latest();
    if (!isAdmissible(candidate)) {
      if (mustBe(found.truth())) {
        seen.add(new Outcome.Missed(found.truth(), found.groups()));
      }
    } else if (Boolean.FALSE.equals(found.truth().admissible())) {
      seen.add(new Outcome.FalseAlarm(candidate, found.groups()));
    } else {
      seen.add(found);
    }
  }

  private static void addIfAdmissible(Outcome outcome, Candidate candidate, List<Outcome> seen) {
    if (isAdmissible(candidate)) {
      seen.add(outcome);
    }
  }

  private static boolean mustBe(Truth truth) {
    return Boolean.TRUE.equals(truth.admissible());
  }

  private static boolean isAdmissible(Candidate candidate) {
    return candidate.gate().grade() == Candidate.Gate.Grade.ADMISSIBLE;
  }

  private AdmissibleOutcomes() {}
}
