package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Latencies of verdicts by phase, and since they were last asked for. Thread-safe. */
final class SoakLatencies {

  private final Map<SoakTimetable.Phase, Latencies> byPhase =
      new EnumMap<>(SoakTimetable.Phase.class);
  private Latencies recent = new Latencies();

  SoakLatencies() {
    for (SoakTimetable.Phase phase : SoakTimetable.Phase.values()) {
      byPhase.put(phase, new Latencies());
    }
  }

  synchronized void add(SoakTimetable.Phase phase, Duration latency) {
    byPhase.get(phase).add(latency.toNanos());
    recent.add(latency.toNanos());
  }

  /** Those since the last call. */
  synchronized Latencies.Figures takeRecent() {
    Latencies.Figures figures = recent.figures();
    recent = new Latencies();
    return figures;
  }

  synchronized Latencies.Figures of(SoakTimetable.Phase phase) {
    return byPhase.get(phase).figures();
  }
}
