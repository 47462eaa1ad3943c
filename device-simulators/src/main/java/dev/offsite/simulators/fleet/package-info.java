/**
 * The muck trucks of the world: roads, habits, and the itinerary of each truck.
 *
 * <p>A truck's itinerary is a pure function of terrain, habit, seed and begin. It says where the
 * truck truly is; what its terminal reports is the business of package {@code device}.
 */
package dev.offsite.simulators.fleet;
