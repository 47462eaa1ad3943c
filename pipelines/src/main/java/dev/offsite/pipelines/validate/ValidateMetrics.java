package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.measure.BucketedTimes;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.time.Clock;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the stage that sees every readable report together with the reference data: times
 * of devices, and the release in force. Refusals are counted where they are written.
 */
final class ValidateMetrics {

  /**
   * Times: from the report's own time to its receipt: the way, waiting in the device, and what its
   * clock is behind. Reports from the future are not in here.
   */
  static final String DEVICE_TO_RECEIVED = "deviceToReceivedMs";

  /** Times: by how much reports from the future are ahead of their receipt. */
  static final String CLOCK_AHEAD = "clockAheadMs";

  /** Times: from receipt to this stage: landing, Kafka and all that waited. */
  static final String RECEIVED_TO_VALIDATED = "receivedToValidatedMs";

  /** Gauge: devices ahead by a second or more in the last five to ten minutes, at most 1,000. */
  static final String FAST_CLOCKS = "fastClocks";

  /** Gauge: how far the worst of {@link #FAST_CLOCKS} is ahead, ms. */
  static final String FAST_CLOCK_WORST = "fastClockWorstMs";

  /** Gauge: 1 if a release of the reference data is in force and can be followed, else 0. */
  static final String REFERENCE_IN_FORCE = "referenceInForce";

  /** Gauge: seconds since the release in force was published; -1 if none is. */
  static final String REFERENCE_AGE = "referenceAgeS";

  /** Gauge: entries of the release in force; 0 if none is. */
  static final String REFERENCE_ENTRIES = "referenceEntries";

  private final Clock clock;
  private final FastClocks fastClocks = new FastClocks();
  private final BucketedTimes deviceToReceived;
  private final BucketedTimes clockAhead;
  private final BucketedTimes receivedToValidated;
  private volatile ReferenceFeed.@Nullable ReferenceView loaded;

  ValidateMetrics(MetricGroup group, Clock clock) {
    this.clock = clock;
    deviceToReceived = BucketedTimes.shownIn(group, DEVICE_TO_RECEIVED);
    clockAhead = BucketedTimes.shownIn(group, CLOCK_AHEAD);
    receivedToValidated = BucketedTimes.shownIn(group, RECEIVED_TO_VALIDATED);
    group.gauge(FAST_CLOCKS, (Gauge<Integer>) () -> fastClocks.devices(clock.millis()));
    group.gauge(FAST_CLOCK_WORST, (Gauge<Long>) () -> fastClocks.worstMs(clock.millis()));
    group.gauge(REFERENCE_IN_FORCE, (Gauge<Integer>) () -> inForce() == null ? 0 : 1);
    group.gauge(REFERENCE_AGE, (Gauge<Long>) this::referenceAgeS);
    group.gauge(REFERENCE_ENTRIES, (Gauge<Integer>) this::referenceEntries);
  }

  /** From here on this view, which has loaded its first release, says what is in force. */
  void loaded(ReferenceFeed.ReferenceView view) {
    loaded = view;
  }

  /** Notes the times of a report, whatever becomes of it. */
  void reported(Received received) {
    long now = clock.millis();
    long receivedMs = received.raw().receivedAtMillis();
    receivedToValidated.record(now - receivedMs);
    long behindMs = receivedMs - received.report().eventTime().toEpochMilli();
    if (behindMs >= 0) {
      deviceToReceived.record(behindMs);
    } else {
      clockAhead.record(-behindMs);
      fastClocks.note(received.raw().deviceId(), -behindMs, now);
    }
  }

  private long referenceAgeS() {
    ReferenceSnapshot snapshot = inForce();
    return snapshot == null
        ? -1
        : snapshot
            .publishedAt()
            .map(published -> Math.max(0, (clock.millis() - published.toEpochMilli()) / 1_000))
            .orElse(-1L);
  }

  private int referenceEntries() {
    ReferenceSnapshot snapshot = inForce();
    return snapshot == null ? 0 : snapshot.entries();
  }

  /** Never waits: a view that has loaded once answers at once, or says that it cannot go on. */
  private @Nullable ReferenceSnapshot inForce() {
    ReferenceFeed.ReferenceView view = loaded;
    if (view == null) {
      return null;
    }
    try {
      return view.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (IllegalStateException e) {
      return null; // the topic cannot be followed; the task fails of it and says so
    }
  }
}
