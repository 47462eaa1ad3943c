package dev.offsite.simulators.fleet;

import java.util.Deque;

/** The rounds of one truck: load, haul, tip, return. */
interface Rounds {

  /** Longer than any round trip: the moments at which trucks begin are spread over it. */
  double ROUND_S = 6_000;

  /** Drivers of one habit that offend within the first minute, one after the other. */
  int EARLY_OFFENDERS = 12;

  /** Adds the next legs, at least one. They follow the last ones without a gap. */
  void plan(Deque<Leg> legs);
}
