package dev.offsite.standalone.bench.path;

import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;
import java.util.Objects;

/**
 * What one run took. Its answers were right.
 *
 * @param step what was played
 * @param used of a paced run, after its warm-up until the devices stopped; otherwise from the begin
 *     of the devices until all were judged. Messages are those that the broker accepted meanwhile
 * @param publishing of this, until the broker had accepted the last
 * @param latency of candidates whose message was published meanwhile; none without a pace, where it
 *     only says how much lay in front
 * @param checkpoints of the detection job, begun meanwhile
 * @param behind how late the last message was published; zero without a pace
 * @param judgedAfter from the end of the devices until everything was judged
 * @param answers what became of everything, warm-up included
 */
record PathRun(
    PathStep step,
    ProcessMarks.Used used,
    Duration publishing,
    PathLatencies.Figures latency,
    PathCheckpoints checkpoints,
    Duration behind,
    Duration judgedAfter,
    PathAnswers answers) {

  /** Later than this, devices wait for the broker. */
  static final Duration BEHIND_MAX = Duration.ofSeconds(1);

  /** To see that all is judged takes one or two checkpoints, which is a second or two. */
  static final Duration JUDGED_AFTER_MAX = Duration.ofSeconds(5);

  PathRun {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(used, "used");
    Objects.requireNonNull(publishing, "publishing");
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(behind, "behind");
    Objects.requireNonNull(judgedAfter, "judgedAfter");
    Objects.requireNonNull(answers, "answers");
  }

  boolean isPaced() {
    return step.pace() == PathStep.Pace.REAL;
  }

  /** Whether the machine could go on at this pace; always, where there is none. */
  boolean keepsUp() {
    return !isPaced()
        || (behind.compareTo(BEHIND_MAX) <= 0 && judgedAfter.compareTo(JUDGED_AFTER_MAX) <= 0);
  }

  /** Accepted by the broker. */
  double messagesPerSecond() {
    return used.messages() * 1e9 / publishing.toNanos();
  }

  /** Judged; not a number for a paced run, which is judged as it is published or not in time. */
  double judgedPerSecond() {
    return isPaced() ? Double.NaN : used.messages() * 1e9 / used.nanos();
  }

  /** Of the process without its compiler; as many seconds for a million. */
  double cpuMicrosPerMessage() {
    return used.cpuNanos() / 1e3 / used.messages();
  }

  /** Of the compiler. */
  double compilerMicrosPerMessage() {
    return used.compilerNanos() / 1e3 / used.messages();
  }

  double allocatedBytesPerMessage() {
    return (double) used.allocatedBytes() / used.messages();
  }

  /** Share of all processors that this process took, its compiler included, 0 to 1. */
  double busyShare(int processors) {
    return (double) (used.cpuNanos() + used.compilerNanos()) / used.nanos() / processors;
  }
}
