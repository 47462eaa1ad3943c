package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Loaded on the road: outside all fences of the rule's kinds, and further than {@code siteMarginM}
 * from them. Nearer than that a fix shows nothing.
 */
final class OnTheRoad {

  /**
   * What a fix shows of a truck whose permits do not allow a drive with load.
   *
   * @return whether it is loaded on the road all the same
   */
  static Condition.Examination examine(Step step, ReferenceEntry.Rule rule, Cargo cargo) {
    Grounds sites = new Grounds(step.reference(), rule, step.at());
    return switch (sites.where(step.fix(), rule.requireParameter("siteMarginM"))) {
      case INSIDE -> Condition.Examination.CLEAR;
      case NEAR -> Condition.Examination.UNKNOWN;
      case OUTSIDE -> Condition.Examination.holds(new Condition.Held("", 0, LoadMarks.of(cargo)));
    };
  }

  /** How long it drove, where it was first seen, and with which permits. */
  static Condition.Description describe(Stretch stretch, Moment moment) {
    Map<String, String> details = new TreeMap<>();
    details.put("load", LoadMarks.word(stretch));
    moment
        .reference()
        .findDevice(moment.deviceId(), stretch.firstFix().time())
        .map(ReferenceEntry.Device::plate)
        .ifPresent(
            plate ->
                details.put(
                    "permits",
                    Permits.ids(moment.reference().permits(plate, stretch.firstFix().time()))));
    return new Condition.Description(
        new Candidate.Facts(stretch.durationS(), null, null, "s", null, null, details, List.of()),
        TruckPlace.at(stretch.firstFix(), Permits.ON_THE_ROAD),
        LoadMarks.doubts(stretch));
  }

  private OnTheRoad() {}
}
