/**
 * What lies on the ground and stands at the kerb, and how patrols pass it: drones in lanes over an
 * area, sortie by sortie, and patrol cars along a street, round by round.
 *
 * <p>All of it is a pure function of place, plan, begin and seed. What the devices make of it is
 * none of its business.
 */
package dev.offsite.simulators.patrol;
