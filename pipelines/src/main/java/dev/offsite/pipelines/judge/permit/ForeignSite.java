package dev.offsite.pipelines.judge.permit;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * In a building or disposal site that none of its valid permits names, deeper than {@code
 * accuracyFactor} × the accuracy of the fix. A permit that names no site of that kind binds the
 * truck to none; a truck without any permit is a matter of {@link NoPermit}.
 */
final class ForeignSite implements Condition {

  private static final String BUILDING_SITE = "BUILDING_SITE";
  private static final String DISPOSAL_SITE = "DISPOSAL_SITE";

  @Override
  public ViolationKind kind() {
    return ViolationKind.FOREIGN_SITE;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    Fix fix = step.fix();
    List<Fence> sites =
        new Grounds(step.reference(), rule, step.at()).covering(fix.lngE7(), fix.latE7());
    if (sites.isEmpty() || step.permits().isEmpty()) {
      return Examination.CLEAR;
    }
    boolean isDoubtful = false;
    List<Held> held = new ArrayList<>(1);
    for (Fence site : sites) {
      if (isForeign(site, step.permits())) {
        double depthM = -Grounds.borderM(site, fix);
        if (depthM >= FixQuality.marginM(fix, rule)) {
          held.add(new Held(site.id(), depthM, LoadMarks.of(step.cargo())));
        } else {
          isDoubtful = true;
        }
      }
    }
    if (held.isEmpty()) {
      return isDoubtful ? Examination.UNKNOWN : Examination.CLEAR;
    }
    return new Examination(true, held);
  }

  private static boolean isForeign(Fence site, List<ReferenceEntry.Permit> permits) {
    for (ReferenceEntry.Permit permit : permits) {
      if (allows(permit, site)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allows(ReferenceEntry.Permit permit, Fence site) {
    String id = site.id();
    if (id.equals(permit.buildingSiteFenceId())
        || id.equals(permit.disposalFenceId())
        || permit.allowedFenceIds().contains(id)) {
      return true;
    }
    return switch (site.kind()) {
      case BUILDING_SITE -> permit.buildingSiteFenceId() == null;
      case DISPOSAL_SITE -> permit.disposalFenceId() == null;
      default -> false;
    };
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    Fix deepest = stretch.worstFix();
    Fence site = new Grounds(moment.reference(), rule, deepest.time()).find(stretch.siteKey());
    Map<String, String> details = new TreeMap<>();
    details.put("deepestM", String.format(Locale.ROOT, "%.1f", stretch.worstValue()));
    details.put("accuracyM", Objects.toString(deepest.accuracyM(), "unknown"));
    details.put("load", LoadMarks.word(stretch));
    if (site != null) {
      details.put("fenceKind", site.kind());
    }
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (deepest.accuracyM() == null) {
      doubts.add(Doubt.ACCURACY_UNKNOWN);
    }
    return new Description(
        new Candidate.Facts(stretch.durationS(), null, null, "s", null, null, details, List.of()),
        site == null ? TruckPlace.at(deepest, stretch.siteKey()) : TruckPlace.at(site, deepest),
        doubts);
  }
}
