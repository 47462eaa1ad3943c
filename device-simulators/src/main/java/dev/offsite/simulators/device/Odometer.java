package dev.offsite.simulators.device;

import dev.offsite.simulators.fleet.Leg;

/** Counts what a truck drives, also while its terminal is silent. */
final class Odometer {

  private double km;

  /** An odometer that stands at this. */
  Odometer(double km) {
    this.km = km;
  }

  /** Counts a leg that is over. */
  void add(Leg leg) {
    if (leg.drive() != null) {
      km += leg.drive().path().lengthM() / 1000;
    }
  }

  /** What it shows {@code metres} into the leg after those added. */
  double kmAfter(double metres) {
    return km + metres / 1000;
  }
}
