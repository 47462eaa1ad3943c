package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The terminal says that the truck moves, and gives the very same coordinates as at the fix before.
 * A truck that stands is not frozen, however long. Stateless; thread-safe. Hot path.
 */
public final class Frozen implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.POSITION_FROZEN;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Fix before = step.before();
    Fix fix = step.fix();
    if (before == null || !isSamePlace(before, fix)) {
      return Examination.CLEAR;
    }
    Double speedKph = fix.speedKph();
    if (speedKph == null) {
      return Examination.UNKNOWN;
    }
    return speedKph >= rule.requireParameter("movingKph")
        ? Examination.holds(new Held("", speedKph, 0))
        : Examination.CLEAR;
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Candidate.Facts facts =
        new Candidate.Facts(
            stretch.durationS(),
            null,
            null,
            "s",
            null,
            null,
            Map.of("fastestKph", String.format(Locale.ROOT, "%.1f", stretch.worstValue())),
            List.of());
    return new Description(
        facts, TruckPlace.at(stretch.firstFix(), "the repeated place"), Set.of());
  }

  /** Whether two fixes have the very same coordinates. */
  static boolean isSamePlace(Fix one, Fix other) {
    return one.lngE7() == other.lngE7() && one.latE7() == other.latE7();
  }
}
