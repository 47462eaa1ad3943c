package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * The kerb along one patrol round, with room for cars in zones where parking is forbidden and
 * elsewhere.
 *
 * <p>No place is a doubtful case: each is at least {@value Ground#BORDER_M} m from the border of
 * every zone and {@value #SPACING_M} m from the next place. Immutable and thread-safe.
 */
public final class Kerb {

  /** More than a position error apart, so that two cars are never taken for one. */
  private static final double SPACING_M = 45;

  private static final double RIGHT_OF_LANE_M = 3.5;

  /** Streets are straight for so long before and behind a place that it is well in view. */
  private static final double STRAIGHT_M = 25;

  private static final String FORBIDDEN_KIND = "ROADSIDE";

  private final Rounds rounds;
  private final KerbPlan plan;
  private final int roundNumber;
  private final long seed;
  private final List<KerbPlace> places = new ArrayList<>();

  /**
   * The kerb along a round.
   *
   * @param roundNumber of the place, from 0
   */
  public Kerb(Rounds rounds, KerbPlan plan, List<Zone> zones, int roundNumber, long seed) {
    this.rounds = rounds;
    this.plan = plan;
    this.roundNumber = roundNumber;
    this.seed = seed;
    List<Zone> forbidden =
        zones.stream().filter(zone -> zone.kind().equals(FORBIDDEN_KIND)).toList();
    Path path = rounds.path();
    for (double alongM = SPACING_M; alongM < path.lengthM() - SPACING_M; alongM += SPACING_M) {
      double courseDeg = path.courseDegAt(alongM);
      boolean straight =
          courseDeg == path.courseDegAt(alongM - STRAIGHT_M)
              && courseDeg == path.courseDegAt(alongM + STRAIGHT_M);
      double rightRad = Math.toRadians(courseDeg + 90);
      PlanePoint at =
          path.pointAt(alongM)
              .plus(RIGHT_OF_LANE_M * Math.sin(rightRad), RIGHT_OF_LANE_M * Math.cos(rightRad));
      boolean clear =
          forbidden.stream().allMatch(z -> z.ring().distanceToBorderM(at) >= Ground.BORDER_M);
      if (straight && clear) {
        String zoneId =
            forbidden.stream()
                .filter(z -> z.ring().encloses(at))
                .map(Zone::id)
                .findFirst()
                .orElse("");
        places.add(
            new KerbPlace(rounds.round().id() + "-" + Math.round(alongM), at, alongM, zoneId));
      }
    }
  }

  /** The drives past it. */
  public Rounds rounds() {
    return rounds;
  }

  /** Room for cars, in the order of the round. */
  public List<KerbPlace> places() {
    return List.copyOf(places);
  }

  /** The cars at a place, from 0, from before second 0 on. */
  public ParkedCars cars(int place) {
    return new ParkedCars(
        rounds, plan, places.get(place), roundNumber * places.size() + place, seed);
  }
}
