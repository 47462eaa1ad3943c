package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.bridge.BridgeLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Adds up who is on a bridge at one moment. Pure; thread-safe. */
final class LiveLoad {

  /** The load; empty if no bridge is in force at that moment. */
  static Optional<BridgeLoad> at(
      String siteId,
      long asOfMs,
      long receivedMs,
      Collection<Crossing> crossings,
      ReferenceSnapshot reference) {
    return LoadLimits.at(siteId, asOfMs, reference)
        .map(limits -> load(siteId, asOfMs, receivedMs, crossings, limits));
  }

  private static BridgeLoad load(
      String siteId,
      long asOfMs,
      long receivedMs,
      Collection<Crossing> crossings,
      LoadLimits limits) {
    OnBridge all = new OnBridge();
    TreeMap<LoadScope, OnBridge> byLane = new TreeMap<>();
    for (Crossing crossing : crossings) {
      if (crossing.likely().covers(asOfMs)) {
        all.enter(crossing);
        byLane.computeIfAbsent(crossing.lane(), lane -> new OnBridge()).enter(crossing);
      }
    }
    BridgeLoad.Level level = limits.levelOf(LoadScope.BRIDGE, all.massKg());
    List<BridgeLoad.Lane> lanes = new ArrayList<>();
    for (var lane : byLane.entrySet()) {
      BridgeLoad.Level ofLane = limits.levelOf(lane.getKey(), lane.getValue().massKg());
      level = ofLane.compareTo(level) > 0 ? ofLane : level;
      lanes.add(lane(lane.getKey(), lane.getValue(), limits));
    }
    int limitKg = limits.bridge().massLimitKg();
    return new BridgeLoad(
        siteId,
        limits.bridge().id() + '/' + limits.bridge().version(),
        Instant.ofEpochMilli(asOfMs),
        Instant.ofEpochMilli(receivedMs),
        all.massKg(),
        OnBridge.massKg(crossings, crossing -> crossing.least().covers(asOfMs)),
        OnBridge.massKg(crossings, crossing -> crossing.most().covers(asOfMs)),
        all.vehicles(),
        all.unweighed(),
        limitKg,
        share(all.massKg(), limitKg),
        level,
        lanes);
  }

  private static BridgeLoad.Lane lane(LoadScope scope, OnBridge on, LoadLimits limits) {
    OptionalInt limitKg = limits.limitKg(scope);
    return new BridgeLoad.Lane(
        scope.direction().isEmpty() ? null : scope.direction(),
        scope.lane(),
        on.vehicles(),
        on.massKg(),
        limitKg.isPresent() ? share(on.massKg(), limitKg.getAsInt()) : null);
  }

  /** To a ten-thousandth. */
  private static double share(long massKg, int limitKg) {
    return Math.round(massKg * 10_000.0 / limitKg) / 10_000.0;
  }

  private LiveLoad() {}
}
