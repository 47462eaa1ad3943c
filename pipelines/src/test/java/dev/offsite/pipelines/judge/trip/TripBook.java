package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.trip.Trip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trips of the truck of {@link TruckScene}, as a test drives it, with all that was said. */
final class TripBook {

  private final ReferenceSnapshot reference;
  private final CargoProbe probe = new CargoProbe();
  private final RuleFolds folds = RuleFolds.of(new TripFold(), probe);
  private final TruckJudge judge = new TruckJudge(folds, TruckScene.HORIZON);
  private final TruckCase truck = TruckCase.empty(folds);
  private final List<Trip> said = new ArrayList<>();
  private TripLedger ledger = TripLedger.empty();
  private long offset;

  TripBook(ReferenceSnapshot reference) {
    this.reference = reference;
  }

  /** Adds fixes in the order given; returns what was said to them. */
  List<Trip> add(List<TruckScene.Report> fixes) {
    List<Trip> revisions = new ArrayList<>();
    for (TruckScene.Report fix : fixes) {
      truck.add(fix.located(offset++), judge, reference, TruckScene.DAY);
      revisions.addAll(truck.trips(ledger, moment(Duration.ZERO), TruckScene.DAY));
    }
    said.addAll(revisions);
    return revisions;
  }

  List<Trip> add(TruckScene.Report... fixes) {
    return add(List.of(fixes));
  }

  List<Trip> fallSilent(Duration silence) {
    List<Trip> revisions = truck.trips(ledger, moment(silence), TruckScene.DAY);
    said.addAll(revisions);
    return revisions;
  }

  /** What later families are told of the load at the newest fix in order. */
  Cargo cargo() {
    return probe.newest;
  }

  TripLedger ledger() {
    return ledger;
  }

  void replaceLedger(TripLedger other) {
    ledger = other;
  }

  /** The newest revision of every trip that is not withdrawn. */
  List<Trip> holding() {
    Map<String, Trip> newest = new LinkedHashMap<>();
    for (Trip trip : said) {
      Trip before = newest.put(trip.id(), trip);
      if (before != null && before.revision() >= trip.revision()) {
        throw new AssertionError("revision " + trip.revision() + " after " + before.revision());
      }
    }
    newest.values().removeIf(trip -> trip.phase() == Trip.Phase.WITHDRAWN);
    return List.copyOf(newest.values());
  }

  private Moment moment(Duration silence) {
    return new Moment(TruckScene.TRUCK, silence.toMillis(), reference);
  }
}
