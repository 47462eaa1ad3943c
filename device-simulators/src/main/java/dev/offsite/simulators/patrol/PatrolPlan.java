package dev.offsite.simulators.patrol;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How drones and patrol cars patrol, and what they meet.
 *
 * @param takeOffs times of day, by the clock of the world, at which every drone starts; rising.
 *     Empty: one flight follows the other
 * @param pause between landing and the next take-off of one drone where there are no times of day
 * @param abortedShare share of the sorties that wind or a battery ends before their last lane
 * @param passingShare share of the objects that appear or vanish between sorties; all others lie
 *     there all the time
 * @param litteredShare share of the places where something may lie, or may fool a drone, at which
 *     it does; 0 for a ground where nothing is to be seen
 * @param overDumpingPlaces whether drones fly over the places where trucks dump, too
 * @param finds what is newly found day by day, on all areas and in place of all else that may lie
 *     there; null if nothing of that kind happens
 * @param camera what the drones carry
 * @param vehicles number of patrol cars
 * @param kerb what those cars drive past
 */
public record PatrolPlan(
    List<LocalTime> takeOffs,
    Duration pause,
    double abortedShare,
    double passingShare,
    double litteredShare,
    boolean overDumpingPlaces,
    @Nullable FindsPlan finds,
    CameraPlan camera,
    int vehicles,
    KerbPlan kerb) {

  public PatrolPlan {
    takeOffs = List.copyOf(takeOffs);
    Objects.requireNonNull(pause, "pause");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(kerb, "kerb");
    for (int i = 1; i < takeOffs.size(); i++) {
      if (!takeOffs.get(i).isAfter(takeOffs.get(i - 1))) {
        throw new IllegalArgumentException(
            "takeOffs " + takeOffs + " do not rise at " + takeOffs.get(i));
      }
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause " + pause + " is negative");
    }
    requireShare("abortedShare", abortedShare);
    requireShare("passingShare", passingShare);
    requireShare("litteredShare", litteredShare);
    if (vehicles < 0) {
      throw new IllegalArgumentException("vehicles " + vehicles + " is below 0");
    }
  }

  /** Whether drones fly over the places where trucks dump. */
  public boolean isOverDumpingPlaces() {
    return overDumpingPlaces || finds != null;
  }

  static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " " + share + " is not 0 to 1");
    }
  }
}
