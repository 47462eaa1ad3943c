package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.zone.Span;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The cars that stand at one place of the kerb, one after the other, without end.
 *
 * <p>They come and go out of sight of the patrol cars, so that every look shows a whole car or
 * none. Not thread-safe.
 */
public final class ParkedCars {

  /** Letters of plates; I and O look like digits. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final double BRIEFEST_IN_GRACE = 0.2;
  private static final double BRIEF_MAX_IN_GRACE = 0.9;

  private final Rounds rounds;
  private final KerbPlan plan;
  private final KerbPlace place;
  private final int placeNumber;
  private final SplittableRandom random;
  private double freeFromS;
  private int cars;

  ParkedCars(Rounds rounds, KerbPlan plan, KerbPlace place, int placeNumber, long seed) {
    this.rounds = rounds;
    this.plan = plan;
    this.place = place;
    this.placeNumber = placeNumber;
    this.random = new SplittableRandom(Draws.seed(seed, "kerb", placeNumber));
    // So long before second 0 that the kerb is as full then as at any other moment.
    this.freeFromS = -2 * seconds(plan.stayMax());
  }

  /** The next car; every one comes after the one before has left. */
  public ParkedCar next() {
    double comesS =
        rounds.unseenFromS(place, freeFromS + Draws.exponential(random, seconds(plan.freeFor())));
    double goesS = rounds.unseenFromS(place, comesS + stayS());
    freeFromS = goesS;
    cars++;
    return new ParkedCar(plate(), place, new Span(comesS, goesS));
  }

  private double stayS() {
    double graceS = seconds(plan.grace());
    boolean brief = random.nextDouble() < plan.briefShare();
    double leastS = brief ? BRIEFEST_IN_GRACE * graceS : 2 * graceS;
    double mostS = brief ? BRIEF_MAX_IN_GRACE * graceS : seconds(plan.stayMax());
    return leastS + (mostS - leastS) * random.nextDouble();
  }

  /** Two letters for the place and a number for the car. Muck trucks have five digits. */
  private String plate() {
    int n = LETTERS.length();
    return String.format(
        Locale.ROOT,
        "浙A%c%c%03d",
        LETTERS.charAt(placeNumber / n % n),
        LETTERS.charAt(placeNumber % n),
        cars % 1_000);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
