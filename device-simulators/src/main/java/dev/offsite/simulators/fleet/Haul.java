package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import org.jspecify.annotations.Nullable;

/**
 * A drive with load that is planned but has no time yet.
 *
 * @param drive to a little beyond the spot
 * @param backing from there back to the spot
 * @param spot where it tips
 * @param cover over the load
 * @param unplugged when the terminal has no power, seconds after departure; null if it always has
 * @param momentS when what is done wrong begins, seconds after departure; 0 if nothing is
 */
record Haul(
    Drive drive,
    Drive backing,
    PlanePoint spot,
    Leg.Cover cover,
    @Nullable Span unplugged,
    double momentS) {

  /** From departure until the truck stands where it tips. */
  double durationS() {
    return drive.durationS() + backing.durationS();
  }
}
