package dev.offsite.simulators.scale;

/** An endless stream of arrivals at one bridge, in the order of time. */
interface Arrivals {

  /** When the next one comes, seconds of the world. */
  double nextS();

  /** The next one. */
  Arrival next();
}
