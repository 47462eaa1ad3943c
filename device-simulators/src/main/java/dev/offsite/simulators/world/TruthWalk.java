package dev.offsite.simulators.world;

/** Walks through one part of the world and notes what is done wrong there. */
interface TruthWalk {

  /** Goes on until everything that begins before {@code untilS} is noted. */
  void walk(double untilS);
}
