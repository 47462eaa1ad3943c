/**
 * The traffic over the weighed bridges of the world: true vehicles and masses, what the law says of
 * each, in which lane and when it crosses, and how a driver spoils the weighing.
 */
package dev.offsite.simulators.scale;
