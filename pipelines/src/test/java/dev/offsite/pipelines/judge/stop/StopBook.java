package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.trip.TripFold;
import dev.offsite.pipelines.judge.truck.TruckCase;
import dev.offsite.pipelines.judge.truck.TruckJudge;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stays of the truck of {@link TruckScene}, as a test drives it, as they were said last. */
final class StopBook {

  private final ReferenceSnapshot reference;
  private final RuleFolds folds = RuleFolds.of(new TripFold(), new StopFold());
  private final TruckJudge judge = new TruckJudge(folds, TruckScene.HORIZON);
  private final TruckCase truck = TruckCase.empty(folds);
  private final StopLedger ledger = StopLedger.empty();
  private final Map<String, TruckStop> holding = new TreeMap<>();
  private int said;
  private long offset;

  StopBook(ReferenceSnapshot reference) {
    this.reference = reference;
  }

  StopBook add(List<TruckScene.Report> fixes) {
    for (TruckScene.Report fix : fixes) {
      truck.add(fix.located(offset++), judge, reference, TruckScene.DAY);
      for (StopNotice notice : truck.stops(ledger, new Moment(TruckScene.TRUCK, 0, reference))) {
        said++;
        if (notice.holds()) {
          holding.put(notice.stop().id(), notice.stop());
        } else {
          holding.remove(notice.stop().id());
        }
      }
    }
    return this;
  }

  StopBook add(TruckScene.Report... fixes) {
    return add(List.of(fixes));
  }

  /** What was said last of each stay that holds, by begin. */
  List<TruckStop> stops() {
    return holding.values().stream()
        .sorted((a, b) -> Long.compare(a.startMs(), b.startMs()))
        .toList();
  }

  /** How often anything was said. */
  int said() {
    return said;
  }

  int kept() {
    return ledger.said().size();
  }
}
