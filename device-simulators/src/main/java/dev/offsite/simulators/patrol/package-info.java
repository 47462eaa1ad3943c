/**
 * What lies on the ground, and how the drones fly over it: lanes over an area, sortie by sortie.
 */
package dev.offsite.simulators.patrol;
