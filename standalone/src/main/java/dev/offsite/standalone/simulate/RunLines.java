package dev.offsite.standalone.simulate;

import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.publish.PublishCounts;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run says of itself, as lines of a terminal. */
public final class RunLines {

  private static final int BAR_CELLS = 24;

  private final Tempo tempo;
  private long lastAcknowledged;
  private Duration lastElapsed = Duration.ZERO;

  public RunLines(Tempo tempo) {
    this.tempo = tempo;
  }

  /** What is going to be played. */
  public List<String> heading(Simulation simulation) {
    int drones = simulation.world().areas().stream().mapToInt(area -> area.droneIds().size()).sum();
    return List.of(
        String.format(
            Locale.ROOT,
            "scenario %s: %,d trucks, %d scales, %d drones; faults %s, seed %d",
            simulation.scenario().name(),
            simulation.world().mix().trucks(),
            simulation.world().bridges().size(),
            drones,
            simulation.faults().name(),
            simulation.seed()),
        "device time from "
            + simulation.begin()
            + ", speed "
            + (tempo.isMax() ? "max" : String.format(Locale.ROOT, "%s", tempo.factor())));
  }

  /** One line on how it stands; the rate is the one since the line before. */
  public String progress(RunStatus status) {
    PublishCounts counts = status.counts();
    double seconds = Math.max(0.001, status.elapsed().minus(lastElapsed).toMillis() / 1000.0);
    double perSecond = Math.max(0, counts.acknowledgedTotal() - lastAcknowledged) / seconds;
    lastAcknowledged = counts.acknowledgedTotal();
    lastElapsed = status.elapsed();
    return String.format(
        Locale.ROOT,
        "%s%s %,7.0f/s  published %,d  acknowledged %,d%s",
        bar(status),
        clock(status.elapsed()),
        perSecond,
        counts.publishedTotal(),
        counts.acknowledgedTotal(),
        tempo.isMax()
            ? ""
            : String.format(Locale.ROOT, "  behind %.1f s", status.behind().toMillis() / 1000.0));
  }

  /** What it came to. */
  public List<String> summary(RunResult result) {
    List<String> lines = new ArrayList<>();
    PublishCounts counts = result.counts();
    if (tempo.isMax() || result.cut()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d messages in %.1f s: %,.0f/s%s",
              result.messages(),
              result.took().toMillis() / 1000.0,
              result.achievedPerSecond(),
              result.cut() ? ", until it was stopped" : ""));
    } else {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d messages in %.1f s: nominal %,.1f/s, achieved %,.1f/s (%+.2f %%), at most %.2f s"
                  + " behind",
              result.messages(),
              result.took().toMillis() / 1000.0,
              result.nominalPerSecond(),
              result.achievedPerSecond(),
              result.deviationPercent(),
              result.latestBehind().toMillis() / 1000.0));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "acknowledged %,d, refused %,d, sent again %,d, reconnects %,d",
            counts.acknowledgedTotal(),
            counts.refused(),
            counts.resent(),
            counts.reconnects()));
    for (Map.Entry<String, FaultTally.Count> fault : new TreeMap<>(result.faults()).entrySet()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "fault %s: %,d messages%s",
              fault.getKey(),
              fault.getValue().messages(),
              fault.getValue().overflowed() == 0
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      ", of which %,d lost because a device can hold no more",
                      fault.getValue().overflowed())));
    }
    return lines;
  }

  private static String bar(RunStatus status) {
    Duration total = status.total();
    if (total == null || total.isZero()) {
      return "";
    }
    double share = Math.min(1, status.elapsed().toMillis() / (double) total.toMillis());
    int full = (int) Math.round(share * BAR_CELLS);
    return "[" + "#".repeat(full) + "-".repeat(BAR_CELLS - full) + "] ";
  }

  private static String clock(Duration duration) {
    return String.format(Locale.ROOT, "%02d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }
}
