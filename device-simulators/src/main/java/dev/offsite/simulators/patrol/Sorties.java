package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.zone.Span;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The patrol flights over one area, without end: at times of day, or one after the other.
 *
 * <p>Immutable and thread-safe. A pure function of area, plan, begin and seed.
 */
public final class Sorties {

  private static final double TURN_S = 8;
  private static final double RETURN_S = 50;

  /** Without a timetable the drones of an area start a moment apart, as two crews would. */
  private static final double FIRST_TAKE_OFF_S = 0.5;

  private static final double CREWS_APART_S = 0.7;

  private final PatrolArea area;
  private final PatrolPlan plan;
  private final @Nullable Timetable timetable;
  private final long seed;

  private Sorties(PatrolArea area, PatrolPlan plan, @Nullable Timetable timetable, long seed) {
    this.area = area;
    this.plan = plan;
    this.timetable = timetable;
    this.seed = seed;
  }

  /**
   * The flights over an area.
   *
   * @param begin the instant of second 0
   * @param startsAt the time of day people take it for; null for the real one
   * @throws IllegalArgumentException if a drone should take off before it is back
   */
  public static Sorties over(
      PatrolArea area, PatrolPlan plan, Instant begin, @Nullable LocalTime startsAt, long seed) {
    if (plan.takeOffs().isEmpty()) {
      return new Sorties(area, plan, null, seed);
    }
    Timetable timetable = Timetable.of(plan.takeOffs(), begin, startsAt);
    Sorties sorties = new Sorties(area, plan, timetable, seed);
    double leastS = sorties.flightS() + RETURN_S;
    if (timetable.shortestGapS() < leastS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "takeOffs %s are %.0f s apart; a sortie over %s takes %.0f s",
              plan.takeOffs(),
              timetable.shortestGapS(),
              area.id(),
              leastS));
    }
    return sorties;
  }

  /** The area. */
  public PatrolArea area() {
    return area;
  }

  /**
   * A sortie.
   *
   * @param drone 0 for the first drone of the area, 1 for the second
   * @param number from 1
   */
  public Sortie sortie(int drone, int number) {
    double fromS = takeOffS(drone, number);
    int flown = lanesFlown(drone, number);
    List<Sortie.LanePass> passes = new ArrayList<>();
    for (int i = 0; i < flown; i++) {
      int lane = drone == 0 ? i : i ^ 1;
      boolean eastward = (i % 2 == 0) == (drone == 0);
      double laneFromS = fromS + i * (laneS() + TURN_S);
      passes.add(new Sortie.LanePass(area, lane, eastward, laneFromS, laneFromS + laneS()));
    }
    return new Sortie(number, fromS, passes, area.lanes());
  }

  /**
   * The time between two sorties, in which no drone of the area has anything in view.
   *
   * @param number of the sortie before it; 0 for the time from second 0 to the first take-off
   */
  Span gapAfter(int number) {
    double fromS = number == 0 ? 0 : takeOffS(area.droneIds().size() - 1, number) + flightS();
    return new Span(fromS, takeOffS(0, number + 1));
  }

  private double takeOffS(int drone, int number) {
    if (timetable != null) {
      return timetable.takeOffS(number);
    }
    double everyS = flightS() + RETURN_S + plan.pause().toMillis() / 1000.0;
    return FIRST_TAKE_OFF_S + CREWS_APART_S * drone + (number - 1) * everyS;
  }

  private int lanesFlown(int drone, int number) {
    SplittableRandom random = new SplittableRandom(Draws.seed(seed, "sortie", 2L * number + drone));
    boolean aborted = random.nextDouble() < plan.abortedShare();
    return aborted ? random.nextInt(1, area.lanes()) : area.lanes();
  }

  private double laneS() {
    return area.laneLengthM() / Sortie.SPEED_MPS;
  }

  private double flightS() {
    return area.lanes() * laneS() + (area.lanes() - 1) * TURN_S;
  }
}
