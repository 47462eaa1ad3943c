package dev.offsite.standalone.bench;

import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.demo.DemoObserver;
import dev.offsite.standalone.demo.DemoPlan;
import dev.offsite.standalone.demo.DemoStatus;
import dev.offsite.standalone.demo.Demonstration;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether a demonstration of hours would stay as it is after minutes, and whether anything is lost
 * while servers come and go: the demonstration with its own scenario and history, without device
 * faults, during which {@link SoakTimetable} stops broker, Kafka and time series.
 *
 * <p>Devices, scorer and samples share the heap that is measured; what they keep of each violation
 * counts as rising like everything else.
 */
public final class SoakBench {

  /** How long each stage may take at the end. */
  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(5);

  private static final long POLL_MILLIS = 100;
  private static final Duration SHOW_INTERVAL = Duration.ofSeconds(10);

  private final SoakPlan plan;
  private final SoakTimetable timetable;
  private final BenchProgress progress;

  public SoakBench(SoakPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.timetable = SoakTimetable.of(plan.length());
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if what landed cannot be read at the end
   */
  public SoakReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    Scenario scenario = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(plan.trucks());
    DemoPlan demo = new DemoPlan(scenario, FaultProfile.none(), plan.seed());
    StackOptions options =
        new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
            .with(new HistoryChoice.Embedded(0, Retention.DEFAULT));
    SoakLatencies latencies = new SoakLatencies();
    try (PublishedMessages published = new PublishedMessages(folder.resolve("published"));
        Writer csv =
            plan.csv() == null ? Writer.nullWriter() : Files.newBufferedWriter(plan.csv());
        DataDirectory data =
            DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(
                data, options, scenario.reference(), (part, detail, took) -> progress.show(part))) {
      long begunNanos = System.nanoTime();
      try (Demonstration demonstration =
          Demonstration.begin(
              stack, demo, plan.length(), new Observer(published, latencies, begunNanos))) {
        List<SoakSample> samples;
        try (SoakSampler sampler =
            new SoakSampler(
                plan, timetable, stack, demonstration, latencies, data.kafka(), csv, begunNanos)) {
          sampler.start();
          play(stack, begunNanos);
          awaitUntil(begunNanos, plan.length(), "the devices stop");
          while (!demonstration.isOver()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
          }
          samples = sampler.samples();
        }
        progress.show("devices have stopped; waits until all is judged and written");
        long stoppedNanos = System.nanoTime();
        boolean judged = demonstration.finish(CATCH_UP_MAX);
        Duration catchUp = Duration.ofNanos(System.nanoTime() - stoppedNanos);
        DemoStatus status = demonstration.status("ended");
        progress.show("looks for every message in Kafka");
        SoakAccount account =
            new SoakAudit(stack.addresses().kafka())
                .of(published, status, demonstration.score(), judged);
        return new SoakReport(
            plan,
            timetable,
            SoakFigure.Window.of(plan.length(), DetectionSettings.DEFAULT_LATENESS_HORIZON),
            Machine.local(),
            loadBefore,
            Machine.loadAverage(),
            samples,
            latencies.of(SoakTimetable.Phase.BEFORE),
            latencies.of(SoakTimetable.Phase.WITHOUT_HISTORY),
            latencies.of(SoakTimetable.Phase.AFTER),
            catchUp,
            account);
      }
    }
  }

  private void play(EmbeddedStack stack, long begunNanos) throws Exception {
    for (SoakTimetable.Step step : timetable.steps()) {
      String name = step.server().words();
      awaitUntil(
          begunNanos, step.at(), "then the " + name + (step.starts() ? " starts" : " stops"));
      if (step.starts()) {
        stack.startAgain(step.server());
      } else {
        stack.stop(step.server());
      }
    }
  }

  private void awaitUntil(long begunNanos, Duration moment, String next)
      throws InterruptedException {
    while (true) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begunNanos);
      Duration left = moment.minus(elapsed);
      if (left.isNegative() || left.isZero()) {
        return;
      }
      progress.show(
          String.format(
              Locale.ROOT,
              "%d of %d s; %s, %d s to go",
              elapsed.toSeconds(),
              plan.length().toSeconds(),
              next,
              left.toSeconds()));
      Duration nap = left.compareTo(SHOW_INTERVAL) < 0 ? left : SHOW_INTERVAL;
      TimeUnit.NANOSECONDS.sleep(nap.toNanos());
    }
  }

  private final class Observer implements DemoObserver {
    private final PublishedMessages published;
    private final SoakLatencies latencies;
    private final long begunNanos;

    Observer(PublishedMessages published, SoakLatencies latencies, long begunNanos) {
      this.published = published;
      this.latencies = latencies;
      this.begunNanos = begunNanos;
    }

    @Override
    public void published(DeviceMessage message) {
      if (message.topic() == null) {
        throw new UncheckedIOException(
            new IOException("a message to the foreign topic " + message.topicName()));
      }
      published.add(message.topic().deviceId(), message.payload());
    }

    @Override
    public void found(Duration latency) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begunNanos);
      latencies.add(timetable.phaseAt(elapsed), latency);
    }
  }
}
