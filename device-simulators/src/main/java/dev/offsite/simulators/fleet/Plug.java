package dev.offsite.simulators.fleet;

/** Which plug of its terminal a truck pulls that unplugs it. */
public enum Plug {
  /** That of the power: the terminal says so once and is silent until it is back. */
  POWER,
  /** That of the antenna: the terminal goes on to report, says so, and has no fix. */
  ANTENNA;

  /** In turn: the first truck that does it pulls that of the power. */
  static Plug ofRank(int rank) {
    return rank % 2 == 0 ? POWER : ANTENNA;
  }
}
