package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.reference.Release;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

/** What a reporter sees of the stage. */
class ValidateMetricsTest {

  private final Received report =
      Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).received();
  private final Instant received = report.receivedAt();
  private final Instant now = received.plusMillis(40);

  private final MetricListener reported = new MetricListener();
  private final ValidateMetrics metrics =
      new ValidateMetrics(reported.getMetricGroup(), Clock.fixed(now, ZoneOffset.UTC));

  @Test
  void reported_ofThePast_isTimedFromDeviceToReceiptToHere() {
    metrics.reported(report);

    long behind = Duration.between(report.report().eventTime(), received).toMillis();
    assertThat(behind).isNotNegative();
    assertThat(gauge("deviceToReceivedMs", "sum")).isEqualTo(behind);
    assertThat(gauge("clockAheadMs", "le", "+Inf", "bucket")).isZero();
    assertThat(gauge("receivedToValidatedMs", "sum")).isEqualTo(40);
    assertThat(gauge("fastClocks")).isZero();
  }

  @Test
  void reported_ofTheFuture_showsTheClockAndNotTheWay() {
    long aheadMs = 90_000;
    Received future = RawRecords.received(report.report(), Duration.ofMillis(-aheadMs));

    metrics.reported(future);

    assertThat(gauge("clockAheadMs", "sum")).isEqualTo(aheadMs);
    assertThat(gauge("deviceToReceivedMs", "le", "+Inf", "bucket")).isZero();
    assertThat(gauge("fastClocks")).isEqualTo(1);
    assertThat(gauge("fastClockWorstMs")).isEqualTo(aheadMs);
  }

  @Test
  void reference_beforeItIsLoaded_isNotInForce() {
    assertThat(gauge("referenceInForce")).isZero();
    assertThat(gauge("referenceAgeS")).isEqualTo(-1);
    assertThat(gauge("referenceEntries")).isZero();
  }

  @Test
  void reference_published_showsItsAgeAndSize() {
    ReferenceSnapshot snapshot =
        ReferenceSnapshot.of(new Release("r1", now.minusSeconds(61), 0), List.of());

    metrics.loaded(view(() -> snapshot));

    assertThat(gauge("referenceInForce")).isEqualTo(1);
    assertThat(gauge("referenceAgeS")).isEqualTo(61);
    assertThat(gauge("referenceEntries")).isZero();
  }

  @Test
  void reference_thatNobodyPublished_hasNoAge() {
    metrics.loaded(Entries.complete().feed().open());

    assertThat(gauge("referenceInForce")).isEqualTo(1);
    assertThat(gauge("referenceAgeS")).isEqualTo(-1);
    assertThat(gauge("referenceEntries")).isPositive();
  }

  @Test
  void reference_thatCannotBeFollowed_isNotInForce() {
    metrics.loaded(
        view(
            () -> {
              throw new IllegalStateException("the reference topic cannot be followed");
            }));

    assertThat(gauge("referenceInForce")).isZero();
    assertThat(gauge("referenceAgeS")).isEqualTo(-1);
  }

  private interface Awaiting {
    ReferenceSnapshot await();
  }

  private static ReferenceFeed.ReferenceView view(Awaiting awaiting) {
    return new ReferenceFeed.ReferenceView() {
      @Override
      public ReferenceSnapshot await() {
        return awaiting.await();
      }

      @Override
      public void close() {}
    };
  }

  private long gauge(String... path) {
    return reported.<Number>getGauge(path).orElseThrow().getValue().longValue();
  }
}
