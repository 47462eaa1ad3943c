package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.schemas.reference.TripTerms;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.trip.Trip;

/**
 * One step of a truck on its trips: what its sensor says, which site it is in, whether it tips, and
 * then whether a journey begins or ends. Used once, by one thread. Hot path.
 */
final class TripStep {

  private final TripState state;
  private final Step step;
  private final Fix fix;
  private final TripTerms terms;
  private final boolean stands;

  TripStep(TripState state, Step step, TripTerms terms) {
    this.state = state;
    this.step = step;
    this.terms = terms;
    fix = step.fix();
    stands = stands(step, terms.stillKph());
  }

  /** Whether a truck stands at a fix: by its own speed, else by the way from the fix before. */
  static boolean stands(Step step, double stillKph) {
    short speedDkph = step.fix().speedDkph();
    if (speedDkph != Fix.UNKNOWN) {
      return speedDkph <= stillKph * 10;
    }
    return step.before() != null && step.impliedSpeedKph() <= stillKph;
  }

  void run() {
    if (step.before() != null && step.gapMs() > CargoWatch.millis(terms.maxGapS())) {
      state.abandon(fix);
    }
    boolean wasLoaded = state.cargo.cargo().isLoaded();
    state.cargo.hear(fix, terms);
    locate();
    tip();
    carryOn(wasLoaded);
  }

  private void locate() {
    GeofenceIndex sites = step.reference().tripSites();
    Fence fence = TripSites.covering(sites, fix, terms);
    SiteStay stay = state.stay;
    if (stay != null && fence != null && stay.fenceId.equals(fence.id())) {
      stay.insideMs = fix.timeMs();
    } else if (stay != null && (fence != null || TripSites.hasLeft(stay, sites, fix, terms))) {
      leave(stay);
      stay = null;
    }
    if (stay == null && fence != null) {
      stay = new SiteStay(fence.id(), fence.version(), SiteUse.of(fence, terms), fix.timeMs());
    }
    state.stay = stay;
    if (stay != null) {
      if (stands && stay.stands) {
        stay.stoodMs += step.gapMs();
      }
      stay.stands = stands;
      if (stay.use == SiteUse.DISPOSAL && state.open != null) {
        state.open.disposalSite = stay.fenceId;
      }
    }
  }

  private void leave(SiteStay stay) {
    switch (stay.use) {
      case BUILDING -> {
        if (stay.stoodMs >= CargoWatch.millis(terms.loadDwellS())) {
          if (state.open != null) {
            state.end(Trip.Ending.LOADED_AGAIN, stay.enteredMs, fix);
          }
          state.cargo.presume(Cargo.PRESUMED_LOADED, stay.insideMs, terms);
          state.origin = stay;
        }
      }
      case DISPOSAL -> {
        if (stay.stoodMs >= CargoWatch.millis(terms.tipDwellS())) {
          state.cargo.presume(Cargo.PRESUMED_EMPTY, stay.insideMs, terms);
        }
      }
    }
  }

  private void tip() {
    boolean raised = Signals.body(fix.signals()) == PositionReport.Body.RAISED;
    if (!raised || !stands) {
      state.raisedMs = CargoWatch.NONE;
      return;
    }
    if (state.raisedMs == CargoWatch.NONE) {
      state.raisedMs = fix.timeMs();
      if (state.open != null) {
        state.open.happened(Trip.LoadEvent.Kind.BODY_RAISED, fix.timeMs());
      }
    }
    if (fix.timeMs() > state.raisedMs
        && fix.timeMs() - state.raisedMs >= CargoWatch.millis(terms.tipBodyS())) {
      state.cargo.presume(Cargo.PRESUMED_EMPTY, state.raisedMs, terms);
    }
  }

  private void carryOn(boolean wasLoaded) {
    Cargo cargo = state.cargo.cargo();
    Journey open = state.open;
    if (open != null) {
      double movedM = step.impliedSpeedKph() <= terms.speedKphMax() ? step.movedM() : 0;
      open.drive(fix, movedM);
      if (stands && state.stay == null) {
        open.stand(fix.timeMs(), CargoWatch.millis(terms.stopS()));
      } else {
        open.move();
      }
      if (cargo.isEmpty()) {
        open.happened(
            cargo.isPresumed() ? Trip.LoadEvent.Kind.PRESUMED_EMPTIED : Trip.LoadEvent.Kind.EMPTIED,
            state.cargo.sinceMs());
        state.end(Trip.Ending.EMPTIED, state.cargo.sinceMs(), fix);
      } else if (fix.timeMs() - open.startMs > CargoWatch.millis(terms.maxTripS())) {
        state.end(Trip.Ending.LOST, fix.timeMs(), fix);
        state.isOverdue = true;
      }
    } else if (cargo.isLoaded() && state.stay == null && !state.isOverdue) {
      begin(wasLoaded);
    }
    if (!cargo.isLoaded() || state.stay != null) {
      state.isOverdue = false;
    }
    if (cargo.isEmpty()) {
      state.origin = null;
    }
  }

  private void begin(boolean wasLoaded) {
    Cargo cargo = state.cargo.cargo();
    SiteStay origin = state.origin;
    long startMs = origin == null ? fix.timeMs() : origin.insideMs;
    Journey journey =
        new Journey(
            startMs,
            fix.lngE7(),
            fix.latE7(),
            origin == null ? null : origin.fenceId,
            cargo.isPresumed());
    if (wasLoaded || origin != null) {
      journey.happened(
          cargo.isPresumed() ? Trip.LoadEvent.Kind.PRESUMED_LOADED : Trip.LoadEvent.Kind.LOADED,
          state.cargo.sinceMs());
    }
    journey.drive(fix, 0);
    state.origin = null;
    state.open = journey;
  }
}
