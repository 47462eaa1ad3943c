package dev.offsite.standalone.demo;

import dev.offsite.monitor.board.CaseBoard;
import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.TrackedCandidate;
import dev.offsite.simulators.simulation.Tempo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code case-intake} in a thread of its own, as any consumer would, and measures how long
 * candidates take to come.
 *
 * <p>Candidates about what lies wholly before the begin of the demonstration, which an earlier run
 * on the same data directory may still revise, are left out.
 */
final class CaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaseWatch.class);

  /** Hours of a demonstration; a candidate takes some kilobytes. */
  private static final int CANDIDATES_MAX = 20_000;

  private static final Duration POLL = Duration.ofMillis(100);

  private final CaseIntakeReader reader;
  private final PublishLog publishLog;
  private final Instant begin;
  private final Instant warmFrom;
  private final DemoObserver observer;
  private final CaseBoard board = new CaseBoard(CANDIDATES_MAX);
  private final CandidateLog log = new CandidateLog(CANDIDATES_MAX);
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final LatencyRecorder steadyLatencies = new LatencyRecorder();
  private final Thread thread;
  private volatile boolean closing;
  private volatile long position;

  private CaseWatch(
      CaseIntakeReader reader, PublishLog publishLog, Playing playing, DemoObserver observer) {
    this.reader = reader;
    this.publishLog = publishLog;
    this.begin = playing.begin();
    this.warmFrom = playing.wall().plus(SteadyFigures.WARM_UP);
    this.observer = observer;
    this.thread = new Thread(this::follow, "case-watch");
  }

  /**
   * Begins to watch; what comes after this call is seen.
   *
   * @param begin in time of the devices
   */
  static CaseWatch start(String bootstrapServers, PublishLog publishLog, Instant begin) {
    Playing real = new Playing(Tempo.REAL, begin, null);
    return start(bootstrapServers, publishLog, real, DemoObserver.NONE);
  }

  /** The same, with an observer that hears of latencies. */
  static CaseWatch start(
      String bootstrapServers, PublishLog publishLog, Playing playing, DemoObserver observer) {
    CaseWatch watch =
        new CaseWatch(
            CaseIntakeReader.open(bootstrapServers, CaseIntakeReader.From.END, Clock.systemUTC()),
            publishLog,
            playing,
            observer);
    watch.thread.start();
    return watch;
  }

  /** The newest candidates. */
  List<Candidate> newest(int limit) {
    synchronized (board) {
      return board.newest(limit);
    }
  }

  /** All candidates in their newest revision. */
  List<Candidate> all() {
    return newest(CANDIDATES_MAX);
  }

  /** All candidates in their newest revision, and when each was opened. */
  List<TrackedCandidate> tracked() {
    synchronized (board) {
      return log.all();
    }
  }

  /** Number of standing candidates of each kind. */
  Map<ViolationKind, Integer> standing() {
    synchronized (board) {
      return board.standingByKind();
    }
  }

  /** Latencies so far. */
  DemoStatus.LatencyFigures latency() {
    return latencies.figures();
  }

  /** Those so far of what was published when all was warm. */
  DemoStatus.LatencyFigures steadyLatency() {
    return steadyLatencies.figures();
  }

  /** Number of records of case-intake up to the last one that was taken in. */
  long position() {
    return position;
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    reader.wakeUp();
    thread.join();
  }

  private void follow() {
    try (reader) {
      while (!closing) {
        reader.poll(POLL).forEach(this::take);
        position = reader.position();
      }
    } catch (RuntimeException e) {
      LOG.error("case-intake cannot be followed", e);
    }
  }

  private void take(CaseRecord record) {
    Candidate candidate = record.candidate();
    if (candidate.episode().lastObserved().isBefore(begin)) {
      return;
    }
    CaseBoard.Change change;
    synchronized (board) {
      change = board.fold(candidate);
      log.add(candidate);
    }
    if (change == CaseBoard.Change.ADDED && candidate.revision() == 1) {
      publishLog
          .find(candidate.subject().deviceId(), candidate.clocks().event())
          .ifPresent(published -> measured(published, record.readAt()));
    }
  }

  private void measured(Instant published, Instant readAt) {
    Duration latency = Duration.between(published, readAt);
    latencies.record(latency);
    if (!published.isBefore(warmFrom)) {
      steadyLatencies.record(latency);
    }
    observer.found(latency);
  }
}
