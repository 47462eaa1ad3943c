package dev.offsite.simulators.patrol;

/** What lies in one patrol area, as far as it has come about. Not thread-safe. */
public interface GroundOverTime {

  /**
   * Everything that has come about up to a moment; what was there before is there again, at the
   * same place in the list.
   *
   * @param seconds since the world began; never less than before
   */
  Ground until(double seconds);
}
