package dev.offsite.pipelines.judge.plate;

import static dev.offsite.pipelines.judge.plate.PlateScene.NOON;
import static dev.offsite.pipelines.judge.plate.PlateScene.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.reference.ReferenceKind;
import org.junit.jupiter.api.Test;

class WhereaboutsFinderTest {

  private final WhereaboutsFinder finder = new WhereaboutsFinder();

  @Test
  void fixes_ofOneMinute_passOnceUnlessEarlier() {
    assertThat(passes(5)).isTrue();
    assertThat(passes(6)).isFalse();
    assertThat(passes(59)).isFalse();
    assertThat(passes(4)).isTrue();
    assertThat(passes(5)).isFalse();
    assertThat(passes(60)).isTrue();
  }

  @Test
  void lateFix_ofAMinuteBefore_passes() {
    assertThat(passes(65)).isTrue();
    assertThat(passes(30)).isTrue();
    assertThat(passes(31)).isTrue();
    assertThat(passes(66)).isFalse();
  }

  @Test
  void fix_carriesThePlateOfTheRegistry() {
    Whereabouts found = PlateScene.fix(0, 100);

    assertThat(found).isInstanceOf(TruckFix.class);
    assertThat(found.plate()).isEqualTo(Entries.PLATE);
    assertThat(found.raw().role()).isEqualTo("SIGHTING");
  }

  @Test
  void report_withoutAFix_saysThatItWasHeardOnceAMinute_andTakesNoFixItsMinute() {
    assertThat(finder.find(PlateScene.lost(1), REFERENCE))
        .get()
        .isInstanceOf(TruckHeard.class)
        .extracting(Whereabouts::plate)
        .isEqualTo(Entries.PLATE);
    assertThat(finder.find(PlateScene.lost(2), REFERENCE)).isEmpty();
    assertThat(finder.find(PlateScene.lost(60), REFERENCE)).isPresent();
    assertThat(passes(2)).isTrue();
  }

  @Test
  void fix_ofATerminalWithoutTruck_isNone() {
    assertThat(
            finder.find(
                PlateScene.located(0, 0, null),
                Entries.complete().without(ReferenceKind.DEVICE, Entries.TRUCK).snapshot()))
        .isEmpty();
  }

  @Test
  void passage_whosePlateWasNotRead_isNone() {
    Located unread = Reports.at(NOON).of(Entries.SCALE).passage(30_000).plate("无牌", 0.9).located();
    Located without = Reports.at(NOON).of(Entries.SCALE).passage(30_000).withoutPlate().located();

    assertThat(finder.find(unread, REFERENCE)).isEmpty();
    assertThat(finder.find(without, REFERENCE)).isEmpty();
  }

  @Test
  void detection_isNone() {
    Located seen =
        new Located(
            Reports.at(NOON).of(Entries.DRONE).detection(Places.ORIGIN).received(), 120, 30);

    assertThat(finder.find(seen, REFERENCE)).isEmpty();
  }

  private boolean passes(double fromNoonS) {
    return finder.find(PlateScene.located(fromNoonS, 0, 10.0), REFERENCE).isPresent();
  }
}
