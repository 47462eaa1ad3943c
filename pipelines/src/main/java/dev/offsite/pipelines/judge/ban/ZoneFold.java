package dev.offsite.pipelines.judge.ban;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The drives of trucks against the zones closed to them. Stateless; thread-safe. Hot path.
 *
 * <p>Implementation notes. A step first carries on or ends the visits that go on, then begins new
 * ones. Between two fixes the truck is taken to drive straight if the gap is no longer than {@code
 * maxGapS} and the implied speed no higher than {@code speedKphMax}; then the time of entry and
 * exit is interpolated on the segment, and half of the gap is stated as the uncertainty. A zone's
 * active windows and the validity of its versions cut visits exactly, because the truck was inside
 * before and after.
 */
public final class ZoneFold extends RuleFold<ZoneVisits> {

  private static final int FORM = 2;

  /** A fold. */
  public ZoneFold() {
    super("zone", FORM, ZoneVisits.class);
  }

  @Override
  public ZoneVisits start() {
    return new ZoneVisits();
  }

  @Override
  protected ZoneVisits read(int writtenIn, DataInput in) throws IOException {
    return ZoneVisits.read(writtenIn, in);
  }

  @Override
  protected void step(ZoneVisits state, Step step) {
    List<ReferenceEntry.Rule> rules = step.rules(ViolationKind.PROHIBITED_ZONE);
    ZoneStep zones = new ZoneStep(step);
    zones.keepEvidence(rules);
    state.finished.forEach(visit -> ZoneStep.follow(visit, step, rules));
    if (zones.isInZone() || !state.open.isEmpty() || zones.mayCross(rules)) {
      for (ReferenceEntry.Rule version : rules) {
        zones.apply(state, new ZoneRule(version));
      }
      ZoneStep.endVisitsWithoutRule(state, step.fix(), rules);
    }
  }

  @Override
  protected void find(ZoneVisits state, Moment moment, List<Finding> findings) {
    for (Visit visit : state.finished) {
      if (visit.proven) {
        visit.made.addTo(findings, moment, () -> ZoneFindings.of(visit, moment).stream().toList());
      }
    }
    for (Visit visit : state.open) {
      if (visit.proven) {
        ZoneFindings.of(visit, moment).ifPresent(findings::add);
      }
    }
  }

  @Override
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return reference.rules(ViolationKind.PROHIBITED_ZONE, at).stream()
        .map(rule -> Duration.ofMillis(new ZoneRule(rule).gapMsMax()))
        .toList();
  }
}
