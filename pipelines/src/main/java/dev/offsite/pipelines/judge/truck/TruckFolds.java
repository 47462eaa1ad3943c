package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.ban.ZoneFold;
import dev.offsite.pipelines.judge.driving.Speeding;
import dev.offsite.pipelines.judge.driving.UncoveredLoad;
import dev.offsite.pipelines.judge.permit.PermitRules;
import dev.offsite.pipelines.judge.stop.StopFold;
import dev.offsite.pipelines.judge.terminal.DarkFold;
import dev.offsite.pipelines.judge.terminal.Frozen;
import dev.offsite.pipelines.judge.terminal.LeapFold;
import dev.offsite.pipelines.judge.track.ConditionFold;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.trip.DumpingFold;
import dev.offsite.pipelines.judge.trip.TripFold;

/** Everything a truck is judged by. */
public final class TruckFolds {

  /**
   * The families of rules; the zones come first, because release 0.1.0 had nothing else; then the
   * trips, because the others ask for the load.
   */
  public static final RuleFolds ALL =
      RuleFolds.of(
          new ZoneFold(),
          new TripFold(),
          new DumpingFold(),
          PermitRules.OFF_ROUTE,
          PermitRules.OUTSIDE_HOURS,
          PermitRules.NO_PERMIT,
          PermitRules.FOREIGN_SITE,
          PermitRules.NIGHT_DEPARTURE,
          PermitRules.LONG_STOP,
          new ConditionFold("speeding", new Speeding()),
          new ConditionFold("uncovered-load", new UncoveredLoad()),
          new DarkFold(),
          new LeapFold(),
          new ConditionFold("position-frozen", new Frozen()),
          new StopFold());

  private TruckFolds() {}
}
