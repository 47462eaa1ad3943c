package dev.offsite.pipelines.judge.track;

import dev.offsite.geo.fence.Fence;
import dev.offsite.schemas.candidate.Candidate;
import org.jspecify.annotations.Nullable;

/** Where a truck was, as a candidate says it. */
public final class TruckPlace {

  /** On the road, at a fix. */
  public static Candidate.Place at(Fix fix, String name) {
    return place(null, fix, name);
  }

  /** At a fence, at a fix. */
  public static Candidate.Place at(Fence fence, Fix fix) {
    return place(fence, fix, fence.name().isBlank() ? fence.id() : fence.name());
  }

  private static Candidate.Place place(@Nullable Fence fence, Fix fix, String name) {
    return new Candidate.Place(
        null,
        fence == null ? null : fence.id(),
        fence == null ? null : fence.version(),
        name,
        fix.position().lng(),
        fix.position().lat(),
        "WGS84",
        fix.accuracyM(),
        null,
        null);
  }

  private TruckPlace() {}
}
