package dev.offsite.schemas.reference;

import dev.offsite.schemas.cases.CaseStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How fast a case has to be handled: what a town has promised, or a law demands.
 *
 * <p>A case goes by one profile: the one that names both its matter and its area, else its matter,
 * else its area, else one that names neither; of several the one with the lowest id.
 *
 * @param matters the matters it is for, in the words of the rules; empty if all
 * @param areas the areas it is for, as places and authorities name them; empty if all
 * @param liveWithinS how long after its newest observation a candidate may become known and still
 *     start the clocks of steps that are {@code liveOnly}, seconds
 */
public record DeadlineProfile(
    String id,
    int version,
    Validity validity,
    List<String> matters,
    List<String> areas,
    double liveWithinS,
    List<Step> steps)
    implements ReferenceEntry {

  public DeadlineProfile {
    matters = matters == null ? List.of() : List.copyOf(matters);
    areas = areas == null ? List.of() : List.copyOf(areas);
    steps = List.copyOf(steps);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .above("liveWithinS", liveWithinS, 0)
            .notEmpty("steps", steps);
    for (String matter : matters) {
      checks.text("matters", matter);
    }
    for (String area : areas) {
      checks.text("areas", area);
    }
    Set<CaseStep> seen = EnumSet.noneOf(CaseStep.class);
    for (Step step : steps) {
      checks.require(seen.add(step.step()), "steps", step.step() + " stands there twice");
    }
    checks.done();
  }

  /** What starts a clock. */
  public enum Start {
    /** The candidate was made. */
    CANDIDATE,
    /** It was accepted. */
    ACCEPTED,
    /** A squad was sent. */
    DISPATCHED,
    /** The squad is there. */
    ON_SITE,
    /** It was judged. */
    JUDGED
  }

  /**
   * One duty.
   *
   * @param withinS time for it, seconds, up to a year
   * @param warnShare share of that time after which a warning goes out, above 0 and below 1; null
   *     without a warning
   * @param liveOnly whether it makes sense only while the act is fresh, as minutes do: a
   *     back-filled candidate never starts it
   */
  public record Step(
      CaseStep step, Start from, double withinS, @Nullable Double warnShare, boolean liveOnly) {

    /** Longer than any deadline of the law on penalties, which gives 90 days. */
    private static final int WITHIN_MAX_S = 366 * 24 * 3600;

    public Step {
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(from, "from");
      EntryChecks.of()
          .within("withinS", withinS, 1, WITHIN_MAX_S)
          .require(
              warnShare == null || (warnShare > 0 && warnShare < 1),
              "warnShare",
              warnShare + " is not between 0 and 1")
          .done();
    }
  }
}
