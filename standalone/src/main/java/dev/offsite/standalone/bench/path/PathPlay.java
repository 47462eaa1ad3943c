package dev.offsite.standalone.bench.path;

import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.publish.PublishCounts;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.Observation;
import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchProgress;
import dev.offsite.standalone.bench.ProcessMarks;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.demo.DemoPlan;
import dev.offsite.standalone.demo.Demonstration;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays one step against a fresh instance and measures it. */
final class PathPlay {

  private static final Logger LOG = LoggerFactory.getLogger(PathPlay.class);

  /** How long each stage may take once the devices have stopped. */
  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(5);

  /** Devices report once a second, so the last of them did within this time before the end. */
  private static final Duration LAST_REPORT = Duration.ofSeconds(2);

  private static final long POLL_MILLIS = 20;
  private static final long SHOW_NANOS = Duration.ofSeconds(1).toNanos();

  private final PathPlan plan;
  private final PathStep step;
  private final BenchProgress progress;
  private final Clock clock = Clock.systemUTC();
  private final PathLatencies latencies = new PathLatencies(clock);

  PathPlay(PathPlan plan, PathStep step, BenchProgress progress) {
    this.plan = plan;
    this.step = step;
    this.progress = progress;
  }

  /** The begin of what is measured. */
  private record Begin(Instant at, ProcessMarks.Mark mark, long accepted) {}

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException naming the step, if anything was lost, missed or wrong
   */
  PathRun run(Path folder) throws Exception {
    ProcessMarks.forgetPeak();
    Scenario scenario = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(step.trucks());
    DemoPlan demo = new DemoPlan(scenario, FaultProfile.none(), plan.seed());
    StackOptions options =
        new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
            .with(new HistoryChoice.Embedded(0, Retention.DEFAULT));
    try (DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(
                data,
                options,
                scenario.reference(),
                (part, detail, took) -> progress.show("starts, has " + part));
        Demonstration demonstration =
            Demonstration.begin(stack, demo, step.tempo(), plan.played(step), latencies)) {
      return step.pace() == PathStep.Pace.MAX
          ? asFastAsAccepted(stack, demonstration)
          : paced(stack, demonstration);
    }
  }

  private PathRun paced(EmbeddedStack stack, Demonstration demonstration) throws Exception {
    Instant begun = demonstration.observation().from();
    Instant warm = begun.plus(plan.warmUp());
    await(
        demonstration,
        () -> !clock.instant().isBefore(warm) || demonstration.isOver(),
        () -> "warms up, " + secondsUntil(warm) + " s to go");
    Begin begin = begin(demonstration);
    latencies.countFrom(begin.at());
    Instant end = begun.plus(plan.played(step));
    await(
        demonstration, demonstration::isOver, () -> "measures, " + secondsUntil(end) + " s to go");
    ProcessMarks.Used used = usedSince(begin, demonstration);
    PathCheckpoints checkpoints = PathCheckpoints.since(begin.at(), stack.detectionCheckpoints());
    Duration behind = demonstration.behind();
    Duration judgedAfter = judgedAfter(demonstration);
    PathAnswers answers = answers(demonstration);
    return new PathRun(
        step,
        used,
        Duration.ofNanos(used.nanos()),
        latencies.figures(),
        checkpoints,
        behind,
        judgedAfter,
        answers);
  }

  private PathRun asFastAsAccepted(EmbeddedStack stack, Demonstration demonstration)
      throws Exception {
    ProcessMarks.seekPeak();
    Begin begin = new Begin(clock.instant(), ProcessMarks.mark(), 0);
    await(
        demonstration,
        () -> demonstration.isOver() && isAnswered(demonstration.counts()),
        () ->
            String.format(
                Locale.ROOT, "%,d messages accepted", demonstration.counts().acknowledgedTotal()));
    Duration publishing = Duration.ofNanos(System.nanoTime() - begin.mark().nanos());
    Duration judgedAfter = judgedAfter(demonstration);
    ProcessMarks.Used used = usedSince(begin, demonstration);
    PathCheckpoints checkpoints = PathCheckpoints.since(begin.at(), stack.detectionCheckpoints());
    return new PathRun(
        step,
        used,
        publishing,
        PathLatencies.Figures.NONE,
        checkpoints,
        Duration.ZERO,
        judgedAfter,
        answers(demonstration));
  }

  private Begin begin(Demonstration demonstration) {
    ProcessMarks.seekPeak();
    long accepted = demonstration.counts().acknowledgedTotal();
    return new Begin(clock.instant(), ProcessMarks.mark(), accepted);
  }

  private ProcessMarks.Used usedSince(Begin begin, Demonstration demonstration)
      throws BenchFailedException {
    ProcessMarks.Mark end = ProcessMarks.mark();
    long messages = demonstration.counts().acknowledgedTotal() - begin.accepted();
    if (messages <= 0) {
      throw new BenchFailedException(step.title() + ": the broker accepted no message");
    }
    return end.since(begin.mark(), messages);
  }

  private Duration judgedAfter(Demonstration demonstration) throws Exception {
    progress.show("waits until everything is judged");
    long stoppedNanos = System.nanoTime();
    if (!demonstration.finishJudging(CATCH_UP_MAX)) {
      throw new BenchFailedException(
          step.title()
              + ": not everything was judged within "
              + CATCH_UP_MAX.toSeconds()
              + " s after the end; the log says which part is behind");
    }
    return Duration.ofNanos(System.nanoTime() - stoppedNanos);
  }

  private PathAnswers answers(Demonstration demonstration) throws Exception {
    progress.show("waits until everything is in the history");
    demonstration.finishHistory(CATCH_UP_MAX);
    PathAnswers answers = PathAnswers.of(demonstration.status("ended"), demonstration.score());
    List<String> faults = new ArrayList<>(answers.faults());
    long refused = demonstration.counts().refused();
    if (refused > 0) {
      faults.add(String.format(Locale.ROOT, "the broker refused %,d messages", refused));
    }
    Observation seen = demonstration.observation();
    Duration played = Duration.between(seen.from(), seen.until());
    if (played.plus(LAST_REPORT).compareTo(plan.played(step)) < 0) {
      faults.add("the devices stopped after " + played.toSeconds() + " s");
    }
    if (!faults.isEmpty()) {
      demonstration.faults().forEach(fault -> LOG.warn("{}: {}", step.title(), fault));
      throw new BenchFailedException(step.title() + ": " + String.join("; ", faults));
    }
    return answers;
  }

  /**
   * Waits for a condition, as long as the broker goes on to accept messages.
   *
   * @throws BenchFailedException if it accepts none for {@link #CATCH_UP_MAX}
   */
  private void await(Demonstration demonstration, BooleanSupplier condition, Supplier<String> text)
      throws BenchFailedException, InterruptedException {
    long shownNanos = Long.MIN_VALUE;
    long accepted = -1;
    long acceptedNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      long now = System.nanoTime();
      long acceptedBefore = accepted;
      accepted = demonstration.counts().acknowledgedTotal();
      acceptedNanos = accepted == acceptedBefore ? acceptedNanos : now;
      if (now - acceptedNanos > CATCH_UP_MAX.toNanos()) {
        throw new BenchFailedException(
            String.format(
                Locale.ROOT,
                "%s: after %,d messages the broker accepted none for %d s",
                step.title(),
                accepted,
                CATCH_UP_MAX.toSeconds()));
      }
      if (shownNanos == Long.MIN_VALUE || now - shownNanos >= SHOW_NANOS) {
        progress.show(text.get());
        shownNanos = now;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static boolean isAnswered(PublishCounts counts) {
    return counts.acknowledgedTotal() + counts.refused() >= counts.publishedTotal();
  }

  private long secondsUntil(Instant moment) {
    return Math.max(0, Duration.between(clock.instant(), moment).toSeconds());
  }
}
