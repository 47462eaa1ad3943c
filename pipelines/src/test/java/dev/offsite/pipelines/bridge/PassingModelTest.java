package dev.offsite.pipelines.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.BridgeScale;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A span of 200 m, a vehicle of 10 m, 10 m/s within a quarter: the figures are done by hand. */
class PassingModelTest {

  private static final Instant AT = Times.at("10:00:00");

  @Test
  void stay_scaleBeforeTheBridge_beginsWhenTheFirstAxleIsThereAndEndsWithTheLast() {
    PassingModel model = model(100);

    assertThat(model.likely(at(36))).isEqualTo(stay(10_000, 31_000));
    assertThat(model.least(at(36))).isEqualTo(stay(13_333, 24_800));
    assertThat(model.most(at(36))).isEqualTo(stay(8_000, 41_333));
  }

  @Test
  void stay_scaleOnTheSpan_beganBeforeTheScale() {
    PassingModel model = model(-20);

    assertThat(model.likely(at(36))).isEqualTo(stay(-2_000, 19_000));
    assertThat(model.least(at(36))).isEqualTo(stay(-1_600, 15_200));
    assertThat(model.most(at(36))).isEqualTo(stay(-2_667, 25_333));
  }

  @Test
  void stay_scaleAtTheBeginOfTheSpan_beginsWithThePassage() {
    assertThat(model(0).likely(at(36))).isEqualTo(stay(0, 21_000));
  }

  @Test
  void stay_belowTheSpeedOfStopAndGo_mayLastForTheWholeBound() {
    PassingModel model = model(0);

    assertThat(model.most(at(5)).untilMs() - AT.toEpochMilli()).isEqualTo(120_000);
    assertThat(model.likely(at(9))).isEqualTo(stay(0, 84_000));
    assertThat(model.most(at(9)).untilMs() - AT.toEpochMilli()).isEqualTo(112_000);
    assertThat(model.most(at(4.99)).untilMs() - AT.toEpochMilli()).isEqualTo(120_000);
  }

  @Test
  void stay_atStopAndGo_isBoundedOnBothSidesOfTheSpeed() {
    Bridge quick =
        new Bridge(
            "b",
            1,
            bridge().validity(),
            Entries.SITE,
            20,
            1,
            null,
            bridge().scales(),
            0.25,
            5,
            120,
            "x");
    PassingModel model = new PassingModel(quick, quick.scales().get(0));

    assertThat(model.most(at(5.0)).untilMs() - AT.toEpochMilli()).isEqualTo(28_800);
    assertThat(model.most(at(4.99)).untilMs() - AT.toEpochMilli()).isEqualTo(120_000);
  }

  @Test
  void stay_ofAScaleThatSaysNoSpeed_isTheBound() {
    assertThat(model(0).likely(at(0))).isEqualTo(stay(0, 120_000));
    assertThat(model(50).likely(at(0))).isEqualTo(stay(120_000, 240_000));
  }

  @Test
  void stay_leastOfAVeryUncertainSpeed_isNone() {
    Bridge vague =
        new Bridge(
            "b",
            1,
            bridge().validity(),
            Entries.SITE,
            20,
            1,
            null,
            bridge().scales(),
            0.9,
            0,
            120,
            "x");
    PassingModel model = new PassingModel(vague, new BridgeScale(Entries.SCALE, 1_000, null));

    assertThat(model.least(at(36)).isNone()).isTrue();
    assertThat(model.likely(at(36)).isNone()).isFalse();
  }

  /** At 10 m/s, after 200 m of span. */
  @Test
  void stay_lengthNotMeasured_isThatOfTheSpacingsOrTheUsualOne() {
    assertThat(model(0).likely(ofLength(null))).isEqualTo(stay(0, 21_200));
    assertThat(model(0).likely(ofLength(null, 3.0, 5.0))).isEqualTo(stay(0, 21_200));
    assertThat(model(0).likely(ofLength(8.0, 3.0, 5.0))).isEqualTo(stay(0, 20_800));
  }

  @Test
  void stay_lengthNotMeasured_goesByTheFiguresOfTheBridge() {
    Bridge usual = bridge();
    Bridge longer =
        new Bridge(
            usual.id(),
            1,
            usual.validity(),
            usual.siteId(),
            usual.spanM(),
            usual.massLimitKg(),
            null,
            usual.scales(),
            usual.speedChangeShare(),
            usual.stopAndGoBelowKph(),
            usual.stayMaxS(),
            6.0,
            18.0,
            "test");
    PassingModel model = new PassingModel(longer, longer.scales().get(0));

    assertThat(model.likely(ofLength(null))).isEqualTo(stay(0, 21_800));
    assertThat(model.likely(ofLength(null, 3.0, 5.0))).isEqualTo(stay(0, 21_400));
    assertThat(model.likely(ofLength(8.0))).isEqualTo(stay(0, 20_800));
  }

  private static PassageReport ofLength(Double lengthM, Double... spacingsM) {
    return Reports.at(AT)
        .of(Entries.SCALE)
        .passage(40_000)
        .axles(spacingsM.length + 1)
        .axleLoadsKg()
        .axleSpacingsM(spacingsM)
        .lengthM(lengthM)
        .speedKph(36)
        .report();
  }

  private static PassingModel model(double toSpanM) {
    return new PassingModel(bridge(), new BridgeScale(Entries.SCALE, toSpanM, null));
  }

  private static Bridge bridge() {
    return BridgeScene.bridge(1, Times.LONG_BEFORE, null, BridgeScene.LIMIT_KG, null);
  }

  private static PassageReport at(double speedKph) {
    return BridgeScene.passage(Entries.SCALE, "p", AT, 2, 40_000, speedKph, null);
  }

  private static Stay stay(long fromMs, long untilMs) {
    return new Stay(AT.toEpochMilli() + fromMs, AT.toEpochMilli() + untilMs);
  }
}
