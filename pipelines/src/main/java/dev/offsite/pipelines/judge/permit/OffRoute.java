package dev.offsite.pipelines.judge.permit;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Loaded, and further than {@code beyondM} from all ground that its permits let it be on. The
 * border is wider by {@code accuracyFactor} × the accuracy of the fix. Between the border and that
 * line a fix shows neither that the truck is off its way nor that it is back: so a truck that
 * drives along the line makes one case.
 */
final class OffRoute implements Condition {

  @Override
  public ViolationKind kind() {
    return ViolationKind.OFF_ROUTE;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Cargo cargo = step.cargo();
    if (!cargo.isLoaded()) {
      return cargo.isEmpty() ? Examination.CLEAR : Examination.UNKNOWN;
    }
    List<ReferenceEntry.Permit> permits = step.permits();
    if (permits.isEmpty()) {
      return Examination.CLEAR;
    }
    Fix fix = step.fix();
    PermittedGround ground =
        PermittedGround.of(step.reference(), rule, step.plate().orElseThrow(), step.at(), permits);
    if (ground.covers(fix)) {
      return Examination.CLEAR;
    }
    Optional<Double> beyondM = ground.beyondM(fix);
    double lineM = rule.requireParameter("beyondM") + FixQuality.marginM(fix, rule);
    if (beyondM.isEmpty() || beyondM.get() <= lineM) {
      return Examination.UNKNOWN;
    }
    return Examination.holds(new Held("", beyondM.get(), LoadMarks.of(cargo)));
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Fix worst = stretch.worstFix();
    Instant at = worst.time();
    Map<String, String> details = new TreeMap<>();
    details.put("load", LoadMarks.word(stretch));
    details.put("accuracyM", Objects.toString(worst.accuracyM(), "unknown"));
    details.put("offRouteS", String.format(Locale.ROOT, "%.1f", stretch.durationS()));
    Optional<Fence> corridor = Optional.empty();
    Optional<String> plate =
        moment.reference().findDevice(moment.deviceId(), at).map(ReferenceEntry.Device::plate);
    if (plate.isPresent()) {
      List<ReferenceEntry.Permit> permits = moment.reference().permits(plate.get(), at);
      details.put("permits", Permits.ids(permits));
      corridor =
          PermittedGround.of(moment.reference(), rule, plate.get(), at, permits)
              .nearestCorridor(worst);
    }
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(LoadMarks.doubts(stretch));
    if (worst.accuracyM() == null) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    double limitM = rule.requireParameter("beyondM");
    return new Description(
        new Candidate.Facts(
            stretch.worstValue(),
            limitM,
            null,
            "m",
            stretch.worstValue() - limitM,
            null,
            details,
            List.of()),
        corridor
            .map(fence -> TruckPlace.at(fence, worst))
            .orElseGet(() -> TruckPlace.at(worst, Permits.ON_THE_ROAD)),
        doubts);
  }
}
