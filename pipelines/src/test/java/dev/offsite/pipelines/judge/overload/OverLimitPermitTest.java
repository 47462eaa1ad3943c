package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.OverLimitPermits;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a permit takes the place of the table, and what is said when it does not. */
class OverLimitPermitTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final OverloadJudge judge = new OverloadJudge();

  @Test
  void permit_thatHolds_takesThePlaceOfTheTable_withTolerance() {
    Entries entries = with(OverLimitPermits.permit());

    assertThat(judge(entries, passage(100_000))).isEmpty();
    assertThat(judge(entries, passage(110_000))).isEmpty();
  }

  @Test
  void permit_exceeded_isAsIfThereWereNone() {
    Finding over = theOne(judge(with(OverLimitPermits.permit()), passage(110_001)));

    assertThat(over.facts().limit()).isEqualTo(49_000);
    assertThat(over.facts().excess()).isEqualTo(61_001);
    assertThat(over.facts().notes()).isEmpty();
    assertThat(over.facts().details())
        .containsEntry("permitsNotMatched", "over-limit-1/1: TOO_HEAVY")
        .doesNotContainKey("permit");
  }

  @Test
  void permit_exceededByLessThanTheScalesError_isADoubt() {
    // 110,001 kg less 5 % are 104,500.95 kg, 105,263 kg less 5 % are 99,999.85 kg.
    Entries entries =
        with(OverLimitPermits.permit()).with(Entries.tolerance(1, Times.LONG_BEFORE, null, 1.0));

    assertThat(theOne(judge(entries, passage(105_263))).doubts())
        .containsExactly(Doubt.WITHIN_SCALE_ERROR);
    assertThat(theOne(judge(entries, passage(105_263))).facts().details())
        .containsEntry("overWithErrorDeducted", "false");
    assertThat(theOne(judge(entries, passage(105_264))).doubts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"09:59, true", "10:00, false"})
  void permit_hours_bothSides(String from, boolean holds) {
    assertHolds(
        OverLimitPermits.permit().wednesdays("00:00", from.equals("09:59") ? "10:01" : "10:00"),
        holds,
        "OUTSIDE_HOURS");
    assertHolds(
        OverLimitPermits.permit().wednesdays(holds ? "10:00" : "10:01", "24:00"),
        holds,
        "OUTSIDE_HOURS");
  }

  @Test
  void permit_validity_bothSides() {
    assertHolds(OverLimitPermits.permit().valid(TEN, null), true, "");
    assertHolds(OverLimitPermits.permit().valid(TEN.plusMillis(1), null), false, "NOT_IN_FORCE");
    assertHolds(OverLimitPermits.permit().valid(Times.LONG_BEFORE, TEN.plusMillis(1)), true, "");
    assertHolds(OverLimitPermits.permit().valid(Times.LONG_BEFORE, TEN), false, "NOT_IN_FORCE");
  }

  @Test
  void permit_routeSpeedAndAxles_bothSides() {
    assertHolds(OverLimitPermits.permit().sites("elsewhere", Entries.SITE), true, "");
    assertHolds(OverLimitPermits.permit().sites("elsewhere"), false, "SITE_NOT_ON_ROUTE");
    assertHolds(OverLimitPermits.permit().speedKphMax(50), true, "");
    assertHolds(OverLimitPermits.permit().speedKphMax(49.9), false, "TOO_FAST");
    assertHolds(OverLimitPermits.permit().axleCount(6), true, "");
    assertHolds(OverLimitPermits.permit().axleCount(7), false, "AXLES_DIFFER");
    assertHolds(OverLimitPermits.permit().grossKg(72_727), false, "TOO_HEAVY");
    assertHolds(OverLimitPermits.permit().grossKg(72_728), true, "");
  }

  @Test
  void permit_sizes_areHeldAgainstWhatIsMeasured_theSensorsErrorDeducted() {
    OverLimitPermits permit = OverLimitPermits.permit().sizesM(25, 3.5, 4.5);
    Passages fits = passage(80_000).lengthM(25.0).widthM(3.5).heightM(4.5);
    Passages large = passage(80_000).lengthM(25.001).widthM(3.501).heightM(4.501);

    assertThat(judge(with(permit), fits)).isEmpty();
    assertThat(theOne(judge(with(permit), large)).facts().details())
        .containsEntry("permitsNotMatched", "over-limit-1/1: TOO_HIGH, TOO_WIDE, TOO_LONG");
    assertThat(judge(with(permit), passage(80_000))).isEmpty();
    Entries withErrors =
        with(permit)
            .with(
                Devices.scale(Entries.SCALE, Entries.SITE)
                    .certificates(Devices.sizeCertificate())
                    .entry());
    assertThat(judge(withErrors, passage(80_000).lengthM(25.3).widthM(3.54).heightM(4.54)))
        .isEmpty();
    assertThat(theOne(judge(withErrors, passage(80_000).heightM(4.541))).facts().details())
        .containsEntry("permitsNotMatched", "over-limit-1/1: TOO_HIGH");
  }

  @Test
  void permit_neverLiftsThePostedLimit_unlessItNamesTheBridge() {
    Entries posted = with(OverLimitPermits.permit()).with(Entries.site(30_000));
    Entries lifted =
        with(OverLimitPermits.permit().liftsPostedAt(Entries.SITE)).with(Entries.site(30_000));

    Finding over = theOne(judge(posted, passage(80_000)));
    assertThat(over.facts().limit()).isEqualTo(30_000);
    assertThat(over.facts().notes())
        .containsExactly(MassLimit.PERMIT_REPLACES_TABLE, MassLimit.POSTED_LIMIT_BINDS);
    assertThat(over.facts().details())
        .containsEntry("permit", "over-limit-1/1")
        .containsEntry("permitGoods", "transformer");
    assertThat(judge(lifted, passage(80_000))).isEmpty();
    assertThat(theOne(judge(lifted, passage(110_001))).facts().limit()).isEqualTo(30_000);
  }

  @Test
  void permit_belowTheTable_takesNothingAway() {
    Entries entries = with(OverLimitPermits.permit().grossKg(40_000));

    assertThat(judge(entries, passage(53_900))).isEmpty();
    assertThat(theOne(judge(entries, passage(53_901))).facts().limit()).isEqualTo(49_000);
  }

  @Test
  void permit_ofAnotherVehicle_isNobodysBusiness() {
    Finding over =
        theOne(judge(with(OverLimitPermits.permit().plate(Entries.OTHER_PLATE)), passage(80_000)));

    assertThat(over.facts().details()).doesNotContainKeys("permit", "permitsNotMatched");
  }

  @Test
  void permit_plateNotRead_holdsForNobody() {
    assertThat(judge(with(OverLimitPermits.permit()), passage(80_000).withoutPlate())).hasSize(1);
  }

  @Test
  void permits_oneOfSeveralHolds_thatIsEnough() {
    Entries entries =
        with(OverLimitPermits.permit("a").sites("elsewhere"))
            .with(OverLimitPermits.permit("b").entry())
            .with(OverLimitPermits.permit("c").grossKg(70_000).entry());

    assertThat(judge(entries, passage(80_000))).isEmpty();
  }

  @Test
  void permits_manyRefused_theFiveGivenLast() {
    Entries entries = Entries.complete();
    for (int day = 0; day < 7; day++) {
      Instant from = TEN.minusSeconds(86_400L * (day + 1));
      entries.with(OverLimitPermits.permit("p" + day).valid(from, from.plusSeconds(60)).entry());
    }

    assertThat(theOne(judge(entries, passage(80_000))).facts().details())
        .containsEntry(
            "permitsNotMatched",
            "p0/1: NOT_IN_FORCE; p1/1: NOT_IN_FORCE; p2/1: NOT_IN_FORCE; p3/1: NOT_IN_FORCE;"
                + " p4/1: NOT_IN_FORCE");
  }

  private void assertHolds(OverLimitPermits permit, boolean holds, String otherwise) {
    List<Finding> findings = judge(with(permit), passage(80_000));
    if (holds) {
      assertThat(findings).isEmpty();
    } else {
      Map<String, String> details = theOne(findings).facts().details();
      assertThat(details).containsEntry("permitsNotMatched", "over-limit-1/1: " + otherwise);
    }
  }

  private List<Finding> judge(Entries entries, Passages passage) {
    return judge.judge(passage.received(), entries.snapshot());
  }

  private static Entries with(OverLimitPermits permit) {
    return Entries.complete().with(permit.entry());
  }

  private static Passages passage(int grossKg) {
    return Reports.at(TEN).of(Entries.SCALE).passage(grossKg);
  }

  private static Finding theOne(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
