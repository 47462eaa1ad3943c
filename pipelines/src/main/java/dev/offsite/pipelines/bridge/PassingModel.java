package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.BridgeScale;
import dev.offsite.schemas.telemetry.PassageReport;

/**
 * From when to when a weighed vehicle is on the bridge. Pure; thread-safe.
 *
 * <p>It drives from the scale to the span, and with its last axle off it, at the speed it had over
 * the scale: {@code t(x) = t0 + x / v}. Nobody has seen it after the scale, so its speed there is
 * only known to lie within {@code v (1 ± speedChangeShare)}: that gives the shortest and the
 * longest stay. Who crosses the scale at less than {@code stopAndGoBelowKph} stands in traffic: it
 * may stay for all of {@code stayMaxS}, which bounds every other stay too.
 */
final class PassingModel {

  /** A scale that says zero has not measured; the bound of the stay decides then. */
  private static final double SPEED_KPH_MIN = 0.1;

  private static final double KPH_PER_MPS = 3.6;

  private final Bridge bridge;
  private final double toSpanM;

  PassingModel(Bridge bridge, BridgeScale scale) {
    this.bridge = bridge;
    this.toSpanM = scale.toSpanM();
  }

  /** As fast as over the scale. */
  Stay likely(PassageReport passage) {
    double speedMps = speedMps(passage);
    return stay(passage, enterS(speedMps), leaveS(passage, speedMps));
  }

  /** On it at any plausible speed; none where the fastest has left before the slowest is there. */
  Stay least(PassageReport passage) {
    double speedMps = speedMps(passage);
    double latestEnterS = Math.max(enterS(fast(speedMps)), enterS(slow(speedMps)));
    return stay(passage, latestEnterS, leaveS(passage, fast(speedMps)));
  }

  /** On it at some plausible speed. */
  Stay most(PassageReport passage) {
    double speedMps = speedMps(passage);
    double earliestEnterS = Math.min(enterS(fast(speedMps)), enterS(slow(speedMps)));
    boolean stands = passage.speedKph() < bridge.stopAndGoBelowKph();
    double leaveS =
        stands ? approachS(speedMps) + bridge.stayMaxS() : leaveS(passage, slow(speedMps));
    return stay(passage, earliestEnterS, leaveS);
  }

  /** Seconds from the scale to the first axle on the span; below zero for a scale on the span. */
  private double enterS(double speedMps) {
    return toSpanM >= 0 ? approachS(speedMps) : -Math.min(-toSpanM / speedMps, bridge.stayMaxS());
  }

  private double leaveS(PassageReport passage, double speedMps) {
    double aheadM = bridge.spanM() + lengthM(passage) + Math.min(toSpanM, 0);
    return approachS(speedMps) + Math.min(aheadM / speedMps, bridge.stayMaxS());
  }

  private double approachS(double speedMps) {
    return Math.min(Math.max(toSpanM, 0) / speedMps, bridge.stayMaxS());
  }

  private double fast(double speedMps) {
    return speedMps * (1 + bridge.speedChangeShare());
  }

  private double slow(double speedMps) {
    return speedMps * (1 - bridge.speedChangeShare());
  }

  private static Stay stay(PassageReport passage, double enterS, double leaveS) {
    long atMs = passage.deviceTime().toEpochMilli();
    return new Stay(atMs + Math.round(enterS * 1000), atMs + Math.round(leaveS * 1000));
  }

  private static double speedMps(PassageReport passage) {
    return Math.max(passage.speedKph(), SPEED_KPH_MIN) / KPH_PER_MPS;
  }

  private double lengthM(PassageReport passage) {
    if (passage.lengthM() != null) {
      return passage.lengthM();
    }
    return passage.axleSpacingsM().isEmpty()
        ? bridge.lengthUnknownOrUsualM()
        : passage.axleSpacingsM().stream().mapToDouble(Double::doubleValue).sum()
            + bridge.overhangOrUsualM();
  }
}
