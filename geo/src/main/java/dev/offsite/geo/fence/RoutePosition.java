package dev.offsite.geo.fence;

/**
 * Where a position lies relative to a route.
 *
 * @param distanceM metres to the nearest point of the route, 0 or more
 * @param chainageM metres from the start of the route to that point, along the route
 */
public record RoutePosition(double distanceM, double chainageM) {}
