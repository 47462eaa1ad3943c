package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.LanePosting;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the gross-mass limit that binds one passage. Pure; thread-safe.
 *
 * <p>The lowest of the tables of all laws in force; in its place the mass of an over-limit permit
 * that holds, if that is more; and below both the limits posted at the bridge and above the lane
 * (Ministry order 62/2016 art. 27). A permit lifts a posted limit only where it names the bridge:
 * above what a bridge is posted for nobody may drive without an approval for that bridge (Highway
 * Law art. 50).
 */
final class LimitSearch {

  private final PassageCase of;
  private final Optional<TableLimit> table;

  LimitSearch(PassageCase passage) {
    of = passage;
    table = lowestTable(passage);
  }

  /** What the permits of the vehicle say, if its mass counts as within these limits. */
  PermitMatch permits(IntPredicate isWithin) {
    return of.permitSearch().match(of.permits(), isWithin);
  }

  /**
   * The limit that binds; empty if no table knows the vehicle.
   *
   * @param isWithin whether the mass counts as being within a limit in kilograms
   */
  Optional<MassLimit> find(IntPredicate isWithin) {
    return table.map(limit -> bind(limit, permits(isWithin).matched()));
  }

  private static Optional<TableLimit> lowestTable(PassageCase passage) {
    WeighedVehicle vehicle = passage.vehicle();
    TableLimit lowest = null;
    for (ReferenceEntry.MassLimits law : passage.reference().massLimits(passage.at())) {
      Optional<TableLimit> limit = new MassLimitTable(law).find(vehicle);
      if (limit.isPresent() && (lowest == null || limit.get().limitKg() < lowest.limitKg())) {
        lowest = limit.get();
      }
    }
    return Optional.ofNullable(lowest);
  }

  private MassLimit bind(TableLimit limit, Optional<OverLimitPermit> permit) {
    List<String> notes = new ArrayList<>(limit.notes());
    int boundKg = limit.limitKg();
    if (permit.isPresent() && permit.get().grossKg() > boundKg) {
      boundKg = permit.get().grossKg();
      notes.add(MassLimit.PERMIT_REPLACES_TABLE);
    }
    boolean isLifted =
        permit.isPresent() && permit.get().postedLiftedSiteIds().contains(of.site().id());
    if (!isLifted) {
      Integer bridgeKg = of.site().postedLimitKg();
      Integer laneKg = postedAboveLane().orElse(null);
      if (bridgeKg != null && bridgeKg < boundKg && (laneKg == null || bridgeKg <= laneKg)) {
        boundKg = bridgeKg;
        notes.add(MassLimit.POSTED_LIMIT_BINDS);
      } else if (laneKg != null && laneKg < boundKg) {
        boundKg = laneKg;
        notes.add(MassLimit.POSTED_LANE_LIMIT_BINDS);
      }
    }
    return new MassLimit(boundKg, limit.limitKg(), limit.basis(), notes);
  }

  /** The limit posted above the lane of the passage. */
  Optional<Integer> postedAboveLane() {
    return of.site().postedByLane().stream()
        .filter(posting -> posting.lane() == of.passage().lane())
        .map(LanePosting::limitKg)
        .findFirst();
  }
}
