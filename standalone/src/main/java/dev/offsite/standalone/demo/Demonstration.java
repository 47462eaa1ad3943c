package dev.offsite.standalone.demo;

import com.sun.management.OperatingSystemMXBean;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.publish.LagMeter;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.Pacer;
import dev.offsite.simulators.publish.PublishCounts;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.Outcome;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.TruthLog;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated devices against a running stack, and what comes of it.
 *
 * <p>Devices publish from a thread of their own, candidates are read by another; {@link #status} is
 * for one thread.
 */
public final class Demonstration implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

  /**
   * A violation must go on so long before it has to be found: the evidence its rule asks for. A
   * candidate must stand so long before it may be called wrong: a fix that comes a little later can
   * still withdraw or move it.
   */
  private static final Duration SETTLE = Duration.ofSeconds(8);

  /** What has happened within this time may still be on its way, and is not yet missed. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  private static final int NEWEST = 200;

  /**
   * Devices of one process send what comes due within this time together; each alone would wake a
   * chain of threads, from its own to that of the journal, for one message.
   */
  private static final Duration GATHERED = Duration.ofMillis(20);

  /** The same of thousands: a fifth of their processor time was the waking of threads. */
  private static final Duration GATHERED_OF_MANY = Duration.ofMillis(50);

  private static final int MANY_TRUCKS = 1_000;

  private final EmbeddedStack stack;
  private final DemoPlan plan;
  private final Playing playing;
  private final Instant begin;
  private final ProcessorShare processors =
      new ProcessorShare(
          System::nanoTime,
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime,
          Runtime.getRuntime().availableProcessors(),
          SteadyFigures.WARM_UP);
  private final Simulation simulation;
  private final TruthLog truthLog;
  private final List<DeviceFaults> deviceFaults;
  private final LagMeter sink;
  private final CaseWatch cases;
  private final TopicCounts topics;
  private final HistoryWatch history;
  private final Map<String, Long> writtenBefore;
  private final Thread devices;
  private volatile boolean stopping;
  private volatile Instant ended;
  private Map<DeviceKind, Long> lastPublished = Map.of();
  private long lastNanos = System.nanoTime();

  private Demonstration(
      EmbeddedStack stack, DemoPlan plan, Tempo tempo, Duration total, DemoObserver observer)
      throws ExecutionException, InterruptedException {
    this.stack = stack;
    this.plan = plan;
    List<String> counted = new ArrayList<>(KafkaTopics.telemetry());
    counted.addAll(
        List.of(
            KafkaTopics.DEAD_LETTER,
            KafkaTopics.REJECTED,
            KafkaTopics.LATE,
            KafkaTopics.CASE_INTAKE,
            KafkaTopics.OPERATIONS));
    this.topics = new TopicCounts(stack.addresses().kafka(), counted);
    this.writtenBefore = topics.written();
    this.playing = new Playing(tempo, Instant.ofEpochMilli(System.currentTimeMillis()), total);
    this.begin = playing.begin();
    this.history = HistoryWatch.start(stack.addresses().history(), topics, counted, begin);
    this.simulation = plan.at(begin);
    this.deviceFaults = simulation.deviceFaults();
    this.truthLog = simulation.truths();
    PublishLog publishLog = new PublishLog();
    this.cases = CaseWatch.start(stack.addresses().kafka(), publishLog, playing, observer);
    this.sink =
        new LagMeter(
            new ObservedSink(
                new MqttSink(
                    DeviceConnections.of(
                        URI.create(stack.addresses().mqtt()),
                        plan.scenario().reference(),
                        stack.logins()),
                    Clock.systemUTC(),
                    publishLog),
                observer),
            Clock.systemUTC());
    this.devices = new Thread(this::publish, "devices");
  }

  /**
   * Starts the devices.
   *
   * @param total after which they stop by themselves; null if they go on
   */
  public static Demonstration begin(EmbeddedStack stack, DemoPlan plan, Duration total)
      throws ExecutionException, InterruptedException {
    return begin(stack, plan, total, DemoObserver.NONE);
  }

  /** The same, of which an observer hears everything. */
  public static Demonstration begin(
      EmbeddedStack stack, DemoPlan plan, Duration total, DemoObserver observer)
      throws ExecutionException, InterruptedException {
    return begin(stack, plan, Tempo.REAL, total, observer);
  }

  /**
   * The same at a tempo.
   *
   * @param total time of the devices after which they stop by themselves; null if they go on, which
   *     only real time or slower allows
   */
  public static Demonstration begin(
      EmbeddedStack stack, DemoPlan plan, Tempo tempo, Duration total, DemoObserver observer)
      throws ExecutionException, InterruptedException {
    Demonstration demonstration = new Demonstration(stack, plan, tempo, total, observer);
    demonstration.devices.start();
    return demonstration;
  }

  /** Whether the devices have stopped. */
  public boolean isOver() {
    return ended != null;
  }

  /**
   * Stops the devices and waits until everything they published has been judged, and then until it
   * is in the history; {@link #status} says whether it is.
   *
   * @param atMost for each stage
   * @return whether it has been judged; false if that takes longer
   */
  public boolean finish(Duration atMost) throws ExecutionException, InterruptedException {
    boolean judged = finishJudging(atMost);
    finishHistory(atMost);
    return judged;
  }

  /**
   * The first half of {@link #finish}: stops the devices and waits until everything they published
   * has been judged.
   *
   * @param atMost for each stage
   * @return whether it has; false if that takes longer
   */
  public boolean finishJudging(Duration atMost) throws ExecutionException, InterruptedException {
    stopping = true;
    devices.join();
    return new CatchUp(stack, topics).await(sink, cases, atMost);
  }

  /**
   * The second half: waits until everything is in the history; {@link #status} says whether it is.
   */
  public void finishHistory(Duration atMost) throws InterruptedException {
    stack.saveSoon();
    history.awaitComplete(atMost);
  }

  /** What the devices have published so far, and what of it the broker has taken. */
  public PublishCounts counts() {
    return sink.counts();
  }

  /** How late the newest message was when it was handed over; says nothing without a pace. */
  public Duration behind() {
    return sink.behind();
  }

  /** How it stands. */
  public DemoStatus status(String phase) throws ExecutionException, InterruptedException {
    Map<String, Long> written = topics.written();
    PublishCounts counts = sink.counts();
    Instant end = ended;
    Instant until = until();
    return new DemoStatus(
        Duration.between(begin, until),
        playing.length(),
        plan.scenario().name(),
        plan.seed(),
        phase,
        flows(counts, written),
        sinceBegin(written, KafkaTopics.DEAD_LETTER),
        sinceBegin(written, KafkaTopics.REJECTED),
        sinceBegin(written, KafkaTopics.LATE),
        stack.unacknowledgedMessages(),
        cases.latency(),
        new SteadyFigures(cases.steadyLatency(), processors.share(), processors.processors()),
        cases.standing(),
        cases.newest(NEWEST),
        end == null
            ? TruthFigures.of(score(until.minus(ON_ITS_WAY)), until.minus(SETTLE))
            : TruthFigures.of(score(until), Instant.MAX),
        stack.failures(),
        history.newest(),
        stack.trial());
  }

  /**
   * What could be known when the devices had stopped, or can be known until now; in time of the
   * devices.
   */
  public Observation observation() {
    return new Observation(begin, until(), SETTLE);
  }

  /** What the devices really did, up to the end of the observation. */
  public List<Truth> truths() {
    return truthLog.until(observation().until());
  }

  /** Which faults each device has. */
  public List<DeviceFaults> deviceFaults() {
    return deviceFaults;
  }

  /** The score against what the scenario promises. */
  public ScoreDocument score() {
    Score score = score(observation().until());
    return ScoreDocument.of(plan.title(), score, plan.scenario().plan());
  }

  /**
   * What was missed, false or double where a detector looks for it, one line each, for somebody who
   * looks for the reason.
   */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Outcome outcome : score(observation().until()).outcomes()) {
      if (outcome instanceof Outcome.Missed missed && missed.offence().detectedAs().isPresent()) {
        faults.add("missed: " + missed.truth());
      } else if (outcome instanceof Outcome.FalseAlarm wrong) {
        faults.add("false: " + described(wrong.candidate()));
      } else if (outcome instanceof Outcome.Duplicate again) {
        faults.add("duplicate: " + described(again.candidate()));
      }
    }
    return faults;
  }

  /** Stops the devices at once; what is not acknowledged is given up. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    sink.close();
    devices.interrupt();
    devices.join();
    cases.close();
    history.close();
    topics.close();
  }

  private void publish() {
    try {
      Pacer.Run run =
          new Pacer(playing.clock(), gathered())
              .run(playing.of(simulation), sink, playing.dueUntil(), () -> stopping);
      LOG.info(
          "devices published {} messages, {}",
          run.messages(),
          playing.tempo().isMax()
              ? "as fast as they were taken"
              : "at most " + run.latestBehind() + " late");
    } catch (InterruptedException e) {
      LOG.info("devices were stopped");
    } finally {
      processors.end();
      ended = played();
    }
  }

  private Instant until() {
    Instant end = ended;
    return end == null ? played() : end;
  }

  private Instant played() {
    return playing.played(Instant.now(), sink.newestDueMillis());
  }

  private Duration gathered() {
    return plan.scenario().mix().trucks() > MANY_TRUCKS ? GATHERED_OF_MANY : GATHERED;
  }

  private Score score(Instant until) {
    return Scorer.score(
        truthLog.until(until),
        cases.tracked(),
        new Observation(begin, until, SETTLE),
        deviceFaults());
  }

  private Map<DeviceKind, DemoStatus.Flow> flows(PublishCounts counts, Map<String, Long> written) {
    long now = System.nanoTime();
    double seconds = Math.max(0.001, (now - lastNanos) / 1e9);
    Map<DeviceKind, DemoStatus.Flow> flows = new EnumMap<>(DeviceKind.class);
    for (DeviceKind kind : DeviceKind.values()) {
      long published = counts.published().get(kind);
      double perSecond = (published - lastPublished.getOrDefault(kind, 0L)) / seconds;
      flows.put(
          kind,
          new DemoStatus.Flow(published, perSecond, sinceBegin(written, kind.telemetryTopic())));
    }
    lastPublished = counts.published();
    lastNanos = now;
    return flows;
  }

  private long sinceBegin(Map<String, Long> written, String topic) {
    return written.get(topic) - writtenBefore.get(topic);
  }

  private static String described(Candidate candidate) {
    return candidate.kind()
        + " "
        + candidate.id()
        + " of "
        + candidate.subject().deviceId()
        + " at "
        + candidate.place().name()
        + " from "
        + candidate.episode().start();
  }
}
