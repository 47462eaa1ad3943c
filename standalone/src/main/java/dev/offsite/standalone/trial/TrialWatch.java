package dev.offsite.standalone.trial;

import dev.offsite.monitor.board.CaseBoard;
import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.trial.TrialListeners;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the candidates of a trial beside those on {@code case-intake}, from its start on: the
 * newest revision of each, so a repetition counts once. At most 20,000 of each, the oldest are let
 * go. Thread-safe.
 */
public final class TrialWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrialWatch.class);

  /** A candidate takes some kilobytes. */
  private static final int CANDIDATES_MAX = 20_000;

  private static final Duration POLL = Duration.ofMillis(500);

  private final String name;
  private final CaseBoard trial = new CaseBoard(CANDIDATES_MAX);
  private final CaseBoard valid = new CaseBoard(CANDIDATES_MAX);
  private final CaseIntakeReader reader;
  private final TrialListeners.Registration registration;
  private final Thread thread;
  private volatile boolean closing;

  private TrialWatch(String name, CaseIntakeReader reader) {
    this.name = name;
    this.reader = reader;
    this.registration = TrialListeners.open(candidate -> fold(trial, candidate));
    this.thread = new Thread(this::follow, "trial-watch");
  }

  /** Begins to watch; what comes after this call is seen. */
  public static TrialWatch start(String bootstrapServers, TrialRules rules) {
    TrialWatch watch =
        new TrialWatch(
            rules.name(),
            CaseIntakeReader.open(bootstrapServers, CaseIntakeReader.From.END, Clock.systemUTC()));
    watch.thread.start();
    return watch;
  }

  /** Id by which the sink of the trial's job finds this. */
  public String listener() {
    return registration.id();
  }

  /** How both stand. */
  public TrialFigures figures() {
    synchronized (this) {
      return new TrialFigures(name, trial.standingByKind(), valid.standingByKind());
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    registration.close();
    reader.wakeUp();
    thread.join();
  }

  private synchronized void fold(CaseBoard board, Candidate candidate) {
    board.fold(candidate);
  }

  private void follow() {
    try (reader) {
      while (!closing) {
        reader.poll(POLL).forEach(read -> fold(valid, read.candidate()));
      }
    } catch (RuntimeException e) {
      LOG.error("case-intake cannot be followed; the trial has nothing to be held against", e);
    }
  }
}
