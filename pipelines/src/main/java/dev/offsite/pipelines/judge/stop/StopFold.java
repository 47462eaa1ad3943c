package dev.offsite.pipelines.judge.stop;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.RuleReader;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck stays, and where its terminal is silent: what a heap that is found later is held
 * against. Holds nothing against anybody. Stands behind the trips, which know the load. Stateless;
 * thread-safe. Hot path.
 *
 * <p>A stay is a run of slow fixes within the radius of the trace around the first of them, without
 * a silence between.
 */
public final class StopFold extends RuleFold<StopState> {

  private static final int FORM = 1;

  /** Names its state in savepoints. */
  public static final String NAME = "stop";

  private static final long SILENT_MS_MIN = Math.round(TraceParameters.SILENT_S_MIN * 1000);

  private final RuleReader<Optional<StopTerms>> terms = new RuleReader<>(StopTerms::of);

  /** A fold. */
  public StopFold() {
    super(NAME, FORM, StopState.class);
  }

  @Override
  public StopState start() {
    return new StopState();
  }

  @Override
  protected StopState read(int writtenIn, DataInput in) throws IOException {
    return StopState.read(in);
  }

  @Override
  protected void step(StopState state, Step step) {
    if (!isDull(state, step)) {
      terms
          .of(step.rules())
          .ifPresentOrElse(inForce -> apply(state, step, inForce), () -> forget(state));
    }
    state.cargo = step.cargo();
    if (step.fix().payloadKg() != Fix.UNKNOWN) {
      state.payloadKg = step.fix().payloadKg();
    }
  }

  /** Whether whatever the terms are, nothing can come of the fix. */
  private static boolean isDull(StopState state, Step step) {
    return state.open == null
        && state.isFinal()
        && (step.before() == null || step.gapMs() < SILENT_MS_MIN)
        && speedKph(step) > TraceParameters.LINGER_KPH_MAX;
  }

  private static void apply(StopState state, Step step, StopTerms terms) {
    Fix fix = step.fix();
    double speedKph = speedKph(step);
    boolean isSlow = speedKph <= terms.lingerKph();
    if (step.before() != null && step.gapMs() >= terms.silentMs()) {
      finish(state, terms);
      state.finished.add(Stay.silence(step.before(), fix, state.cargo, state.payloadKg));
      state.change();
    } else if (state.open != null && (!isSlow || state.open.hasMovedAway(fix, terms.radiusM()))) {
      finish(state, terms);
    }
    boolean isTipping = isSlow && Signals.body(fix.signals()) == PositionReport.Body.RAISED;
    for (Stay stay : state.finished) {
      if (stay.follow(fix, step.cargo(), terms.followMs(), !isTipping)) {
        state.change();
      }
    }
    if (isSlow) {
      stay(state, step, terms, speedKph <= terms.stillKph());
    }
  }

  private static void stay(StopState state, Step step, StopTerms terms, boolean stands) {
    long before = state.open == null ? -1 : state.open.saidAs();
    if (state.open == null) {
      state.open = Stay.begin(step, state.cargo, state.payloadKg, siteAt(step), stands);
    } else {
      state.open.add(step, stands);
    }
    boolean counts = state.open.counts(terms);
    if (counts && (!state.isOpenTold || state.open.saidAs() != before)) {
      state.change();
    }
    state.isOpenTold = counts;
  }

  /** No rule traces trucks: nothing is said of them. */
  private static void forget(StopState state) {
    if (state.open != null || !state.finished.isEmpty()) {
      state.open = null;
      state.isOpenTold = false;
      state.finished.clear();
      state.change();
    }
  }

  private static void finish(StopState state, StopTerms terms) {
    if (state.open != null && state.open.counts(terms)) {
      state.open.end();
      state.finished.add(state.open);
      state.change();
    }
    state.open = null;
    state.isOpenTold = false;
  }

  private static double speedKph(Step step) {
    Double said = step.fix().speedKph();
    if (said != null) {
      return said;
    }
    return step.before() == null ? Double.POSITIVE_INFINITY : step.impliedSpeedKph();
  }

  /** The building or disposal site a fix lies in at its time; the lowest id of several. */
  private static @Nullable String siteAt(Step step) {
    GeofenceIndex sites = step.reference().tripSites();
    String lowest = null;
    for (int ordinal : sites.ordinalsCovering(step.fix().lngE7(), step.fix().latE7())) {
      Fence site = sites.fence(ordinal);
      if (site.validity().contains(step.at())
          && site.windows().isActive(step.at())
          && (lowest == null || site.id().compareTo(lowest) < 0)) {
        lowest = site.id();
      }
    }
    return lowest;
  }

  @Override
  protected void find(StopState state, Moment moment, List<Finding> findings) {}
}
