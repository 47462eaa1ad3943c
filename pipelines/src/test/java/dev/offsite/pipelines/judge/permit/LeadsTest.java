package dev.offsite.pipelines.judge.permit;

import static dev.offsite.pipelines.judge.permit.PermitScene.daily;
import static dev.offsite.pipelines.judge.permit.PermitScene.each5s;
import static dev.offsite.pipelines.judge.permit.PermitScene.permit;
import static dev.offsite.pipelines.judge.track.TruckScene.ALWAYS;
import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Departures at night, until 08:00, which is second 0; and stops of two minutes. */
class LeadsTest {

  private final TruckFile night = PermitScene.file(ViolationKind.NIGHT_DEPARTURE);
  private final TruckFile stop = PermitScene.file(ViolationKind.LONG_STOP);

  @Test
  void departure_atNight_isALeadOnceItIsClearlyOutside() {
    night.add(each5s(-200, -100, s -> at(s, 0, 0)));
    night.add(at(-95, 120, 0), at(-90, 129, 0));
    night.add(at(-85, 140, 0), at(-80, 180, 0));
    assertThat(night.revisions()).isEmpty();

    List<Candidate> said = night.add(at(-75, 220, 0));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    Candidate open = said.get(0);
    assertThat(open.episode().start()).isEqualTo(time(-85));
    assertThat(open.place().fenceId()).isEqualTo(PermitScene.SITE);
    assertThat(open.gate().reasons()).contains("LEAD_ONLY");
    assertThat(open.gate().grade()).isEqualTo(Grade.REVIEW);
    assertThat(open.facts().details()).containsEntry("load", "unknown");
  }

  @Test
  void departure_withAPermitForTheNight_isNone_andWithOneForTheDayItIs() {
    TruckFile allowed =
        PermitScene.file(
            ViolationKind.NIGHT_DEPARTURE, permit("permit-1", ALWAYS, daily("20:00", "08:00")));
    TruckFile day =
        PermitScene.file(
            ViolationKind.NIGHT_DEPARTURE, permit("permit-1", ALWAYS, daily("08:00", "20:00")));

    for (TruckFile file : List.of(allowed, day)) {
      file.add(each5s(-200, -100, s -> at(s, 0, 0)));
      file.add(each5s(-95, -60, s -> at(s, 300, 0)));
    }

    assertThat(allowed.revisions()).isEmpty();
    assertThat(day.holding()).hasSize(1);
  }

  @Test
  void departure_byDay_isNone_alsoOfATruckThatStoodThereAtNight() {
    night.add(each5s(-200, 0, s -> at(s, 0, 0)));
    night.add(each5s(5, 60, s -> at(s, 300, 0)));

    assertThat(night.revisions()).isEmpty();
  }

  @Test
  void departure_inTheLastSecondsOfTheNight_isOne_thoughItIsSeenByDay() {
    night.add(each5s(-200, -1, s -> at(s, 0, 0)));
    night.add(each5s(0, 30, s -> at(s, 300, 0)));

    assertThat(night.holding()).hasSize(1);
    assertThat(night.holding().get(0).episode().start()).isEqualTo(time(0));
  }

  @Test
  void departure_ofATruckThatOnlyPassedThrough_orIsEmpty_isNone() {
    night.add(each5s(-200, -145, s -> at(s, 0, 0)));
    night.add(each5s(-140, -100, s -> at(s, 300, 0)));
    assertThat(night.revisions()).isEmpty();
    TruckFile empty = PermitScene.file(ViolationKind.NIGHT_DEPARTURE);

    empty.add(each5s(-200, -100, s -> at(s, 0, 0).empty()));
    empty.add(each5s(-95, -60, s -> at(s, 300, 0).empty()));

    assertThat(empty.revisions()).isEmpty();
  }

  @Test
  void departure_ofATruckThatStaysInside_orReturnsAtOnce_isNone() {
    night.add(each5s(-400, -100, s -> at(s, 95 + s % 10, 0)));
    night.add(at(-95, 140, 0), at(-90, 140, 0), at(-85, 90, 0));

    assertThat(night.revisions()).isEmpty();
  }

  @Test
  void departure_lateFixThatShowsItInside_withdraws() {
    night.add(each5s(-200, -100, s -> at(s, 0, 0)));
    night.add(at(-95, 140, 0), at(-90, 140, 0), at(-80, 140, 0));
    assertThat(night.holding()).hasSize(1);

    night.add(at(-85, 50, 0));

    assertThat(night.holding()).isEmpty();
  }

  @Test
  void stop_openAtTheMinimumAndNotBefore() {
    stop.add(at(0, 900, 500));
    stop.add(each5s(5, 120, s -> at(s, 1_000, 500).kph(5.0)));
    assertThat(stop.revisions()).isEmpty();

    List<Candidate> said = stop.add(at(125, 1_000, 500).kph(0.0));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    Candidate open = said.get(0);
    assertThat(open.episode().start()).isEqualTo(time(5));
    assertThat(open.facts().measured()).isEqualTo(120);
    assertThat(open.facts().limit()).isEqualTo(120);
    assertThat(open.gate().reasons()).contains("LEAD_ONLY");
    assertThat(open.gate().grade()).isEqualTo(Grade.REVIEW);
  }

  @Test
  void stop_movesWithinTheRadius_goesOn_andBeyondItEnds() {
    stop.add(each5s(0, 60, s -> at(s, 1_000, 500).kph(0.0)));
    stop.add(at(65, 1_049, 500).kph(20.0), at(70, 1_000, 500).kph(20.0));
    stop.add(each5s(75, 130, s -> at(s, 1_000, 500).kph(0.0)));
    assertThat(stop.holding()).hasSize(1);

    stop.add(at(135, 1_051, 500).kph(20.0));

    assertThat(stop.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(stop.holding().get(0).episode().end()).isEqualTo(time(130));
    assertThat(stop.holding().get(0).episode().start()).isEqualTo(time(0));
  }

  @Test
  void stop_inAQueueThatCreeps_isNone() {
    stop.add(each5s(0, 600, s -> at(s, 1_000 + s, 500).kph(3.6)));

    assertThat(stop.revisions()).isEmpty();
  }

  @Test
  void stop_whereTrucksMayStand_isNone() {
    stop.add(each5s(0, 600, s -> at(s, 0, 0).kph(0.0)));

    assertThat(stop.revisions()).isEmpty();
  }

  @Test
  void stop_ofATerminalThatJumps_isOneStop() {
    stop.add(each5s(0, 60, s -> at(s, 1_000, 500).kph(0.0)));
    stop.add(at(65, 9_000, 500).kph(0.0));
    stop.add(each5s(70, 200, s -> at(s, 1_000, 500).kph(0.0)));

    assertThat(stop.holding()).hasSize(1);
    assertThat(stop.holding().get(0).episode().start()).isEqualTo(time(0));
  }

  @Test
  void stop_speedNotSaid_isTakenFromTheWay() {
    stop.add(each5s(0, 120, s -> at(s, 1_000, 500).kph(null)));

    assertThat(stop.holding()).hasSize(1);
  }

  @Test
  void stop_silence_endsIt() {
    stop.add(each5s(0, 120, s -> at(s, 1_000, 500).kph(0.0)));

    stop.fallSilent(Duration.ofSeconds(60));

    assertThat(stop.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
  }

  @Test
  void stop_lateFixFarAway_splitsIt_soNothingIsLeft() {
    stop.add(each5s(0, 60, s -> at(s, 1_000, 500).kph(0.0)));
    stop.add(each5s(70, 130, s -> at(s, 1_000, 500).kph(0.0)));
    assertThat(stop.holding()).hasSize(1);

    stop.add(at(65, 1_100, 500).kph(40.0));

    assertThat(stop.holding()).isEmpty();
  }
}
