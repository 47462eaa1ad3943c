package dev.offsite.simulators.fleet;

/**
 * Who drives with whom over a bridge: of three trucks the first alone, the third right behind the
 * second.
 *
 * @param number of the truck that leads, or that is alone, among those who do
 * @param isBehind whether another one leads
 */
record Convoy(int number, boolean isBehind) {

  private static final int TRUCKS = 3;

  /** That of a truck, by the number of those before it. */
  static Convoy ofRank(int rank) {
    int turn = rank % TRUCKS;
    return new Convoy(2 * (rank / TRUCKS) + (turn == 0 ? 0 : 1), turn == 2);
  }
}
