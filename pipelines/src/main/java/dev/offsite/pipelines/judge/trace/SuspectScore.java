package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import dev.offsite.schemas.candidate.DumpingTrace.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against one stay of a truck: the score is the sum of the points that the rule
 * gives for what is known. A sum, not a probability: it puts trucks in an order and says why.
 *
 * <p>{@code NEAR} has all its points within the uncertainty of heap and fix together, and less in
 * proportion up to the radius. Pure; thread-safe.
 */
final class SuspectScore {

  /**
   * Radius that holds a two-dimensional normal error with 90 % over that which holds it with 68 %:
   * sqrt(ln(1 - 0.9) / ln(1 - 0.68)).
   */
  private static final double R90_PER_R68 = Math.sqrt(Math.log(0.1) / Math.log(0.32));

  private final TruckStop stop;
  private final TraceRule rule;
  private final List<Reason> reasons = new ArrayList<>();

  private SuspectScore(TruckStop stop, TraceRule rule) {
    this.stop = stop;
    this.rule = rule;
  }

  /** The truck as a suspect; empty if it was too far away, or not there for long enough. */
  static Optional<DumpingTrace.Suspect> of(TruckStop stop, Heap heap, TraceRule rule) {
    return new SuspectScore(stop, rule).suspect(heap);
  }

  /** Whether a stay lies near enough to be a suspect, whatever else is known of it. */
  static boolean isNear(TruckStop stop, Heap heap, TraceRule rule) {
    double nearM = Geodesics.distanceM(stop.place(), heap.place());
    return stop.isSilence()
        ? Math.min(nearM, Geodesics.distanceM(stop.farPlace(), heap.place()))
            <= rule.silentRadiusM()
        : nearM <= rule.radiusM() + uncertaintyM(stop, heap, rule);
  }

  private static double uncertaintyM(TruckStop stop, Heap heap, TraceRule rule) {
    double fixM =
        stop.accuracyM() == null ? rule.accuracyUnknownM() : stop.accuracyM() * R90_PER_R68;
    return Math.hypot(heap.uncertaintyM(), fixM);
  }

  private Optional<DumpingTrace.Suspect> suspect(Heap heap) {
    double nearM = Geodesics.distanceM(stop.place(), heap.place());
    return stop.isSilence() ? silent(heap, nearM) : stayed(heap, nearM);
  }

  private Optional<DumpingTrace.Suspect> stayed(Heap heap, double distanceM) {
    double uncertaintyM = uncertaintyM(stop, heap, rule);
    boolean isLong = stop.presence() == Presence.TIPPED || stop.durationMs() >= rule.stopMs();
    if ((stop.isOver() && !isLong) || distanceM > rule.radiusM() + uncertaintyM) {
      return Optional.empty();
    }
    near(1 - Math.max(0, distanceM - uncertaintyM) / rule.radiusM());
    if (stop.presence() == Presence.TIPPED) {
      add("BODY_RAISED", rule.value(TraceParameters.FOR_BODY_RAISED));
    } else if (stop.presence() == Presence.STOPPED) {
      add("STOPPED", rule.value(TraceParameters.FOR_STOPPED));
    }
    if (stop.reversed()) {
      add("REVERSED", rule.value(TraceParameters.FOR_REVERSED));
    }
    if (stop.isOver() && stop.hasBodySensor() && stop.presence() != Presence.TIPPED) {
      add("BODY_DOWN", -rule.value(TraceParameters.AGAINST_BODY_DOWN));
    }
    if (stop.durationMs() > rule.parkedMs()) {
      add("PARKED", -rule.value(TraceParameters.AGAINST_PARKED));
    }
    return Optional.of(suspect(distanceM, uncertaintyM));
  }

  /** It may have been there if the way over the heap is not too long for the time. */
  private Optional<DumpingTrace.Suspect> silent(Heap heap, double nearM) {
    double farM = Geodesics.distanceM(stop.farPlace(), heap.place());
    double distanceM = Math.min(nearM, farM);
    double driveableM = stop.durationMs() / 1000.0 * rule.speedMps();
    if (stop.durationMs() < rule.silentMs()
        || distanceM > rule.silentRadiusM()
        || nearM + farM > driveableM) {
      return Optional.empty();
    }
    double straightM = Geodesics.distanceM(stop.place(), stop.farPlace());
    if (rule.silentRadiusM() > 0) {
      near(1 - distanceM / rule.silentRadiusM());
    }
    add("TERMINAL_SILENT", rule.value(TraceParameters.FOR_SILENT));
    return Optional.of(suspect(distanceM, Math.max(0, driveableM - straightM) / 2));
  }

  private DumpingTrace.Suspect suspect(double distanceM, double uncertaintyM) {
    load();
    if (stop.permit() == null) {
      add("NO_PERMIT", rule.value(TraceParameters.FOR_NO_PERMIT));
    }
    if (stop.site() != null) {
      add("AT_SITE", -rule.value(TraceParameters.AGAINST_SITE));
    }
    double score = 0;
    for (Reason reason : reasons) {
      score += reason.points();
    }
    return new DumpingTrace.Suspect(
        hundredths(score),
        stop.deviceId(),
        stop.plate(),
        stop.company(),
        stop.presence(),
        Instant.ofEpochMilli(stop.startMs()),
        stop.isOver() ? Instant.ofEpochMilli(stop.endMs()) : null,
        stop.durationMs() / 1000.0,
        tenths(distanceM),
        tenths(uncertaintyM),
        stop.loadBefore().name(),
        stop.loadAfter().name(),
        known(stop.payloadBeforeKg()),
        known(stop.payloadAfterKg()),
        stop.permit(),
        stop.site(),
        reasons,
        stop.record());
  }

  private void load() {
    switch (stop.loadBefore()) {
      case LOADED -> add("LOADED_BEFORE", rule.value(TraceParameters.FOR_LOADED));
      case PRESUMED_LOADED ->
          add("PRESUMED_LOADED_BEFORE", rule.value(TraceParameters.FOR_PRESUMED_LOADED));
      case EMPTY, PRESUMED_EMPTY -> add("EMPTY_BEFORE", -rule.value(TraceParameters.AGAINST_EMPTY));
      case UNKNOWN -> {}
    }
    boolean isEmptied =
        stop.loadBefore().isLoaded()
            && stop.loadAfter().isEmpty()
            && !stop.loadAfter().isPresumed();
    boolean isWeighedLighter =
        stop.payloadBeforeKg() != Fix.UNKNOWN
            && stop.payloadAfterKg() != Fix.UNKNOWN
            && stop.payloadBeforeKg() - stop.payloadAfterKg()
                >= rule.value(TraceParameters.LIGHTER_KG);
    if (isEmptied || isWeighedLighter) {
      add("LIGHTER_AFTER", rule.value(TraceParameters.FOR_LIGHTER));
    } else if (stop.loadBefore().isLoaded() && stop.loadAfter().isLoaded()) {
      add("STILL_LOADED_AFTER", -rule.value(TraceParameters.AGAINST_STILL_LOADED));
    }
  }

  private void near(double share) {
    double points = hundredths(Math.max(0, share) * rule.value(TraceParameters.FOR_NEAR));
    if (points > 0) {
      reasons.add(new Reason("NEAR", points));
    }
  }

  private void add(String code, double points) {
    // Not -0.0 where the rule gives no points.
    reasons.add(new Reason(code, points == 0 ? 0 : points));
  }

  private static @Nullable Integer known(int payloadKg) {
    return payloadKg == Fix.UNKNOWN ? null : payloadKg;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
