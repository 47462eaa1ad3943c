package dev.offsite.pipelines.judge.driving;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Condition;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.pipelines.judge.track.TruckPlace;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The truck moves with load while its cover is open. Where the terminal does not say how the cover
 * is, or nothing is known of the load, nothing is proven; a loaded truck that stands with its cover
 * open neither proves nor ends anything, because it may be about to close it, or wait at a light.
 * Stateless; thread-safe. Hot path.
 */
public final class UncoveredLoad implements Condition {

  /** The load was presumed at some fix. */
  private static final int PRESUMED = 1;

  @Override
  public ViolationKind kind() {
    return ViolationKind.UNCOVERED_LOAD;
  }

  @Override
  public Examination examine(Step step, ReferenceEntry.Rule rule) {
    PositionReport.Cover cover = Signals.cover(step.fix().signals());
    if (cover == PositionReport.Cover.CLOSED) {
      return Examination.CLEAR;
    }
    Cargo cargo = step.cargo();
    if (cargo.isEmpty()) {
      return Examination.CLEAR;
    }
    if (cover == PositionReport.Cover.UNKNOWN || !cargo.isLoaded()) {
      return Examination.UNKNOWN;
    }
    double speedKph = speedKph(step);
    if (speedKph < rule.requireParameter("movingKph")) {
      return Examination.UNKNOWN;
    }
    return Examination.holds(new Held("", speedKph, cargo.isPresumed() ? PRESUMED : 0));
  }

  @Override
  public Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment) {
    boolean presumed = (stretch.marks() & PRESUMED) != 0;
    Candidate.Facts facts =
        new Candidate.Facts(
            stretch.distanceM(),
            null,
            null,
            "m",
            null,
            null,
            Map.of(
                "fastestKph",
                String.format(Locale.ROOT, "%.1f", stretch.worstValue()),
                "load",
                presumed ? "presumed" : "sensor"),
            List.of());
    return new Description(
        facts,
        TruckPlace.at(stretch.firstFix(), "on the road"),
        presumed ? Set.of(Doubt.LOAD_PRESUMED) : Set.of());
  }

  /** Ground speed; what the way from the fix before implies if the terminal does not say. */
  private static double speedKph(Step step) {
    Double said = step.fix().speedKph();
    return said == null ? step.impliedSpeedKph() : said;
  }
}
