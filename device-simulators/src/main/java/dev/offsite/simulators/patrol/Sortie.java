package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.Objects;

/**
 * One patrol flight over the lanes of an area.
 *
 * <p>What ends a sortie early, wind or a battery, ends it behind a lane: the drone flies no further
 * one. So a lane is covered from end to end or not at all.
 *
 * @param number from 1
 * @param fromS take-off at the begin of its first lane, seconds since the world began
 * @param passes the lanes that it covers, in the order of flight; at least one
 * @param plannedLanes how many it set out for
 */
public record Sortie(int number, double fromS, List<LanePass> passes, int plannedLanes) {

  /** Speed over ground. */
  public static final double SPEED_MPS = 12;

  /** Above the ground. */
  public static final double HEIGHT_M = 100;

  /** Objects within this distance of the middle of the view are in view. */
  public static final double VIEW_RADIUS_M = 45;

  public Sortie {
    passes = List.copyOf(passes);
    if (passes.isEmpty() || passes.size() > plannedLanes) {
      throw new IllegalArgumentException(
          passes.size() + " lanes flown are not 1 to " + plannedLanes);
    }
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

    /** The point of the lane in the middle of the view. */
    public PlanePoint at(double seconds) {
      double flownM = Math.max(0, Math.min(toS, seconds) - fromS) * SPEED_MPS;
      return area.onLane(lane, eastward ? flownM : area.laneLengthM() - flownM);
    }

    /** Where the drone is, whose camera looks so far ahead of it. */
    public PlanePoint droneAt(double seconds, double aheadM) {
      return at(seconds).plus(eastward ? -aheadM : aheadM, 0);
    }

    /** When an object of this lane is in view. */
    public Span inView(GroundObject object) {
      PlanePoint west = area.onLane(lane, 0);
      double acrossM = object.at().northM() - west.northM();
      double halfChordM = Math.sqrt(VIEW_RADIUS_M * VIEW_RADIUS_M - acrossM * acrossM);
      double alongM = object.at().eastM() - west.eastM();
      double abeamM = eastward ? alongM : area.laneLengthM() - alongM;
      return new Span(
          fromS + Math.max(0, abeamM - halfChordM) / SPEED_MPS,
          Math.min(toS, fromS + (abeamM + halfChordM) / SPEED_MPS));
    }
  }

  /** End of the last lane covered. */
  public double toS() {
    return passes.get(passes.size() - 1).toS();
  }

  /** Whether it ended before it had covered all its lanes. */
  public boolean isAborted() {
    return passes.size() < plannedLanes;
  }

  /** Whether it covers a lane. */
  public boolean covers(int lane) {
    return passes.stream().anyMatch(pass -> pass.lane() == lane);
  }
}
