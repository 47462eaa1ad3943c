package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.ConditionFold;

/** The rules about permits, each as a fold. Their names stand in savepoints: never changed. */
public final class PermitRules {

  /** Loaded, and away from the corridors of its permits. */
  public static final ConditionFold OFF_ROUTE = new ConditionFold("off-route", new OffRoute());

  /** Loaded on the road outside the hours of its permits. */
  public static final ConditionFold OUTSIDE_HOURS =
      new ConditionFold("outside-hours", new OutsideHours());

  /** Loaded on the road without a permit. */
  public static final ConditionFold NO_PERMIT = new ConditionFold("no-permit", new NoPermit());

  /** In a site that none of its permits names. */
  public static final ConditionFold FOREIGN_SITE =
      new ConditionFold("foreign-site", new ForeignSite());

  /** Left a building site at night without a permit for it. */
  public static final ConditionFold NIGHT_DEPARTURE =
      new ConditionFold("night-departure", new NightDeparture());

  /** Stood long where nobody stands. */
  public static final ConditionFold LONG_STOP = new ConditionFold("long-stop", new LongStop());

  private PermitRules() {}
}
