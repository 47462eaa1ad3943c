package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.ban.ZoneFold;
import dev.offsite.pipelines.judge.permit.PermitRules;
import dev.offsite.pipelines.judge.track.RuleFolds;
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
          PermitRules.OFF_ROUTE,
          PermitRules.OUTSIDE_HOURS,
          PermitRules.NO_PERMIT,
          PermitRules.FOREIGN_SITE,
          PermitRules.NIGHT_DEPARTURE,
          PermitRules.LONG_STOP);

  private TruckFolds() {}
}
