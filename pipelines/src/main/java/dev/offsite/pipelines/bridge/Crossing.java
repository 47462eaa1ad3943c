package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Comparator;
import java.util.Objects;

/**
 * A weighed vehicle on its way over a bridge.
 *
 * @param siteId of the bridge
 * @param passageId unique for the scale
 * @param lane the lane it is on
 * @param grossKg raw; 0 where the scale weighed nothing
 * @param eventMs first axle over the scale, by the scale's clock
 * @param receivedMs by our clock
 * @param isLive whether it came by itself; false in a batch, and if it was sent once more
 * @param likely as fast as over the scale
 * @param least on the bridge at any plausible speed
 * @param most on the bridge at some plausible speed
 * @param raw the original record
 */
record Crossing(
    String siteId,
    String deviceId,
    String passageId,
    LoadScope lane,
    int grossKg,
    long eventMs,
    long receivedMs,
    boolean isLive,
    Stay likely,
    Stay least,
    Stay most,
    Candidate.RawRecord raw) {

  /** By event, then by what tells two of one moment apart. */
  static final Comparator<Crossing> BY_EVENT =
      Comparator.comparingLong(Crossing::eventMs).thenComparing(Crossing::key);

  /** Which of two contents of one passage counts: the one received last, then the later record. */
  private static final Comparator<Crossing> BY_RECEIPT =
      Comparator.comparingLong(Crossing::receivedMs)
          .thenComparing(crossing -> crossing.raw().partition())
          .thenComparing(crossing -> crossing.raw().offset())
          .thenComparing(crossing -> crossing.raw().index());

  Crossing {
    Objects.requireNonNull(siteId, "siteId");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(passageId, "passageId");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(likely, "likely");
    Objects.requireNonNull(least, "least");
    Objects.requireNonNull(most, "most");
    Objects.requireNonNull(raw, "raw");
  }

  /** Names the passage. */
  String key() {
    return deviceId + '\u001f' + passageId;
  }

  /** Whether it counts in place of another content of the same passage. */
  boolean replaces(Crossing other) {
    return BY_RECEIPT.compare(this, other) > 0;
  }

  /** From when on it changes anything. */
  long beginsMs() {
    return Math.min(likely.fromMs(), most.fromMs());
  }

  /** From when on it changes nothing any more. */
  long overMs() {
    return Math.max(likely.untilMs(), most.untilMs());
  }

  /** The next moment after {@code ms} at which one of its stays begins or ends. */
  long nextChangeMs(long ms) {
    return Math.min(
        likely.nextChangeMs(ms), Math.min(least.nextChangeMs(ms), most.nextChangeMs(ms)));
  }

  /** Half the span in which its entry must lie. */
  long entryUncertaintyMs() {
    return Math.max(0, least.fromMs() - most.fromMs()) / 2;
  }
}
