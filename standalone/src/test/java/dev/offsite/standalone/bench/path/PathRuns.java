package dev.offsite.standalone.bench.path;

import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;
import java.util.List;

/** Runs for tests. */
final class PathRuns {

  static final PathAnswers GOOD =
      new PathAnswers(50_000, 50_000, 0, 0, 0, 0, 53, 53, 0, 0, 0, List.of());

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MEGABYTE = 1024 * 1024;

  /** 25,000 messages in 50 s, with 20 s of processor time and 5 s of the compiler. */
  static PathRun paced(Duration behind, Duration judgedAfter) {
    return new PathRun(
        new PathStep(500, PathStep.Pace.REAL),
        new ProcessMarks.Used(
            25_000,
            50 * SECOND_NANOS,
            20 * SECOND_NANOS,
            5 * SECOND_NANOS,
            25_000L * 40_000,
            512 * MEGABYTE),
        Duration.ofSeconds(50),
        new PathLatencies.Figures(31, 12.25, 80.5, 99.5, 1_099.75),
        new PathCheckpoints(5, 145.5, 3 * MEGABYTE / 2),
        behind,
        judgedAfter,
        GOOD);
  }

  /** The same without anything that may be missing. */
  static PathRun withoutCandidatesAndCheckpoints() {
    PathRun run = paced(Duration.ZERO, Duration.ZERO);
    return new PathRun(
        run.step(),
        run.used(),
        run.publishing(),
        PathLatencies.Figures.NONE,
        new PathCheckpoints(0, Double.NaN, 0),
        run.behind(),
        run.judgedAfter(),
        run.answers());
  }

  /** 300,000 messages, accepted in 30 s and judged in 40 s. */
  static PathRun max() {
    return new PathRun(
        new PathStep(5_216, PathStep.Pace.MAX),
        new ProcessMarks.Used(
            300_000, 40 * SECOND_NANOS, 60 * SECOND_NANOS, 0, 300_000L * 30_000, 900 * MEGABYTE),
        Duration.ofSeconds(30),
        PathLatencies.Figures.NONE,
        new PathCheckpoints(3, 900, 60 * MEGABYTE),
        Duration.ZERO,
        Duration.ofSeconds(10),
        GOOD);
  }

  private PathRuns() {}
}
