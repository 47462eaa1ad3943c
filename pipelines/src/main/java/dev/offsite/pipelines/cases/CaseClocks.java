package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.Milestones;
import dev.offsite.schemas.reference.DeadlineProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a case that have started. Pure: they follow from what happened when, so no order of
 * messages and no restart can change them.
 */
final class CaseClocks {

  /** Whether the case began too late for the clocks of steps that are {@code liveOnly}. */
  static boolean isBackFilled(CaseArrival.Origin origin) {
    return origin.plan() != null && origin.knownAfterS() > origin.plan().liveWithinS();
  }

  /**
   * Those that have started, in the order of the profile.
   *
   * @param endedAt when nothing was left to do; null while something is
   */
  static List<ClockRun> of(
      CaseArrival.Origin origin, Milestones milestones, @Nullable Instant endedAt) {
    List<ClockRun> runs = new ArrayList<>();
    if (origin.plan() == null) {
      return runs;
    }
    for (DeadlineProfile.Step step : origin.plan().steps()) {
      Instant start = start(step.from(), origin, milestones);
      if (start == null || (step.liveOnly() && isBackFilled(origin))) {
        continue;
      }
      Double share = step.warnShare();
      runs.add(
          new ClockRun(
              step.step(),
              start,
              share == null ? null : start.plus(seconds(step.withinS() * share)),
              start.plus(seconds(step.withinS())),
              stop(step.step(), milestones, endedAt)));
    }
    return runs;
  }

  private static @Nullable Instant start(
      DeadlineProfile.Start from, CaseArrival.Origin origin, Milestones m) {
    return switch (from) {
      case CANDIDATE -> origin.startedAt();
      case ACCEPTED -> m.acceptedAt();
      case DISPATCHED -> m.dispatchedAt();
      case ON_SITE -> m.onSiteAt();
      case JUDGED -> m.judgedAt();
    };
  }

  /** What stops a clock: the act itself, one that makes it needless, or the end. */
  private static @Nullable Instant stop(CaseStep step, Milestones m, @Nullable Instant endedAt) {
    return switch (step) {
      case ACCEPT, REVIEW -> earliest(m.reviewedAt(), endedAt);
      case PLAN -> earliest(m.dispatchedAt(), m.onSiteAt(), m.judgedAt(), endedAt);
      case ON_SITE -> earliest(m.onSiteAt(), m.judgedAt(), endedAt);
      case TELL -> earliest(m.toldAt(), endedAt);
      case DECIDE -> earliest(m.judgedAt(), endedAt);
      case CLOSE -> endedAt;
    };
  }

  private static @Nullable Instant earliest(@Nullable Instant... instants) {
    return Stream.of(instants).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private CaseClocks() {}
}
