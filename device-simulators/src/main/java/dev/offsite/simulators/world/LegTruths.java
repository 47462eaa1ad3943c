package dev.offsite.simulators.world;

import dev.offsite.simulators.fleet.Leg;

/** Notes what is done wrong on the legs of one truck. */
interface LegTruths {

  /** Notes everything that begins on this leg. Legs come in order and without a gap. */
  void addOf(Leg leg);

  /** Whether something that began on the legs so far is noted only when its end is known. */
  default boolean isOpen() {
    return false;
  }
}
