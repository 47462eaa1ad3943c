package dev.offsite.pipelines.judge.driving;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The truck's ground speed, as its terminal says it, is above the limit times the tolerance. A fix
 * without a speed says nothing. Stateless; thread-safe. Hot path.
 *
 * <p>A limit binds by itself, so a stretch under another limit is another candidate. The speed that
 * the places imply is only a check: if its mean over the stretch differs from what the terminal
 * said by more than {@code contradictionKph}, a human must look.
 */
public final class Speeding implements Condition {

  /** There are too few places to check the terminal's speed by. */
  static final String SPEED_NOT_CHECKED = "SPEED_NOT_CHECKED";

  @Override
  public ViolationKind kind() {
    return ViolationKind.SPEEDING;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Double speedKph = step.fix().speedKph();
    if (speedKph == null) {
      return Examination.UNKNOWN;
    }
    if (speedKph <= rule.parameters().getOrDefault("ignoreBelowKph", 0.0)) {
      return Examination.CLEAR;
    }
    SpeedLimit limit = SpeedLimits.at(step.fix(), rule, step.permits(), step.reference());
    return speedKph > limit.kph() * tolerance(rule)
        ? Examination.holds(new Held(limit.key(), speedKph, 0))
        : Examination.CLEAR;
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Fix worst = stretch.worstFix();
    SpeedLimit limit = limitAt(worst, rule, moment);
    DrivenSpeeds speeds = DrivenSpeeds.of(stretch);
    double tolerance = tolerance(rule);
    double excessKph = stretch.worstValue() - limit.kph();
    Map<String, String> details = new TreeMap<>();
    details.put("limitSource", limit.source().name());
    if (!limit.key().isEmpty()) {
      details.put("limitOf", limit.key());
    }
    if (speeds.isKnown()) {
      details.put("saidKph", kph(speeds.saidKph()));
      details.put("impliedKph", kph(speeds.impliedKph()));
    }
    Candidate.Facts facts =
        new Candidate.Facts(
            stretch.worstValue(),
            limit.kph(),
            tolerance,
            "km/h",
            excessKph,
            excessKph * 100 / limit.kph(),
            details,
            speeds.isKnown() ? List.of() : List.of(SPEED_NOT_CHECKED));
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    Double contradictionKph = rule.parameters().get("contradictionKph");
    if (contradictionKph != null && speeds.contradictBy(contradictionKph)) {
      doubts.add(Doubt.SPEED_CONTRADICTED);
    }
    Fence fence = limit.fence();
    return new Description(
        facts,
        fence == null ? TruckPlace.at(worst, "on the road") : TruckPlace.at(fence, worst),
        doubts);
  }

  /** The limit that the worst fix was held against. */
  private static SpeedLimit limitAt(Fix fix, ReferenceEntry.Rule rule, Moment moment) {
    List<ReferenceEntry.Permit> permits =
        moment
            .reference()
            .findDevice(moment.deviceId(), fix.time())
            .map(ReferenceEntry.Device::plate)
            .map(plate -> moment.reference().permits(plate, fix.time()))
            .orElse(List.of());
    return SpeedLimits.at(fix, rule, permits, moment.reference());
  }

  /** Multiplier on the limit. */
  private static double tolerance(ReferenceEntry.Rule rule) {
    return rule.parameters().getOrDefault("toleranceFactor", 1.0);
  }

  private static String kph(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
