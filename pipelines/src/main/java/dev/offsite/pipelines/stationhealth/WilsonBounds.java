package dev.offsite.pipelines.stationhealth;

/**
 * The bounds of a share that was counted (E. B. Wilson, 1927): within them the true share lies as
 * often as a normal value lies within so many standard deviations.
 */
record WilsonBounds(double lower, double upper) {

  /** Of {@code hits} in {@code of} trials; 0 to 1 where nothing was tried. */
  static WilsonBounds of(int hits, int of, double sigmas) {
    if (of == 0) {
      return new WilsonBounds(0, 1);
    }
    double share = (double) hits / of;
    double z2 = sigmas * sigmas / of;
    double centre = share + z2 / 2;
    double width = sigmas * Math.sqrt(share * (1 - share) / of + z2 / (4 * of));
    return new WilsonBounds((centre - width) / (1 + z2), (centre + width) / (1 + z2));
  }
}
