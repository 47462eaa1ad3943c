package dev.offsite.standalone.bench;

import dev.offsite.standalone.demo.DemoStatus;
import dev.offsite.standalone.demo.Demonstration;
import dev.offsite.standalone.demo.TruthFigures;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples a run at a fixed interval, in a thread of its own. What has to be asked of Kafka is asked
 * by another thread, which a Kafka that is away keeps waiting.
 *
 * <p>Holds all samples of a run: at most {@value #SAMPLES_MAX}, which is a day at one in ten
 * seconds; later ones only go to the file.
 */
final class SoakSampler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SoakSampler.class);

  private static final int SAMPLES_MAX = 9_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** How long a thread may take to end that waits for Kafka. */
  private static final Duration CLOSE_MAX = Duration.ofMinutes(2);

  private final SoakPlan plan;
  private final SoakTimetable timetable;
  private final EmbeddedStack stack;
  private final Demonstration demonstration;
  private final SoakLatencies latencies;
  private final Path kafkaFolder;
  private final PrintWriter csv;
  private final long begunNanos;
  private final List<SoakSample> samples = new ArrayList<>();
  private final Thread sampling = new Thread(this::sample, "soak-sampler");
  private final Thread asking = new Thread(this::ask, "soak-status");
  private volatile @Nullable Asked newest;
  private volatile boolean closing;

  /** What the demonstration last said, and when. */
  private record Asked(long nanos, DemoStatus status) {}

  SoakSampler(
      SoakPlan plan,
      SoakTimetable timetable,
      EmbeddedStack stack,
      Demonstration demonstration,
      SoakLatencies latencies,
      Path kafkaFolder,
      Writer csv,
      long begunNanos) {
    this.plan = plan;
    this.timetable = timetable;
    this.stack = stack;
    this.demonstration = demonstration;
    this.latencies = latencies;
    this.kafkaFolder = kafkaFolder;
    this.csv = new PrintWriter(csv);
    this.begunNanos = begunNanos;
  }

  void start() {
    csv.println(SoakSample.csvHeader());
    sampling.start();
    asking.start();
  }

  /** All samples so far. */
  synchronized List<SoakSample> samples() {
    return List.copyOf(samples);
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    sampling.interrupt();
    asking.interrupt();
    sampling.join(CLOSE_MAX.toMillis());
    asking.join(CLOSE_MAX.toMillis());
    csv.flush();
  }

  private void sample() {
    long everyMillis = plan.sampleInterval().toMillis();
    Duration tenth = plan.length().dividedBy(10);
    long minuteNanos = (tenth.compareTo(MINUTE) < 0 ? tenth : MINUTE).toNanos();
    long minuteDue = begunNanos + minuteNanos;
    try {
      for (long n = 1; !closing; n++) {
        long due = begunNanos + TimeUnit.MILLISECONDS.toNanos(n * everyMillis);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        Map<SoakFigure, Double> values = new EnumMap<>(SoakFigure.class);
        if (System.nanoTime() >= minuteDue) {
          minuteDue += minuteNanos;
          readMinute(values);
        }
        readNow(values);
        keep(new SoakSample(Duration.ofNanos(System.nanoTime() - begunNanos), values));
      }
    } catch (InterruptedException e) {
      LOG.debug("sampling ends");
    }
  }

  private void readMinute(Map<SoakFigure, Double> values) {
    Latencies.Figures recent = latencies.takeRecent();
    if (recent.messages() > 0) {
      values.put(SoakFigure.P50, recent.p50Millis());
      values.put(SoakFigure.P99, recent.p99Millis());
    }
    values.put(SoakFigure.HEAP, ProcessGauges.heapAfterCollection());
  }

  private void readNow(Map<SoakFigure, Double> values) throws InterruptedException {
    ProcessGauges.read(values);
    Map<String, Long> states = stack.checkpointBytes();
    put(values, SoakFigure.STATE_INGEST, states.get("ingest"));
    put(values, SoakFigure.STATE_DETECTION, states.get("detection"));
    put(values, SoakFigure.STATE_HISTORY, states.get("history"));
    try {
      values.put(SoakFigure.KAFKA_LOG, ProcessGauges.bytesBelow(kafkaFolder));
    } catch (IOException e) {
      LOG.debug("the size of Kafka's logs is not known", e);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begunNanos);
    if (timetable.isUp(StackServer.BROKER, elapsed)) {
      put(values, SoakFigure.UNACKNOWLEDGED, stack.unacknowledgedMessages());
    }
    Asked asked = newest;
    if (asked != null
        && System.nanoTime() - asked.nanos() < plan.sampleInterval().toNanos() * 3 / 2) {
      read(asked.status(), values);
    }
  }

  private static void read(DemoStatus status, Map<SoakFigure, Double> values) {
    put(
        values,
        SoakFigure.PUBLISHED,
        status.flows().values().stream().mapToLong(DemoStatus.Flow::published).sum());
    put(
        values,
        SoakFigure.IN_KAFKA,
        status.flows().values().stream().mapToLong(DemoStatus.Flow::ingested).sum());
    put(
        values,
        SoakFigure.EXPECTED,
        status.truth().values().stream().mapToLong(TruthFigures::expected).sum());
    put(
        values,
        SoakFigure.FOUND,
        status.truth().values().stream().mapToLong(TruthFigures::found).sum());
    if (status.history().trouble().isEmpty()) {
      put(values, SoakFigure.HISTORY_BEHIND, status.history().behind());
    }
  }

  private static void put(Map<SoakFigure, Double> values, SoakFigure figure, @Nullable Long value) {
    if (value != null) {
      values.put(figure, value.doubleValue());
    }
  }

  private synchronized void keep(SoakSample sample) {
    csv.println(sample.csvLine());
    csv.flush();
    if (samples.size() < SAMPLES_MAX) {
      samples.add(sample);
    }
  }

  private void ask() {
    try {
      while (!closing) {
        try {
          DemoStatus status = demonstration.status("soak");
          newest = new Asked(System.nanoTime(), status);
        } catch (ExecutionException e) {
          LOG.debug("Kafka does not answer", e);
        }
        TimeUnit.MILLISECONDS.sleep(plan.sampleInterval().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("asking ends");
    }
  }
}
