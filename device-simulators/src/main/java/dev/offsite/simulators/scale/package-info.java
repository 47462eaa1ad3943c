/**
 * The traffic over the weighed bridges of the world: true vehicles, true masses, and what the law
 * says of each.
 */
package dev.offsite.simulators.scale;
