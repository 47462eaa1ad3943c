package dev.offsite.standalone.bench;

import dev.offsite.standalone.stack.StackServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When servers are stopped and started again, in a run of any length: of 30 minutes, the broker at
 * 3:00 and 22:30, Kafka at 6:00 and 25:30, each for 20 s, and the time series from 10:00 to 20:00.
 *
 * <p>Each short outage comes once before and once within the judged half of the run: what is lost
 * with every restart shows as a step there.
 *
 * @param length of the run
 * @param outages in the order they begin; no two at a time
 */
record SoakTimetable(Duration length, List<Outage> outages) {

  /** Longer than clients take to notice, shorter than what devices hold in their queues. */
  private static final Duration SHORT_OUTAGE_MAX = Duration.ofSeconds(20);

  /** Latencies of this time after a short outage are those of its backlog. */
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
    /** While the time series is away. */
    WITHOUT_HISTORY,
    /** All else: begin, short outages and what they leave behind, and after the long one. */
    OTHER
  }

  SoakTimetable {
    outages = List.copyOf(outages);
  }

  /** The table of a run. */
  static SoakTimetable of(Duration length) {
    Duration brief = min(SHORT_OUTAGE_MAX, length.dividedBy(30));
    List<Outage> outages = new ArrayList<>();
    outages.add(outage(StackServer.BROKER, length.dividedBy(10), brief));
    outages.add(outage(StackServer.KAFKA, length.dividedBy(5), brief));
    outages.add(outage(StackServer.HISTORY, length.dividedBy(3), length.dividedBy(3)));
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
      if (outage.server() == StackServer.HISTORY) {
        phase = elapsed.compareTo(outage.until()) < 0 ? Phase.WITHOUT_HISTORY : Phase.OTHER;
      } else if (elapsed.compareTo(outage.until().plus(recovery)) < 0) {
        return Phase.OTHER;
      }
    }
    return phase;
  }

  private static Outage outage(StackServer server, Duration from, Duration during) {
    return new Outage(server, from, from.plus(during));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
