package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * Loaded on the road at a time at which permits are valid but the hours of none of them hold. The
 * first moment of a window belongs to it, the last one does not.
 */
final class OutsideHours implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.OUTSIDE_HOURS;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Cargo cargo = step.cargo();
    if (!cargo.isLoaded()) {
      return cargo.isEmpty() ? Examination.CLEAR : Examination.UNKNOWN;
    }
    if (step.permits().isEmpty() || isInHours(step)) {
      return Examination.CLEAR;
    }
    return OnTheRoad.examine(step, rule, cargo);
  }

  private static boolean isInHours(Step step) {
    for (ReferenceEntry.Permit permit : step.permits()) {
      if (permit.hours() == null) {
        return true;
      }
    }
    return !step.reference().permitsInHours(step.plate().orElseThrow(), step.at()).isEmpty();
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    return OnTheRoad.describe(stretch, moment);
  }
}
