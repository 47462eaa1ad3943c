package dev.offsite.pipelines.judge.track;

import java.util.Objects;

/**
 * The newest fix of a truck, and where it came from: what a silence after it is told by. A view of
 * the track, good until the next fix is added. Not thread-safe.
 */
public final class Newest {

  private final Fix fix;
  private final Trail trail;
  private final DigestLog digests;

  Newest(Fix fix, Trail trail, DigestLog digests) {
    this.fix = Objects.requireNonNull(fix, "fix");
    this.trail = Objects.requireNonNull(trail, "trail");
    this.digests = Objects.requireNonNull(digests, "digests");
  }

  /** The fix. */
  public Fix fix() {
    return fix;
  }

  /** The fix with the digest of its record. */
  public Witness witness() {
    return new Witness(fix, digests.get(fix.timeMs()));
  }

  /** Where the truck came from; may hold the fix itself. */
  public Trail trail() {
    return trail;
  }
}
