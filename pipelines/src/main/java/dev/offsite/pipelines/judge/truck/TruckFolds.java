package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.ban.ZoneFold;
import dev.offsite.pipelines.judge.track.RuleFolds;

/** Everything a truck is judged by. */
public final class TruckFolds {

  /** The families of rules; the zones come first, because release 0.1.0 had nothing else. */
  public static final RuleFolds ALL = RuleFolds.of(new ZoneFold());

  private TruckFolds() {}
}
