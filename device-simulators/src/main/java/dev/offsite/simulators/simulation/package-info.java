/** A run as a whole: a scenario at a time, with a seed and with faults. */
package dev.offsite.simulators.simulation;
