package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked examples of the ladders at a limit of 49 t. A candidate names the step of the law and the
 * figures to count with, and never a sum of money: the sums stand only here, counted from the facts
 * of the candidate alone, to show that they are enough to count with.
 */
class LadderExamplesTest {

  private static final double CAP_YUAN = 30_000;

  @ParameterizedTest
  @CsvSource({
    // gross kg, band and yuan of Zhejiang art. 53, band and yuan of order 62 art. 43
    "55000, UP_TO_20_PERCENT, 0, OVER_1_T, 3000",
    "63700, OVER_20_TO_50_PERCENT, 1470, OVER_1_T, 7000",
    "80000, OVER_50_PERCENT, 7660, OVER_1_T, 15500",
    "49500, UP_TO_20_PERCENT, 0, UP_TO_1_T, 0",
    "150000, OVER_50_PERCENT, 30000, OVER_1_T, 30000",
  })
  void example_bandAndFacts_areEnoughToCountWith(
      int grossKg, String zhejiangBand, double zhejiangYuan, String orderBand, double orderYuan) {
    Finding zhejiang = candidate(grossKg, Entries.percentLadder());
    Finding order = candidate(grossKg, Entries.massLadder());

    assertThat(zhejiang.law().band()).isEqualTo(zhejiangBand);
    assertThat(order.law().band()).isEqualTo(orderBand);
    assertThat(zhejiangYuan(zhejiang)).isCloseTo(zhejiangYuan, within(0.001));
    assertThat(orderYuan(order)).isEqualTo(orderYuan);
  }

  @Test
  void cityRoad_hasOneBand_andAnotherDepartment() {
    Candidate.Law law =
        candidate(
                55_000,
                new ReferenceEntry.Ladder(
                    "city",
                    1,
                    new Validity(Times.LONG_BEFORE, null),
                    "HIGHWAY",
                    "城市道路管理条例第二十七条、第四十二条",
                    "综合行政执法局",
                    ReferenceEntry.Ladder.Unit.EXCESS_PERCENT,
                    List.of(new ReferenceEntry.Band("ANY_EXCESS", null))))
            .law();

    assertThat(law.band()).isEqualTo("ANY_EXCESS");
    assertThat(law.department()).isEqualTo("综合行政执法局");
    assertThat(law.ladder()).isEqualTo("city/1");
  }

  @Test
  void ladder_isThatOfTheRoadClassOnThatDay() {
    Instant ten = Times.at("10:00:00");
    ReferenceEntry.Ladder ladder = Entries.percentLadder();
    Entries entries =
        withoutLadders()
            .with(version(ladder, 1, new Validity(Times.LONG_BEFORE, ten)))
            .with(version(ladder, 2, new Validity(ten, null)));

    assertThat(lawAt(entries, ten.minusMillis(1)).ladder()).isEqualTo("zhejiang-highway/1");
    assertThat(lawAt(entries, ten).ladder()).isEqualTo("zhejiang-highway/2");
  }

  /** 300 yuan for each ton above 20 %, and 500 for each ton above 50 % on top; capped. */
  private static double zhejiangYuan(Finding candidate) {
    double limitT = candidate.facts().limit() / 1_000;
    double grossT = candidate.facts().measured() / 1_000;
    double upTo50 = Math.max(0, Math.min(grossT, limitT * 1.5) - limitT * 1.2);
    double above50 = Math.max(0, grossT - limitT * 1.5);
    return switch (candidate.law().band()) {
      case "UP_TO_20_PERCENT" -> 0;
      case "OVER_20_TO_50_PERCENT" -> Math.min(CAP_YUAN, 300 * upTo50);
      default -> Math.min(CAP_YUAN, 300 * upTo50 + 500 * above50);
    };
  }

  /** Up to 1 t a warning, then 500 yuan for each whole 1,000 kg; capped. */
  private static double orderYuan(Finding candidate) {
    return candidate.law().band().equals("UP_TO_1_T")
        ? 0
        : Math.min(CAP_YUAN, 500 * Math.floor(candidate.facts().excess() / 1_000));
  }

  private static Finding candidate(int grossKg, ReferenceEntry.Ladder ladder) {
    return new OverloadJudge()
        .judge(
            Reports.at("10:00:00").of(Entries.SCALE).passage(grossKg).received(),
            withoutLadders().with(ladder).snapshot())
        .get(0);
  }

  private static Candidate.Law lawAt(Entries entries, Instant at) {
    return new OverloadJudge()
        .judge(Reports.at(at).of(Entries.SCALE).passage(55_000).received(), entries.snapshot())
        .get(0)
        .law();
  }

  private static ReferenceEntry.Ladder version(
      ReferenceEntry.Ladder ladder, int version, Validity validity) {
    return new ReferenceEntry.Ladder(
        ladder.id(),
        version,
        validity,
        ladder.roadClass(),
        ladder.basis(),
        ladder.department(),
        ladder.unit(),
        ladder.bands());
  }

  /** 49.5 t must be a candidate too. */
  private static Entries withoutLadders() {
    return Entries.complete()
        .without(ReferenceKind.LADDER, "zhejiang-highway")
        .without(ReferenceKind.TOLERANCE, "tolerance-hangzhou");
  }
}
