package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.PlanePoint;

/**
 * The true state of a truck at one moment.
 *
 * @param at where
 * @param speedMps metres per second
 * @param courseDeg where it moves to, 0 to below 360, clockwise from north, also when it backs up;
 *     of no meaning while it stands
 * @param activity what it does
 * @param loadShare how full it is, 0 to 1
 * @param cover over its body
 * @param drivenM metres driven since the begin of the leg
 */
public record TruckState(
    PlanePoint at,
    double speedMps,
    double courseDeg,
    Leg.Activity activity,
    double loadShare,
    Leg.Cover cover,
    double drivenM) {}
