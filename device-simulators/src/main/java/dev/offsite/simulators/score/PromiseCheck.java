package dev.offsite.simulators.score;

import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Offence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for an offence, and what was reached.
 *
 * @param promised null if it is measured only
 */
public record PromiseCheck(@Nullable Promise promised, OffenceScore reached) {

  public PromiseCheck {
    Objects.requireNonNull(reached, "reached");
  }

  /**
   * Checks a score: each of its rows, and each promise.
   *
   * @return in the order of the offences
   */
  public static List<PromiseCheck> of(Map<Offence, Promise> promises, Score score) {
    List<PromiseCheck> checks = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      OffenceScore row = score.row(offence);
      Promise promised = promises.get(offence);
      if (promised != null || row.detected() || !row.isEmpty()) {
        checks.add(new PromiseCheck(promised, row));
      }
    }
    return checks;
  }

  /**
   * Checks what a score says of admissible candidates: each offence of which the world knows what a
   * record is worth, and each promise.
   *
   * @return in the order of the offences
   */
  public static List<PromiseCheck> ofAdmissible(Map<Offence, Promise> promises, Score score) {
    Score admissible = score.admissible();
    List<PromiseCheck> checks = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      Promise promised = promises.get(offence);
      if (promised != null || AdmissibleOutcomes.OFFENCES.contains(offence)) {
        checks.add(new PromiseCheck(promised, admissible.row(offence)));
      }
    }
    return checks;
  }

  /**
   * Whether too little was reached. Where nothing was said there is no precision to break, where
   * nothing happened no recall. The figures themselves count, not their intervals: a promise is of
   * this run, not of all runs.
   */
  public boolean isBroken() {
    return promised != null
        && (reached.precision().value().orElse(1) < promised.precision()
            || reached.recall().value().orElse(1) < promised.recall());
  }
}
