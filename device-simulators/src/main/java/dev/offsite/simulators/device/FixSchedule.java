package dev.offsite.simulators.device;

import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Plug;
import dev.offsite.simulators.zone.Span;

/**
 * The moments at which a terminal reports: every so often, less often while its truck is parked,
 * once more in the moment the plug of its power is pulled, and not at all until it is back, or
 * while nothing is heard of it. Hot path.
 */
final class FixSchedule {

  private final Itinerary itinerary;
  private final Odometer odometer;
  private final double phaseS;
  private final double intervalS;
  private final double parkedSteps;
  private final Plug plug;

  private Leg leg;
  private long step;
  private double dueS;
  private boolean powerCut;

  /**
   * A schedule from second 0 on.
   *
   * @param odometer is told of each leg that is over
   * @param phaseS the first moment, below {@code intervalS}
   * @param intervalS between two reports
   * @param parkedS the same while parked, rounded down to whole intervals, at least one
   * @param plug which one is pulled if any is
   */
  FixSchedule(
      Itinerary itinerary,
      Odometer odometer,
      double phaseS,
      double intervalS,
      double parkedS,
      Plug plug) {
    this.plug = plug;
    this.itinerary = itinerary;
    this.odometer = odometer;
    this.phaseS = phaseS;
    this.intervalS = intervalS;
    this.parkedSteps = Math.max(1, Math.floor(parkedS / intervalS));
    this.leg = itinerary.next();
    settle();
  }

  /** The next moment. */
  double dueS() {
    return dueS;
  }

  /** What the truck does at that moment. */
  Leg leg() {
    return leg;
  }

  /** Whether it is the moment at which the plug of the power is pulled. */
  boolean isPowerCut() {
    return powerCut;
  }

  /** Whether the antenna is cut at that moment. */
  boolean isAntennaCut() {
    Span unplugged = leg.unplugged();
    return plug == Plug.ANTENNA
        && unplugged != null
        && dueS >= unplugged.fromS()
        && dueS < unplugged.toS();
  }

  /** Goes on to the moment after. */
  void advance() {
    if (powerCut && leg.unplugged() != null) {
      step = stepFrom(leg.unplugged().toS());
    } else if (leg.activity() == Leg.Activity.PARKED) {
      double leftSteps = Math.ceil((leg.span().toS() - dueS) / intervalS);
      step += (long) Math.max(1, Math.min(parkedSteps, leftSteps));
    } else {
      step++;
    }
    settle();
  }

  private void settle() {
    powerCut = false;
    dueS = phaseS + step * intervalS;
    goOnTo(dueS);
    for (Span silent = leg.silentAt(dueS); silent != null; silent = leg.silentAt(dueS)) {
      step = Math.max(step + 1, stepFrom(silent.toS()));
      dueS = phaseS + step * intervalS;
      goOnTo(dueS);
    }
    Span unplugged = leg.unplugged();
    if (unplugged == null
        || plug == Plug.ANTENNA
        || dueS < unplugged.fromS()
        || dueS >= unplugged.toS()) {
      return;
    }
    if (unplugged.fromS() >= 0) {
      dueS = unplugged.fromS();
      powerCut = true;
      return;
    }
    step = stepFrom(unplugged.toS());
    dueS = phaseS + step * intervalS;
    goOnTo(dueS);
  }

  private void goOnTo(double seconds) {
    while (leg.span().toS() <= seconds) {
      odometer.add(leg);
      leg = itinerary.next();
    }
  }

  private long stepFrom(double seconds) {
    return (long) Math.ceil((seconds - phaseS) / intervalS);
  }
}
