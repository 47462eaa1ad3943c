package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final Kerb KERB = Worlds.of("patrols: {vehicles: 2}").kerb(0);
  private static final Rounds ROUNDS = KERB.rounds();

  @Test
  void rounds_endWhereTheyBegin_andFollowOneAnother() {
    assertThat(ROUNDS.at(0)).isEqualTo(ROUNDS.round().corners().get(0));
    assertThat(ROUNDS.at(ROUNDS.lengthS()).distanceM(ROUNDS.at(0))).isLessThan(0.001);
    for (int number = 1; number < 5; number++) {
      assertThat(ROUNDS.fromS(0, number + 1))
          .isGreaterThan(ROUNDS.fromS(0, number) + ROUNDS.lengthS());
    }
    assertThat(ROUNDS.fromS(0, 1)).isZero();
  }

  @Test
  void rounds_ofTwoCars_areHalfARoundApart() {
    double everyS = ROUNDS.fromS(0, 2) - ROUNDS.fromS(0, 1);
    assertThat(ROUNDS.fromS(1, 1) - ROUNDS.fromS(0, 1)).isCloseTo(everyS / 2, within(1e-9));
  }

  @Test
  void view_ofAPlace_isWhenTheCarIsNearerThanTheRadius() {
    for (KerbPlace place : KERB.places()) {
      Span view = ROUNDS.inView(place, 1, 3);
      double beginS = ROUNDS.fromS(1, 3);
      for (double s = 0; s < ROUNDS.lengthS(); s += 0.5) {
        double awayM = ROUNDS.at(s).distanceM(place.at());
        boolean inside = view.fromS() <= beginS + s && beginS + s <= view.toS();
        if (Math.abs(awayM - Rounds.VIEW_RADIUS_M) > 0.01) {
          assertThat(inside)
              .as("%s at %s s, %s m away", place.id(), s, awayM)
              .isEqualTo(awayM < Rounds.VIEW_RADIUS_M);
        }
      }
    }
  }

  @Test
  void looks_ofTwoCars_areAllThatLieWhollyInTheSpan() {
    KerbPlace place = KERB.places().get(3);
    Span second = ROUNDS.inView(place, 0, 2);
    Span fourth = ROUNDS.inView(place, 0, 4);
    List<Span> looks = ROUNDS.looks(place, new Span(second.fromS(), fourth.toS()));
    assertThat(looks)
        .containsExactly(
            second,
            ROUNDS.inView(place, 1, 2),
            ROUNDS.inView(place, 0, 3),
            ROUNDS.inView(place, 1, 3),
            fourth);
    assertThat(ROUNDS.looks(place, new Span(second.fromS() + 0.001, fourth.toS() - 0.001)))
        .hasSize(3);
    assertThat(ROUNDS.looks(place, new Span(-1e5, 0))).isEmpty();
  }

  @Test
  void kerb_places_areClearCasesOnStraightStreets() {
    assertThat(KERB.places()).hasSizeGreaterThan(30);
    assertThat(KERB.places()).anyMatch(KerbPlace::isForbidden).anyMatch(p -> !p.isForbidden());
    var roadside = Worlds.demo(0).zonesOf("ROADSIDE").get(0).ring();
    for (KerbPlace place : KERB.places()) {
      assertThat(place.isForbidden()).isEqualTo(roadside.encloses(place.at()));
      assertThat(place.zoneId()).isEqualTo(place.isForbidden() ? "roadside-yongan" : "");
      assertThat(roadside.distanceToBorderM(place.at())).isGreaterThanOrEqualTo(25);
      for (KerbPlace other : KERB.places()) {
        assertThat(other.equals(place) || other.at().distanceM(place.at()) > 40).isTrue();
      }
    }
  }

  @Test
  void round_ofTwoCorners_isRefused() {
    List<PlanePoint> corners = List.of(new PlanePoint(0, 0), new PlanePoint(9, 0));
    assertThatThrownBy(() -> new PatrolRound("r", corners, List.of("c")))
        .hasMessageContaining("round r has 2 corners; 3 is the least");
  }
}
