package dev.offsite.standalone.bench;

import dev.offsite.standalone.stack.StackServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When servers are stopped and started again, in a run of any length: of 30 minutes, the time
 * series from 5:00 to 15:00, the broker at 9:00 and 22:30, Kafka at 12:00 and 25:30, each for 20 s.
 *
 * <p>Each short outage comes once while the time series is away, and once within the judged half of
 * the run: what is lost with every restart shows as a step there. The time series is back before
 * that half, because it takes memory and some 700 files that would look like a rise.
 *
 * @param length of the run
 * @param outages in the order they begin
 */
record SoakTimetable(Duration length, List<Outage> outages) {

  /** Longer than clients take to notice, shorter than what devices hold in their queues. */
  private static final Duration SHORT_OUTAGE_MAX = Duration.ofSeconds(20);

  /** Latencies of this time after an outage are those of its backlog. */
  private static final Duration RECOVERY_MAX = Duration.ofMinutes(1);

  /**
   * A server that does not run.
   *
   * @param from since the devices were started
   * @param until exclusive
   */
  record Outage(StackServer server, Duration from, Duration until) {
    Outage {
      Objects.requireNonNull(server, "server");
      if (from.isNegative() || until.compareTo(from) <= 0) {
        throw new IllegalArgumentException("an outage from " + from + " until " + until);
      }
    }
  }

  /** To what a latency belongs. */
  enum Phase {
    /** Before the outage of the time series, all servers up. */
    BEFORE,
    /** While the time series is away, and nothing else. */
    WITHOUT_HISTORY,
    /** After that outage, all servers up. */
    AFTER,
    /** All else: the begin, short outages, and the time in which their backlog is worked off. */
    OTHER
  }

  SoakTimetable {
    outages = List.copyOf(outages);
  }

  /** The table of a run. */
  static SoakTimetable of(Duration length) {
    Duration brief = min(SHORT_OUTAGE_MAX, length.dividedBy(30));
    List<Outage> outages = new ArrayList<>();
    outages.add(outage(StackServer.HISTORY, length.dividedBy(6), length.dividedBy(3)));
    outages.add(outage(StackServer.BROKER, length.multipliedBy(3).dividedBy(10), brief));
    outages.add(outage(StackServer.KAFKA, length.multipliedBy(2).dividedBy(5), brief));
    outages.add(outage(StackServer.BROKER, length.multipliedBy(3).dividedBy(4), brief));
    outages.add(outage(StackServer.KAFKA, length.multipliedBy(17).dividedBy(20), brief));
    outages.sort(Comparator.comparing(Outage::from));
    return new SoakTimetable(length, outages);
  }

  /** Whether a server is to run at a moment. */
  boolean isUp(StackServer server, Duration elapsed) {
    return outages.stream()
        .noneMatch(
            outage ->
                outage.server() == server
                    && outage.from().compareTo(elapsed) <= 0
                    && elapsed.compareTo(outage.until()) < 0);
  }

  /** To what a latency belongs that is measured at a moment. */
  Phase phaseAt(Duration elapsed) {
    Duration recovery = min(RECOVERY_MAX, length.dividedBy(30));
    if (elapsed.compareTo(recovery) < 0) {
      return Phase.OTHER; // the jobs are being compiled
    }
    Phase phase = Phase.BEFORE;
    for (Outage outage : outages) {
      if (elapsed.compareTo(outage.from()) < 0) {
        break;
      }
      boolean recovered = elapsed.compareTo(outage.until().plus(recovery)) >= 0;
      if (outage.server() == StackServer.HISTORY && elapsed.compareTo(outage.until()) < 0) {
        phase = Phase.WITHOUT_HISTORY;
      } else if (!recovered) {
        return Phase.OTHER;
      } else if (outage.server() == StackServer.HISTORY) {
        phase = Phase.AFTER;
      }
    }
    return phase;
  }

  /** A server that is to stop or to start. */
  record Step(Duration at, StackServer server, boolean starts) {}

  /** What is to be done, in order. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Outage outage : outages) {
      steps.add(new Step(outage.from(), outage.server(), false));
      steps.add(new Step(outage.until(), outage.server(), true));
    }
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private static Outage outage(StackServer server, Duration from, Duration during) {
    return new Outage(server, from, from.plus(during));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
