package dev.offsite.pipelines.judge.permit;

import static dev.offsite.pipelines.judge.permit.PermitScene.daily;
import static dev.offsite.pipelines.judge.permit.PermitScene.each5s;
import static dev.offsite.pipelines.judge.permit.PermitScene.loaded;
import static dev.offsite.pipelines.judge.permit.PermitScene.permit;
import static dev.offsite.pipelines.judge.track.TruckScene.ALWAYS;
import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Second 0 is 08:00 in Hangzhou. */
class HoursAndPermitTest {

  private static TruckFile hours(String from, String to) {
    return PermitScene.file(
        ViolationKind.OUTSIDE_HOURS, permit("permit-1", ALWAYS, daily(from, to)));
  }

  @Test
  void hours_thatEndUnderWay_areExactAtTheEdge() {
    TruckFile file = hours("06:00", "08:01");
    file.add(each5s(0, 55, s -> loaded(s, 0)));
    file.add(loaded(59.999, 0), loaded(60, 0), loaded(65, 0));
    assertThat(file.revisions()).isEmpty();

    file.add(loaded(70, 0));

    Candidate open = file.holding().get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.OUTSIDE_HOURS);
    assertThat(open.episode().start()).isEqualTo(time(60));
    assertThat(open.facts().measured()).isCloseTo(10, within(1e-9));
    assertThat(open.facts().details()).containsEntry("permits", "permit-1");
    assertThat(open.place().name()).isEqualTo("on the road");
    assertThat(open.place().fenceId()).isNull();
  }

  @Test
  void hours_thatBeginUnderWay_endItWithTheLastFixBefore() {
    TruckFile file = hours("08:01", "20:00");
    file.add(each5s(0, 55, s -> loaded(s, 0)));
    file.add(loaded(59.999, 0), loaded(60, 0));
    file.add(each5s(65, 75, s -> loaded(s, 0)));
    assertThat(file.holding().get(0).episode().end()).isNull();

    file.add(loaded(80, 0));

    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(file.holding().get(0).episode().end()).isEqualTo(time(59.999));
  }

  @Test
  void hours_ofOneOfTwoPermits_areEnough() {
    TruckFile file =
        PermitScene.file(
            ViolationKind.OUTSIDE_HOURS,
            permit("permit-1", ALWAYS, daily("20:00", "06:00")),
            permit("permit-2", ALWAYS, daily("07:00", "09:00")));

    file.add(each5s(0, 60, s -> loaded(s, 0)));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void hours_ofAPermitThatIsNotValidThen_doNotCount() {
    TruckFile file =
        PermitScene.file(
            ViolationKind.OUTSIDE_HOURS,
            permit("permit-1", ALWAYS, daily("20:00", "06:00")),
            permit("permit-2", PermitScene.until(30), daily("07:00", "09:00")));

    file.add(each5s(0, 60, s -> loaded(s, 0)));

    assertThat(file.holding().get(0).episode().start()).isEqualTo(time(30));
  }

  @Test
  void hours_ofAPermitWithoutAny_areAllHours_andNoPermitIsAnotherMatter() {
    TruckFile allDay = PermitScene.file(ViolationKind.OUTSIDE_HOURS, permit());
    TruckFile none = PermitScene.file(ViolationKind.OUTSIDE_HOURS);

    allDay.add(each5s(0, 60, s -> loaded(s, 0)));
    none.add(each5s(0, 60, s -> loaded(s, 0)));

    assertThat(allDay.revisions()).isEmpty();
    assertThat(none.revisions()).isEmpty();
  }

  @Test
  void hours_insideOrNearASite_showNothing() {
    TruckFile file = hours("20:00", "06:00");

    file.add(each5s(0, 60, s -> at(s, 0, 0).loaded()));
    file.add(each5s(65, 120, s -> at(s, 129.5, 0).loaded()));
    assertThat(file.revisions()).isEmpty();
    file.add(each5s(125, 140, s -> at(s, 130.5, 0).loaded()));

    assertThat(file.holding().get(0).episode().start()).isEqualTo(time(125));
  }

  @Test
  void hours_silence_endsIt_andALateFixWithdraws() {
    TruckFile file = hours("20:00", "06:00");
    file.add(loaded(0, 0), loaded(5, 0), loaded(15, 0));
    file.fallSilent(Duration.ofSeconds(60));
    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);

    file.add(loaded(10, 0).empty());

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void noPermit_fromTheSiteOn_opensAtTheMinimumEvidence() {
    TruckFile file = PermitScene.file(ViolationKind.NO_PERMIT);
    file.add(each5s(0, 60, s -> at(s, 0, 0).loaded()));
    file.add(at(65, 120, 0).loaded());
    file.add(at(70, 140, 0).loaded(), at(75, 160, 0).loaded());
    assertThat(file.revisions()).isEmpty();

    file.add(at(80, 200, 0).loaded());

    Candidate open = file.holding().get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.NO_PERMIT);
    assertThat(open.phase()).isEqualTo(Phase.OPEN);
    assertThat(open.episode().start()).isEqualTo(time(70));
    assertThat(open.facts().details()).containsEntry("permits", "none");
  }

  @Test
  void noPermit_endsWhereItEntersADisposalSite() {
    TruckFile file = PermitScene.file(ViolationKind.NO_PERMIT);
    file.add(each5s(0, 20, s -> at(s, 4_800, 0).loaded()));

    file.add(each5s(25, 50, s -> at(s, 5_100, 0).loaded()));

    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(file.holding().get(0).episode().end()).isEqualTo(time(20));
  }

  @Test
  void noPermit_validAtTheTimeOfTheFix_counts() {
    TruckFile file =
        PermitScene.file(
            ViolationKind.NO_PERMIT,
            permit("permit-1", PermitScene.from(60), daily("20:00", "06:00")));

    file.add(each5s(0, 200, s -> loaded(s, 0)));

    // Valid from second 60 on, though not in its hours: that is another matter.
    assertThat(file.holding()).hasSize(1);
    assertThat(file.holding().get(0).episode().start()).isEqualTo(time(0));
    assertThat(file.holding().get(0).episode().end()).isEqualTo(time(55));
  }

  @Test
  void noPermit_exemptVehicle_isNoMatter() {
    ReferenceEntry exempt =
        new ReferenceEntry.Vehicle(TruckScene.PLATE, 2, ALWAYS, TruckScene.COMPANY, true);
    TruckFile file = PermitScene.file(ViolationKind.NO_PERMIT, exempt);

    file.add(each5s(0, 60, s -> loaded(s, 0)));

    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void noPermit_emptyOrUnknownLoad_saysNothing() {
    TruckFile file = PermitScene.file(ViolationKind.NO_PERMIT);

    file.add(each5s(0, 60, s -> loaded(s, 0).empty()));
    file.add(each5s(65, 120, s -> at(s, 900, 0)));

    assertThat(file.revisions()).isEmpty();
  }
}
