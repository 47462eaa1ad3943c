package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoakTrendTest {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration HORIZON = Duration.ofMinutes(15);
  private static final SoakFigure.Window WINDOW = SoakFigure.Window.of(HALF_HOUR, HORIZON);
  private static final Offset<Double> EXACT = Offset.offset(1e-6);

  /** A second in which nothing else is judged: its noise is 16 MB. */
  private static final double BASE = 400e6;

  @Test
  void window_halfHour_beginsWhereTheStateOfTrucksIsFull() {
    assertThat(WINDOW).isEqualTo(new SoakFigure.Window(HORIZON, HALF_HOUR));
    assertThat(SoakFigure.Window.of(Duration.ofHours(4), HORIZON).from())
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void window_tenMinutesLeft_isJudgedAndOneLessIsNot() {
    assertThat(SoakFigure.Window.of(Duration.ofMinutes(25), HORIZON).isJudged()).isTrue();
    assertThat(SoakFigure.Window.of(Duration.ofMinutes(24), HORIZON).isJudged()).isFalse();
    assertThat(SoakFigure.Window.of(Duration.ofMinutes(3), HORIZON).isJudged()).isFalse();
  }

  @Test
  void trend_straightLine_isItsSlope() {
    SoakTrend trend = trend(minute -> 100e6 + minute * 1e6);

    assertThat(trend.slopePerHour()).isEqualTo(60e6, EXACT);
    assertThat(trend.lowPerHour()).isEqualTo(60e6, EXACT);
    assertThat(trend.median()).isEqualTo(122.5e6, EXACT);
    assertThat(trend.minutes()).isEqualTo(16);
    assertThat(trend.sharePerHour()).isEqualTo(60 / 122.5, EXACT);
  }

  @Test
  void verdict_riseOfMoreThanAFifthAnHour_isRisingAndOfLessIsFlat() {
    // with a base of 400 MB the fifth is 80 MB an hour, or 1.34 MB a minute, as the median rises
    assertThat(verdict(minute -> BASE + minute * 1.45e6)).isEqualTo(SoakTrend.Verdict.RISING);
    assertThat(verdict(minute -> BASE + minute * 1.25e6)).isEqualTo(SoakTrend.Verdict.FLAT);
  }

  @Test
  void verdict_largeShareWithinTheNoise_isFlat() {
    // 40 threads of which one comes every two minutes: 7 or 8 in the window, and 8 are noise
    assertThat(verdict(SoakFigure.THREADS, minute -> 40 + minute / 2.0))
        .isEqualTo(SoakTrend.Verdict.FLAT);
    assertThat(verdict(SoakFigure.THREADS, minute -> 40 + minute * 0.6))
        .isEqualTo(SoakTrend.Verdict.RISING);
  }

  @Test
  void verdict_spikesOfRestarts_areNoRise() {
    assertThat(verdict(minute -> minute == 23 || minute == 26 || minute == 27 ? 3 * BASE : BASE))
        .isEqualTo(SoakTrend.Verdict.FLAT);
  }

  @Test
  void verdict_stepsThatStay_areARise() {
    assertThat(
            verdict(
                SoakFigure.FILES,
                minute -> minute < 19 ? 900 : minute < 23 ? 1_000 : minute < 26 ? 1_100 : 1_200))
        .isEqualTo(SoakTrend.Verdict.RISING);
  }

  @Test
  void verdict_onlyNoise_isFlatButForOneRunInTwoHundred() {
    List<Long> rising = new ArrayList<>();
    for (long seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      if (verdict(minute -> BASE + random.nextDouble(-20e6, 20e6)) != SoakTrend.Verdict.FLAT) {
        rising.add(seed);
      }
    }
    assertThat(rising).as("seeds taken for a rise").hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void verdict_falling_isFlat() {
    assertThat(verdict(minute -> 2 * BASE - minute * 10e6)).isEqualTo(SoakTrend.Verdict.FLAT);
  }

  @Test
  void verdict_risingBeforeTheWindow_doesNotCount() {
    assertThat(verdict(minute -> BASE + Math.min(minute, 15) * 20e6))
        .isEqualTo(SoakTrend.Verdict.FLAT);
  }

  @Test
  void verdict_risingByDesign_isShown() {
    assertThat(verdict(SoakFigure.KAFKA_LOG, minute -> minute * 1e9))
        .isEqualTo(SoakTrend.Verdict.SHOWN);
  }

  @Test
  void verdict_figureUnknownOrRunTooShort_isNotJudged() {
    assertThat(SoakTrend.of(SoakFigure.HEAP, List.of(), WINDOW)).isNull();
    assertThat(SoakTrend.verdict(SoakFigure.HEAP, WINDOW, null))
        .isEqualTo(SoakTrend.Verdict.NOT_JUDGED);
    SoakFigure.Window tooShort = SoakFigure.Window.of(Duration.ofMinutes(24), HORIZON);
    SoakTrend steep = new SoakTrend(1e9, 1e9, BASE, 9, 0.15);
    assertThat(SoakTrend.verdict(SoakFigure.HEAP, tooShort, steep))
        .isEqualTo(SoakTrend.Verdict.NOT_JUDGED);
  }

  @Test
  void trend_aDay_isThinnedAndStaysExact() {
    Duration day = Duration.ofDays(1);
    List<SoakSample> samples = samples(SoakFigure.HEAP, 24 * 60, minute -> minute);

    SoakTrend trend = SoakTrend.of(SoakFigure.HEAP, samples, SoakFigure.Window.of(day, HORIZON));

    assertThat(trend).isNotNull();
    assertThat(trend.minutes()).isEqualTo(361);
    assertThat(trend.slopePerHour()).isEqualTo(60, Offset.offset(0.1));
  }

  private static SoakTrend.Verdict verdict(IntToDoubleFunction ofMinute) {
    return verdict(SoakFigure.HEAP, ofMinute);
  }

  private static SoakTrend.Verdict verdict(SoakFigure figure, IntToDoubleFunction ofMinute) {
    return SoakTrend.verdict(
        figure, WINDOW, SoakTrend.of(figure, samples(figure, 30, ofMinute), WINDOW));
  }

  private static SoakTrend trend(IntToDoubleFunction ofMinute) {
    return SoakTrend.of(SoakFigure.HEAP, samples(SoakFigure.HEAP, 30, ofMinute), WINDOW);
  }

  private static List<SoakSample> samples(
      SoakFigure figure, int minutes, IntToDoubleFunction ofMinute) {
    List<SoakSample> samples = new ArrayList<>();
    for (int minute = 0; minute <= minutes; minute++) {
      samples.add(
          new SoakSample(
              Duration.ofMinutes(minute), Map.of(figure, ofMinute.applyAsDouble(minute))));
    }
    return samples;
  }
}
