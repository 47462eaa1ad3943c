package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;

/**
 * Loaded on the road, from the moment it leaves the building site, while no permit of the truck is
 * valid. Of a terminal without a plate nobody knows which permits count: it shows nothing.
 */
final class NoPermit implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.NO_PERMIT;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Cargo cargo = step.cargo();
    if (!cargo.isLoaded()) {
      return cargo.isEmpty() ? Examination.CLEAR : Examination.UNKNOWN;
    }
    if (step.plate().isEmpty()) {
      return Examination.UNKNOWN;
    }
    if (!step.permits().isEmpty()) {
      return Examination.CLEAR;
    }
    return OnTheRoad.examine(step, rule, cargo);
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    return OnTheRoad.describe(stretch, moment);
  }
}
