package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Loads that are tipped where they may not be. Stands behind {@link TripFold}, which knows the
 * load. Stateless; thread-safe. Hot path.
 *
 * <p>Implementation notes. A tip begins with a loaded truck that stands with its body up or backs
 * up, outside every place where it may tip. It opens as soon as {@code signsMin} of the signs body
 * raised, reversed, lighter were seen, each within {@code windowS} of the one before and {@code
 * radiusM} of the place. A lighter load alone begins none: it says nothing of where it went. A
 * truck that comes to a place where it may tip before enough was seen has tipped nothing elsewhere.
 */
public final class DumpingFold extends RuleFold<DumpingState> {

  private static final int FORM = 1;

  /** A fold. */
  public DumpingFold() {
    super("dumping", FORM, DumpingState.class);
  }

  @Override
  public DumpingState start() {
    return new DumpingState();
  }

  @Override
  protected DumpingState read(int writtenIn, DataInput in) throws IOException {
    return DumpingState.read(in);
  }

  @Override
  protected void step(DumpingState state, Step step) {
    Cargo cargo = step.cargo();
    if (!state.open.isEmpty() || !state.finished.isEmpty() || showsAnything(step.fix())) {
      List<ReferenceEntry.Rule> rules = step.rules(ViolationKind.ILLEGAL_DUMPING);
      for (ReferenceEntry.Rule version : rules) {
        apply(state, new DumpRule(version), step, cargo);
      }
      endWithoutRule(state, rules, step.fix());
    }
    state.remember(cargo, step.fix());
  }

  @Override
  protected void find(DumpingState state, Moment moment, List<Finding> findings) {
    for (Tip tip : state.finished) {
      tip.made.addTo(findings, moment, () -> DumpFindings.of(tip, moment).stream().toList());
    }
    for (Tip tip : state.open) {
      DumpFindings.of(tip, moment).ifPresent(findings::add);
    }
  }

  @Override
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return reference.rules(ViolationKind.ILLEGAL_DUMPING, at).stream()
        .map(rule -> Duration.ofMillis(new DumpRule(rule).gapMsMax()))
        .toList();
  }

  private static boolean showsAnything(Fix fix) {
    return Signals.body(fix.signals()) == PositionReport.Body.RAISED
        || Boolean.TRUE.equals(Signals.reversing(fix.signals()));
  }

  private static void apply(DumpingState state, DumpRule rule, Step step, Cargo cargo) {
    Fix fix = step.fix();
    Tip open = find(state, rule);
    int sign = sign(step, rule);
    if (sign != 0) {
      // A late fix may show that the truck was loaded.
      step.keep();
    }
    for (Tip tip : state.finished) {
      if (tip.ruleId.equals(rule.id())) {
        tip.follow(rule, fix);
      }
    }
    if (open != null && isOver(open, rule, step, sign)) {
      finish(state, open, rule, fix);
      open = null;
    }
    if (open != null) {
      open.weigh(fix, rule);
      if (sign != 0) {
        open.see(step, sign);
      }
    } else if (sign != 0
        && (state.wasLoaded || cargo.isLoaded())
        && !step.isExempt()
        && !new TippingPlaces(step, rule).isAllowed()) {
      boolean isPresumed = state.wasLoaded ? state.wasPresumed : cargo.isPresumed();
      LoadReading before = state.wasLoaded ? state.reading : LoadReading.of(fix);
      Tip tip = Tip.begin(rule, isPresumed, before, step, sign);
      tip.weigh(fix, rule);
      state.open.add(tip);
    }
  }

  private static boolean isOver(Tip tip, DumpRule rule, Step step, int sign) {
    Fix fix = step.fix();
    if (step.gapMs() > rule.gapMsMax() || tip.isOutOfWindow(fix, rule)) {
      return true;
    }
    if (tip.hasLeft(fix, rule) && (sign != 0 || tip.needsNoLoad())) {
      return true;
    }
    return new TippingPlaces(step, rule).isWithinAllowed();
  }

  /** The sign that a fix shows by itself; 0 if none. */
  private static int sign(Step step, DumpRule rule) {
    int signals = step.fix().signals();
    int sign = 0;
    if (Signals.body(signals) == PositionReport.Body.RAISED
        && TripStep.stands(step, rule.stillKph())) {
      sign |= Tip.BODY_RAISED;
    }
    if (Boolean.TRUE.equals(Signals.reversing(signals))
        && TripStep.stands(step, rule.reversingKph())) {
      sign |= Tip.REVERSED;
    }
    return sign;
  }

  private static void finish(DumpingState state, Tip tip, DumpRule rule, Fix fix) {
    state.open.remove(tip);
    if (tip.isProven(rule)) {
      tip.end(fix);
      state.finished.add(tip);
    }
  }

  private static void endWithoutRule(DumpingState state, List<ReferenceEntry.Rule> rules, Fix fix) {
    for (Iterator<Tip> open = state.open.iterator(); open.hasNext(); ) {
      Tip tip = open.next();
      if (rules.stream().noneMatch(rule -> rule.id().equals(tip.ruleId))) {
        open.remove();
        tip.end(fix);
        state.finished.add(tip);
      }
    }
  }

  private static Tip find(DumpingState state, DumpRule rule) {
    for (Tip tip : state.open) {
      if (tip.ruleId.equals(rule.id())) {
        return tip;
      }
    }
    return null;
  }
}
