package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.Trail;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Not empty, and came out of a building site in the night hours within the last minutes, while no
 * permit of the truck held then. A lead to work at night that nobody announced.
 *
 * <p>The drive of the last {@link Trail#SPAN} shows it: the truck was inside for at least {@code
 * minInsideS}, was last seen there at night, and is further than {@code siteMarginM} outside.
 */
final class NightDeparture implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.NIGHT_DEPARTURE;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Fix fix = step.fix();
    NightHours night = NightHours.of(rule);
    if (!night.cover(fix.timeMs()) && !night.cover(fix.timeMs() - Trail.SPAN.toMillis())) {
      return Examination.CLEAR;
    }
    if (step.cargo().isEmpty()) {
      return Examination.CLEAR;
    }
    if (step.plate().isEmpty()) {
      return Examination.UNKNOWN;
    }
    SiteStay stay = SiteStay.of(step, new Grounds(step.reference(), rule, step.at()));
    Fence site = stay.site();
    if (site == null || stay.lengthMs() < rule.requireParameter("minInsideS") * 1000) {
      return Examination.CLEAR;
    }
    boolean isAllowed =
        !night.cover(stay.lastMs())
            || !step.reference()
                .permitsInHours(step.plate().orElseThrow(), Instant.ofEpochMilli(stay.lastMs()))
                .isEmpty();
    if (isAllowed) {
      return Examination.CLEAR;
    }
    double outsideM = Grounds.borderM(site, fix);
    if (outsideM <= rule.requireParameter("siteMarginM")) {
      return outsideM < 0 ? Examination.CLEAR : Examination.UNKNOWN;
    }
    return Examination.holds(new Held(site.id(), 0, LoadMarks.of(step.cargo())));
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Fix first = stretch.firstFix();
    Fence site = new Grounds(moment.reference(), rule, first.time()).find(stretch.siteKey());
    Map<String, String> details = new TreeMap<>();
    details.put("load", LoadMarks.word(stretch));
    moment
        .reference()
        .findDevice(moment.deviceId(), first.time())
        .map(ReferenceEntry.Device::plate)
        .ifPresent(
            plate ->
                details.put(
                    "permits", Permits.ids(moment.reference().permits(plate, first.time()))));
    return new Description(
        new Candidate.Facts(stretch.durationS(), null, null, "s", null, null, details, List.of()),
        site == null ? TruckPlace.at(first, stretch.siteKey()) : TruckPlace.at(site, first),
        Set.of(Doubt.LEAD_ONLY));
  }
}
