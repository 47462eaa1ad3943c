package dev.offsite.pipelines.judge.passer;

import static dev.offsite.pipelines.judge.passer.PasserScene.NOON;
import static dev.offsite.pipelines.judge.passer.PasserScene.REFERENCE;
import static dev.offsite.pipelines.judge.passer.PasserScene.located;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteMatterFinderTest {

  private final SiteMatterFinder finder = new SiteMatterFinder();

  @Test
  void fix_nearASite_isFoundWithItsTruck() {
    SiteMatter.NearFix fix = PasserScene.fix(Entries.TRUCK, 0, 100);

    assertThat(fix.siteId()).isEqualTo(Entries.SITE);
    assertThat(fix.plate()).isEqualTo(Entries.PLATE);
    assertThat(fix.accuracyM()).isEqualTo(10);
    assertThat(fix.raw().role()).isEqualTo("SIGHTING");
  }

  @Test
  void fix_withinTheDistanceOfTheRule_isFound_farBeyondItIsNot() {
    for (int[] at : new int[][] {{1_999, 0}, {-1_999, 0}, {0, 1_999}, {0, -1_999}}) {
      assertThat(passes(at[0], at[1])).as("%s east, %s north", at[0], at[1]).isTrue();
    }
    for (int[] at : new int[][] {{2_100, 0}, {-2_100, 0}, {0, 2_100}, {0, -2_100}}) {
      assertThat(passes(at[0], at[1])).as("%s east, %s north", at[0], at[1]).isFalse();
    }
  }

  @Test
  void fixes_ofFiveSeconds_passOnceUnlessEarlier() {
    assertThat(passes(1, Entries.TRUCK)).isTrue();
    assertThat(passes(4, Entries.TRUCK)).isFalse();
    assertThat(passes(0, Entries.TRUCK)).isTrue();
    assertThat(passes(5, Entries.TRUCK)).isTrue();
    assertThat(passes(5.5, Entries.OTHER_TRUCK)).isTrue();
  }

  @Test
  void report_withoutAFix_isNone() {
    Located lost =
        new Located(
            Reports.at(NOON).of(Entries.TRUCK).position(Places.ORIGIN).fixed(false).received(),
            Double.NaN,
            Double.NaN);

    assertThat(finder.find(lost, REFERENCE)).isEmpty();
  }

  @Test
  void fix_ofADeviceThatIsNotRegistered_isNone() {
    ReferenceSnapshot without =
        Entries.complete()
            .with(Rules.identifying().entry())
            .without(ReferenceKind.DEVICE, Entries.TRUCK)
            .snapshot();

    assertThat(finder.find(located(Entries.TRUCK, 0, Places.ORIGIN, null), without)).isEmpty();
  }

  @Test
  void passage_isFoundWithItsPlate_orWithNoneIfItWasNotRead() {
    assertThat(PasserScene.seen("passage-7", Entries.PLATE, 2))
        .extracting(SiteMatter.PlateSeen::siteId, SiteMatter.PlateSeen::plate)
        .containsExactly(Entries.SITE, Entries.PLATE);
    for (Passages unread :
        List.of(PasserScene.overload().withoutPlate(), PasserScene.overload().plate("无牌", 0.9))) {
      assertThat(finder.find(unread.located(), REFERENCE))
          .singleElement()
          .isInstanceOfSatisfying(
              SiteMatter.PlateSeen.class,
              one -> {
                assertThat(one.isRead()).isFalse();
                assertThat(one.plate()).isEmpty();
              });
    }
  }

  @Test
  void release_thatIdentifiesNobody_findsNothing() {
    ReferenceSnapshot without = Entries.complete().snapshot();

    assertThat(finder.find(located(Entries.TRUCK, 0, Places.ORIGIN, null), without)).isEmpty();
    assertThat(finder.find(PasserScene.overload().located(), without)).isEmpty();
    assertThat(NearSites.of(without).isEmpty()).isTrue();
  }

  @Test
  void release_thatChanges_isLookedAtAnew() {
    ReferenceSnapshot without = Entries.complete().snapshot();
    Located fix = located(Entries.TRUCK, 0, Places.ORIGIN, null);

    assertThat(finder.find(fix, without)).isEmpty();
    assertThat(finder.find(fix, REFERENCE)).hasSize(1);
  }

  private boolean passes(double eastM, double northM) {
    return !new SiteMatterFinder()
        .find(located(Entries.TRUCK, 0, Places.at(eastM, northM), 10.0), REFERENCE)
        .isEmpty();
  }

  private boolean passes(double fromNoonS, String truck) {
    return !finder.find(located(truck, fromNoonS, Places.ORIGIN, 10.0), REFERENCE).isEmpty();
  }
}
