/** Named scenarios: reference data as published, and the world that goes with it. */
package dev.offsite.simulators.scenario;
