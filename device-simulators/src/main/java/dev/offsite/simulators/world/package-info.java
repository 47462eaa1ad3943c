/** The whole world: a pure function of scenario, seed and begin, and the log of its truths. */
package dev.offsite.simulators.world;
