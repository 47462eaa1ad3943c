package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands, at {@code standKph} or slower, within {@code radiusM} of where it came to stand, and in
 * no fence of the rule's kinds, where trucks may stand, and not parked after work. Moving about
 * within the radius does not end a stop. A lead: that it stands there may have many reasons.
 */
final class LongStop implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.LONG_STOP;
  }

  @Override
  public boolean isLeft(Stretch stretch, Step step, ReferenceEntry.Rule rule) {
    Fix fix = step.fix();
    return !saysNothing(step, rule)
        && Geodesics.distanceM(stretch.firstFix().position(), fix.position())
            > rule.requireParameter("radiusM");
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Fix fix = step.fix();
    Double speedKph = fix.speedKph();
    if ((speedKph == null ? step.impliedSpeedKph() : speedKph)
        > rule.requireParameter("standKph")) {
      return Examination.UNKNOWN;
    }
    if (saysNothing(step, rule)) {
      return Examination.UNKNOWN;
    }
    if (isParked(step)) {
      return Examination.CLEAR;
    }
    boolean isAllowed =
        !new Grounds(step.reference(), rule, step.at())
            .covering(fix.lngE7(), fix.latE7())
            .isEmpty();
    return isAllowed
        ? Examination.CLEAR
        : Examination.holds(new Held("", 0, LoadMarks.of(step.cargo())));
  }

  /** An engine that is off, and no load that is known of: a truck after work, and no lead. */
  private static boolean isParked(Step step) {
    return Boolean.FALSE.equals(Signals.ignitionOn(step.fix().signals()))
        && !step.cargo().isLoaded();
  }

  /** After a jump the place is in doubt. */
  private static boolean saysNothing(Step step, ReferenceEntry.Rule rule) {
    return step.impliedSpeedKph() > rule.requireParameter("speedKphMax");
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    return new Description(
        new Candidate.Facts(
            stretch.durationS(),
            rule.requireParameter("minS"),
            null,
            "s",
            stretch.durationS() - rule.requireParameter("minS"),
            null,
            Map.of("load", LoadMarks.word(stretch)),
            List.of()),
        TruckPlace.at(stretch.firstFix(), Permits.ON_THE_ROAD),
        Set.of(Doubt.LEAD_ONLY));
  }
}
