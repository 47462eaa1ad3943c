package dev.offsite.pipelines.cases;

import dev.offsite.schemas.reference.DeadlineProfile;
import java.util.List;
import java.util.Objects;

/**
 * The deadlines of one case, as they stood when it began: a later release of the reference data
 * does not move a clock that runs.
 *
 * @param profile id and version, as in {@code 11301/1}
 * @param liveWithinS see {@link DeadlineProfile}
 */
public record ClockPlan(String profile, double liveWithinS, List<DeadlineProfile.Step> steps) {

  public ClockPlan {
    Objects.requireNonNull(profile, "profile");
    steps = List.copyOf(steps);
  }

  static ClockPlan of(DeadlineProfile profile) {
    return new ClockPlan(
        profile.id() + '/' + profile.version(), profile.liveWithinS(), profile.steps());
  }
}
