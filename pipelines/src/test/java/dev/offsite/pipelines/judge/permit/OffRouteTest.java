package dev.offsite.pipelines.judge.permit;

import static dev.offsite.pipelines.judge.permit.PermitScene.each5s;
import static dev.offsite.pipelines.judge.permit.PermitScene.loaded;
import static dev.offsite.pipelines.judge.permit.PermitScene.permit;
import static dev.offsite.pipelines.judge.track.TruckScene.ALWAYS;
import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The border of the corridor is 60 m from its line; off the route is from 50 m beyond it on, and 3
 * m of accuracy more: 113 m.
 */
class OffRouteTest {

  private final TruckFile file = PermitScene.file(ViolationKind.OFF_ROUTE, permit());

  @Test
  void truck_onlyAsFarAsTheLine_saysNothing() {
    file.add(each5s(0, 100, s -> loaded(s, 112.9)));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void truck_beyondTheLine_opensAtTheMinimumEvidenceAndNotBefore() {
    assertThat(file.add(loaded(0, 0), loaded(5, 113.2), loaded(10, 113.2), loaded(14.9, 113.2)))
        .isEmpty();

    List<Candidate> said = file.add(loaded(15, 400));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    Candidate open = said.get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.OFF_ROUTE);
    assertThat(open.episode().start()).isEqualTo(time(5));
    assertThat(open.episode().worstObserved()).isEqualTo(time(15));
    assertThat(open.facts().measured()).isCloseTo(340, within(0.5));
    assertThat(open.facts().limit()).isEqualTo(50);
    assertThat(open.facts().unit()).isEqualTo("m");
    assertThat(open.facts().details())
        .containsEntry("load", "measured")
        .containsEntry("permits", "permit-1");
    assertThat(open.place().fenceId()).isEqualTo(PermitScene.CORRIDOR);
    assertThat(open.place().fenceVersion()).isEqualTo(1);
    assertThat(open.evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "WORST", "LAST");
  }

  @Test
  void accuracy_widensTheBorder_andAnUnknownOneIsAsTheRuleSays() {
    file.add(each5s(0, 30, s -> loaded(s, 129).accuracyM(20.0)));
    assertThat(file.revisions()).isEmpty();
    file.add(each5s(35, 60, s -> loaded(s, 124).accuracyM(null)));
    assertThat(file.revisions()).isEmpty();

    file.add(each5s(65, 90, s -> loaded(s, 126).accuracyM(null)));

    assertThat(file.holding()).hasSize(1);
    assertThat(file.holding().get(0).gate().reasons()).contains("ACCURACY_UNKNOWN");
  }

  @Test
  void truck_alongTheLine_isOneCase_andEndsInsideOnly() {
    file.add(each5s(0, 20, s -> loaded(s, 200)));
    // Between border and line nothing ends, however long it takes.
    file.add(each5s(25, 100, s -> loaded(s, 61)));
    file.add(each5s(105, 120, s -> loaded(s, 200)));
    assertThat(file.holding()).hasSize(1);
    assertThat(file.holding().get(0).episode().end()).isNull();

    file.add(each5s(125, 140, s -> loaded(s, 59)));
    assertThat(file.holding().get(0).episode().end()).isNull();
    file.add(loaded(145, 59));

    assertThat(file.holding().get(0).phase()).isEqualTo(Phase.CLOSED);
    assertThat(file.holding().get(0).episode().end()).isEqualTo(time(120));
  }

  @Test
  void truck_backForLessThanTheRuleAsks_isTheSameCase_andForLongerAnother() {
    file.add(each5s(0, 20, s -> loaded(s, 200)));
    file.add(each5s(25, 40, s -> loaded(s, 0)));
    file.add(each5s(45, 60, s -> loaded(s, 200)));
    assertThat(file.holding()).hasSize(1);

    file.add(each5s(65, 85, s -> loaded(s, 0)));
    file.add(each5s(90, 110, s -> loaded(s, 200)));

    assertThat(file.holding()).hasSize(2);
  }

  @Test
  void load_emptyIsNoMatter_andUnknownSaysNothing() {
    file.add(each5s(0, 30, s -> loaded(s, 200).empty()));
    assertThat(file.revisions()).isEmpty();
    TruckFile other = PermitScene.file(ViolationKind.OFF_ROUTE, permit());
    other.add(loaded(0, 200), loaded(5, 200));
    other.add(at(10, 500, 200), at(15, 500, 200));
    assertThat(other.revisions()).isEmpty();

    other.add(loaded(20, 200));

    assertThat(other.holding()).hasSize(1);
    assertThat(other.holding().get(0).episode().start()).isEqualTo(time(0));
  }

  @Test
  void fixThatTheTerminalDoesNotCallFixed_saysNothing() {
    file.add(each5s(0, 30, s -> loaded(s, 200).fixed(false)));
    assertThat(file.revisions()).isEmpty();

    file.add(each5s(35, 50, s -> loaded(s, 200).fixed(true)));

    assertThat(file.holding().get(0).episode().start()).isEqualTo(time(35));
  }

  @Test
  void sitesOfThePermit_areGroundOfIt_butThoseOfOthersAreNot() {
    file.add(each5s(0, 30, s -> at(s, -90, 95).loaded()));
    file.add(each5s(1_000, 1_030, s -> at(s, 5_190, 95).loaded()));
    assertThat(file.revisions()).isEmpty();

    file.add(each5s(2_000, 2_030, s -> at(s, 1_100, 1_100).loaded()));

    assertThat(file.holding()).hasSize(1);
    // Its own corridor is 940 m away.
    assertThat(file.holding().get(0).facts().measured()).isCloseTo(1_040, within(5.0));
  }

  @Test
  void permit_thatEndsWhileTheTruckIsOnItsWay_leavesTheOtherOne() {
    ReferenceEntry other =
        new ReferenceEntry.Permit(
            "permit-2",
            1,
            ALWAYS,
            dev.offsite.pipelines.judge.track.TruckScene.PLATE,
            List.of(),
            null,
            PermitScene.OTHER_CORRIDOR,
            null,
            null);
    TruckFile two =
        PermitScene.file(
            ViolationKind.OFF_ROUTE, permit("permit-1", PermitScene.until(100), null), other);
    two.add(each5s(0, 95, s -> loaded(s, 0)));
    assertThat(two.revisions()).isEmpty();

    two.add(each5s(100, 115, s -> loaded(s, 0)));

    assertThat(two.holding()).hasSize(1);
    assertThat(two.holding().get(0).episode().start()).isEqualTo(time(100));
    assertThat(two.holding().get(0).place().fenceId()).isEqualTo(PermitScene.OTHER_CORRIDOR);
  }

  @Test
  void permitOfOtherHours_givesNoGround_unlessNoneIsInItsHours() {
    ReferenceEntry other =
        new ReferenceEntry.Permit(
            "permit-2",
            1,
            ALWAYS,
            dev.offsite.pipelines.judge.track.TruckScene.PLATE,
            List.of(),
            null,
            PermitScene.OTHER_CORRIDOR,
            null,
            PermitScene.daily("07:00", "09:00"));
    TruckFile two =
        PermitScene.file(
            ViolationKind.OFF_ROUTE,
            permit("permit-1", ALWAYS, PermitScene.daily("20:00", "06:00")),
            other);
    two.add(each5s(0, 20, s -> loaded(s, 0)));
    assertThat(two.holding()).hasSize(1);
    TruckFile closed =
        PermitScene.file(
            ViolationKind.OFF_ROUTE,
            permit("permit-1", ALWAYS, PermitScene.daily("20:00", "06:00")));

    closed.add(each5s(0, 20, s -> loaded(s, 0)));

    assertThat(closed.revisions()).isEmpty();
  }

  @Test
  void truckWithoutPermit_orWithOneThatBindsItToNoWay_isNoMatter() {
    TruckFile none = PermitScene.file(ViolationKind.OFF_ROUTE);
    TruckFile unbound = PermitScene.file(ViolationKind.OFF_ROUTE, permit(), PermitScene.unbound());

    none.add(each5s(0, 30, s -> loaded(s, 400)));
    unbound.add(each5s(0, 30, s -> loaded(s, 400)));

    assertThat(none.revisions()).isEmpty();
    assertThat(unbound.revisions()).isEmpty();
  }

  @Test
  void silence_longerThanTheRuleAllows_endsIt() {
    file.add(each5s(0, 20, s -> loaded(s, 200)));
    assertThat(file.fallSilent(Duration.ofSeconds(59))).isEmpty();

    file.fallSilent(Duration.ofSeconds(60));

    assertThat(file.holding().get(0).phase()).isEqualTo(Phase.CLOSED);
    assertThat(file.holding().get(0).facts().notes()).containsExactly("ENDED_IN_SILENCE");
  }

  @Test
  void lateFix_thatShowsItInside_withdraws() {
    file.add(loaded(0, 200), loaded(5, 200), loaded(15, 200));
    assertThat(file.holding()).hasSize(1);

    file.add(loaded(10, 0));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void corridorLeftBetweenTwoFixes_isNotClaimed() {
    file.add(each5s(0, 400, s -> loaded(s, s % 10 == 0 ? 59 : -59)));

    assertThat(file.revisions()).isEmpty();
  }
}
