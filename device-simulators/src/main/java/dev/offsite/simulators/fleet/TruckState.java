package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.PlanePoint;

/**
 * The true state of a truck at one moment.
 *
 * @param at where
 * @param speedMps metres per second
 * @param courseDeg 0 to below 360, clockwise from north; of no meaning while it stands
 * @param activity what it does
 */
public record TruckState(PlanePoint at, double speedMps, double courseDeg, Leg.Activity activity) {}
