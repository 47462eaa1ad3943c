package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One patrol flight over all lanes of an area.
 *
 * <p>One sortie follows the other after the pause of the {@link PatrolPlan}.
 *
 * @param number from 1
 * @param fromS take-off at the begin of its first lane, seconds since the world began
 * @param passes its lanes in the order of flight
 */
public record Sortie(int number, double fromS, List<LanePass> passes) {

  /** Speed over ground. */
  public static final double SPEED_MPS = 12;

  /** Objects within this distance of the point below the drone are in view. */
  public static final double VIEW_RADIUS_M = 45;

  private static final double TURN_S = 8;
  private static final double RETURN_S = 50;

  public Sortie {
    passes = List.copyOf(passes);
  }

  /**
   * One lane flown.
   *
   * @param eastward direction
   */
  public record LanePass(PatrolArea area, int lane, boolean eastward, double fromS, double toS) {
    public LanePass {
      Objects.requireNonNull(area, "area");
    }

    /** Where the drone is. */
    public PlanePoint at(double seconds) {
      double flownM = Math.max(0, Math.min(toS, seconds) - fromS) * SPEED_MPS;
      return area.onLane(lane, eastward ? flownM : area.laneLengthM() - flownM);
    }

    /** When an object of this lane comes into view. */
    public double inViewFromS(GroundObject object) {
      PlanePoint west = area.onLane(lane, 0);
      double acrossM = object.at().northM() - west.northM();
      double halfChordM = Math.sqrt(VIEW_RADIUS_M * VIEW_RADIUS_M - acrossM * acrossM);
      double alongM = object.at().eastM() - west.eastM();
      double flownM = (eastward ? alongM : area.laneLengthM() - alongM) - halfChordM;
      return fromS + Math.max(0, flownM) / SPEED_MPS;
    }
  }

  /** End of the last lane. */
  public double toS() {
    return passes.get(passes.size() - 1).toS();
  }

  /**
   * The sortie {@code number} of a drone.
   *
   * @param drone 0 for the first drone of the area, 1 for the second
   */
  public static Sortie of(PatrolArea area, PatrolPlan plan, int drone, int number) {
    double laneS = area.laneLengthM() / SPEED_MPS;
    double flightS = area.lanes() * laneS + (area.lanes() - 1) * TURN_S;
    double fromS =
        0.5 + 0.7 * drone + (number - 1) * (flightS + RETURN_S + plan.pause().toMillis() / 1000.0);
    List<LanePass> passes = new ArrayList<>();
    for (int i = 0; i < area.lanes(); i++) {
      int lane = drone == 0 ? i : i ^ 1;
      boolean eastward = (i % 2 == 0) == (drone == 0);
      double laneFromS = fromS + i * (laneS + TURN_S);
      passes.add(new LanePass(area, lane, eastward, laneFromS, laneFromS + laneS));
    }
    return new Sortie(number, fromS, passes);
  }
}
