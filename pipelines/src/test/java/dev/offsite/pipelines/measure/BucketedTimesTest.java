package dev.offsite.pipelines.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketedTimesTest {

  private static final String[] BOUNDS = {
    "5",
    "10",
    "25",
    "50",
    "100",
    "250",
    "500",
    "1000",
    "2500",
    "5000",
    "15000",
    "60000",
    "300000",
    "900000",
    "3600000",
    "86400000",
    "+Inf"
  };

  private final MetricListener reported = new MetricListener();
  private BucketedTimes times;

  @BeforeEach
  void show() {
    times = BucketedTimes.shownIn(reported.getMetricGroup(), "waited");
  }

  @Test
  void buckets_beforeTheFirstRecord_areAllThereAtZero() {
    for (String bound : BOUNDS) {
      assertThat(upTo(bound)).as(bound).isZero();
    }
    assertThat(sum()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "100", "1000", "86400000"})
  void record_atABound_countsUpToIt_andOneAboveDoesNot(String bound) {
    times.record(Long.parseLong(bound));
    assertThat(upTo(bound)).isEqualTo(1);

    times.record(Long.parseLong(bound) + 1);
    assertThat(upTo(bound)).isEqualTo(1);
    assertThat(upTo("+Inf")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "7, 7", "86400000, 86400000", "86400001, 86400000"})
  void record_addsToTheSum_atMostADayAndNeverLess(long durationMs, long sumMs) {
    times.record(durationMs);

    assertThat(sum()).isEqualTo(sumMs);
    assertThat(upTo("+Inf")).isEqualTo(1);
  }

  @Test
  void buckets_ofAnyDurations_holdWhatCountingHolds() {
    long seed = 20260301;
    SplittableRandom random = new SplittableRandom(seed);
    long[] expected = new long[BOUNDS.length];
    for (int i = 0; i < 5_000; i++) {
      long duration = (long) Math.exp(random.nextDouble() * 20);
      times.record(duration);
      for (int bucket = 0; bucket < BOUNDS.length; bucket++) {
        if (bucket == BOUNDS.length - 1 || duration <= Long.parseLong(BOUNDS[bucket])) {
          expected[bucket]++;
        }
      }
    }
    for (int bucket = 0; bucket < BOUNDS.length; bucket++) {
      assertThat(upTo(BOUNDS[bucket]))
          .as("seed %d, bound %s", seed, BOUNDS[bucket])
          .isEqualTo(expected[bucket]);
    }
  }

  private long upTo(String bound) {
    Gauge<Long> gauge =
        reported
            .<Long>getGauge("waited", BucketedTimes.LE, bound, BucketedTimes.BUCKET)
            .orElseThrow();
    return gauge.getValue();
  }

  private long sum() {
    Gauge<Long> gauge = reported.<Long>getGauge("waited", BucketedTimes.SUM).orElseThrow();
    return gauge.getValue();
  }
}
