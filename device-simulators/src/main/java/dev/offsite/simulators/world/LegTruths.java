package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Leg;

/** Notes what is done wrong on the legs of one truck. */
interface LegTruths {

  /** Notes everything that begins on this leg. Legs come in order and without a gap. */
  void addOf(Leg leg);
}
