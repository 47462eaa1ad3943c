package dev.offsite.simulators.fleet;

import dev.offsite.simulators.fleet.BridgeCrossing.Terminal;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws when a terminal says nothing around a scale. Each case is clear: a rule that asks for two
 * to ten minutes of silence, and knows one fix of each minute, has no excuse.
 *
 * @param crossS when the truck is on the scale, seconds of the world
 * @param departS when it leaves the building site: before, a silence is one of a parked truck
 */
record Silences(double crossS, double departS) {

  /** From second 0 to the first silence: so much must be heard for a silence to be one. */
  static final double HEARD_FIRST_S = 240;

  /** Off the site for so long when a silence begins. */
  private static final double ON_THE_WAY_S = 30;

  /** A silence is told apart from one of five minutes, at which another rule begins. */
  private static final Span DOUBTFUL_LENGTH_S = new Span(280, 330);

  private static final double FIVE_MINUTES_CLEAR_S = 60;

  private static final double OFF_S = 185;
  private static final double ON_S = 30;

  /** Silences of a terminal that is out of order, before the scale and after it. */
  private static final int TURNS = 3;

  /** When it is silent; empty if its haul leaves no room for that. */
  List<Span> of(Terminal terminal, SplittableRandom random) {
    double before = random.nextDouble();
    double after = random.nextDouble();
    return switch (terminal) {
      case HEARD -> List.of();
      case SWITCHED_OFF -> fitting(90 + 110 * before, 110 + 190 * after);
      case BRIEFLY_LOST -> fitting(15 + 30 * before, 15 + 30 * after);
      case LONG_DEAD -> fitting(360 + 120 * before, 360 + 240 * after);
      case OUT_OF_ORDER -> turns(80 + 20 * before);
    };
  }

  private List<Span> fitting(double beforeS, double afterS) {
    double lengthS = beforeS + afterS;
    boolean isDoubtful = lengthS > DOUBTFUL_LENGTH_S.fromS() && lengthS < DOUBTFUL_LENGTH_S.toS();
    Span silent =
        new Span(crossS - beforeS, crossS + afterS + (isDoubtful ? FIVE_MINUTES_CLEAR_S : 0));
    boolean fits = silent.fromS() >= departS + ON_THE_WAY_S && silent.fromS() >= HEARD_FIRST_S;
    return fits ? List.of(silent) : List.of();
  }

  private List<Span> turns(double beforeS) {
    List<Span> turns = new ArrayList<>();
    for (int turn = -TURNS; turn <= TURNS; turn++) {
      double fromS = crossS - beforeS + turn * (OFF_S + ON_S);
      turns.add(new Span(fromS, fromS + OFF_S));
    }
    return turns;
  }
}
