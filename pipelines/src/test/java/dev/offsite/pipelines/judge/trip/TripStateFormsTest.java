package dev.offsite.pipelines.judge.trip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.GoldenStates;
import dev.offsite.schemas.trip.Trip;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** States of trips and dumping that stand in checkpoints, read as they were meant. */
class TripStateFormsTest {

  @Test
  void tripState_ofTheFirstForm_isReadAsItWasMeant() throws IOException {
    TripState state = GoldenStates.read(new TripFold(), TripState.class, "trip");
    assertThat(state.cargo.cargo()).isEqualTo(Cargo.PRESUMED_LOADED);
    assertThat(state.cargo.sinceMs()).isEqualTo(1_000);
    assertThat(state.raisedMs).isEqualTo(4_000);
    assertThat(state.isOverdue).isTrue();
    assertThat(state.stay.fenceId).isEqualTo("disposal-b");
    assertThat(state.stay.fenceVersion).isEqualTo(2);
    assertThat(state.stay.use).isEqualTo(SiteUse.DISPOSAL);
    assertThat(state.stay.stands).isTrue();
    assertThat(state.origin.fenceId).isEqualTo("building-a");
    assertThat(state.origin.use).isEqualTo(SiteUse.BUILDING);
    assertThat(state.origin.enteredMs).isEqualTo(100);
    assertThat(state.origin.insideMs).isEqualTo(200);
    assertThat(state.origin.stoodMs).isEqualTo(90);
    assertThat(state.open.buildingSite).isEqualTo("building-a");
    assertThat(state.open.disposalSite).isNull();
    assertThat(state.open.isPresumed).isTrue();
    assertThat(state.open.distanceM).isEqualTo(123.5);
    assertThat(state.open.stops).isEqualTo(1);
    assertThat(state.open.stoppedMs).isEqualTo(3_000);
    assertThat(state.open.lastMs()).isEqualTo(2_500);
    assertThat(state.open.lastReceivedMs()).isEqualTo(2_700);
    assertThat(state.open.isOver()).isFalse();
    assertThat(state.open.loadEvents)
        .containsExactly(
            new Trip.LoadEvent(Trip.LoadEvent.Kind.PRESUMED_LOADED, Instant.ofEpochMilli(1_000)),
            new Trip.LoadEvent(Trip.LoadEvent.Kind.BODY_RAISED, Instant.ofEpochMilli(4_000)));
    assertThat(state.finished).hasSize(1);
    assertThat(state.finished.get(0).ending).isEqualTo(Trip.Ending.LOADED_AGAIN);
    assertThat(state.finished.get(0).endMs).isEqualTo(900);
    assertThat(state.finished.get(0).disposalSite).isEqualTo("disposal-b");
    assertThat(state.finished.get(0).isSettled(950)).isTrue();
    assertThat(state.finished.get(0).isSettled(949)).isFalse();
  }

  @Test
  void tripState_ofATruckOfWhichNothingIsKnown_isReadAsItWasMeant() throws IOException {
    TripState state = GoldenStates.read(new TripFold(), TripState.class, "trip-empty");
    assertThat(state.cargo.cargo()).isEqualTo(Cargo.UNKNOWN);
    assertThat(state.journeys()).isEmpty();
    assertThat(state.stay).isNull();
    assertThat(state.raisedMs).isEqualTo(CargoWatch.NONE);
  }

  @Test
  void dumpingState_ofTheFirstForm_isReadAsItWasMeant() throws IOException {
    DumpingState state = GoldenStates.read(new DumpingFold(), DumpingState.class, "dumping");
    assertThat(state.wasLoaded).isTrue();
    assertThat(state.wasPresumed).isTrue();
    assertThat(state.reading).isEqualTo(new LoadReading(3, 18_000));
    assertThat(state.open).hasSize(1);
    Tip tip = state.open.get(0);
    assertThat(tip.ruleId).isEqualTo("rule-dumping");
    assertThat(tip.isPresumed).isTrue();
    assertThat(tip.isRepaired()).isFalse();
    assertThat(tip.isFollowed()).isTrue();
    assertThat(tip.firstFix().timeMs()).isEqualTo(1_000);
    assertThat(tip.whereFix().timeMs()).isEqualTo(2_000);
    assertThat(tip.lastFix().timeMs()).isEqualTo(3_000);
    assertThat(tip.has(Tip.BODY_RAISED)).isTrue();
    assertThat(tip.has(Tip.REVERSED)).isFalse();
    assertThat(tip.has(Tip.LIGHTER)).isTrue();
    assertThat(tip.observations()).isEqualTo(7);
    assertThat(tip.before()).isEqualTo(new LoadReading(3, 17_000));
    assertThat(tip.after()).isEqualTo(new LoadReading(1, 900));
    assertThat(tip.track()).hasSize(2);
    assertThat(state.finished).hasSize(1);
    assertThat(state.finished.get(0).isOver()).isTrue();
    assertThat(state.finished.get(0).isSettled(6_000)).isTrue();
    assertThat(state.finished.get(0).isSettled(5_999)).isFalse();
  }
}
