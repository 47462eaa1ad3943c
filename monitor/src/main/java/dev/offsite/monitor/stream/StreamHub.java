package dev.offsite.monitor.stream;

import dev.offsite.monitor.access.AuditException;
import dev.offsite.monitor.access.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the streams of all browsers. Thread-safe.
 *
 * <p>Every {@value #TICK_MILLIS} ms each browser whose connection is free is asked for its next
 * frame; when that is sent, for the one after, until it has everything. One frame is under way to a
 * browser at a time, and none waits. Every {@link #CHECK_EVERY} it is asked again who looks, so
 * that a logout, a lost right or an expired session ends the stream or begins it anew.
 */
public final class StreamHub implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);

  /** A candidate is on the screen within a second of case-intake, with time to spare. */
  static final long TICK_MILLIS = 200;

  private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

  /** Frames are computed in parallel on so many threads. */
  private static final int WORKERS = 2;

  private static final int POLICY_VIOLATION = 1008;
  private static final int SERVER_ERROR = 1011;
  private static final int NORMAL = 1000;
  private static final int TRY_AGAIN_LATER = 1013;

  private final StreamLimits limits;
  private final Clock clock;
  private final Set<Open> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "monitor-stream-tick"));
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "monitor-stream"));
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong cut = new AtomicLong();

  /** No browser yet. */
  public StreamHub(StreamLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    Future<?> unused =
        ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What has been sent since the start. */
  public record Counts(int clients, long frames, long bytes, long cut) {}

  /** One open stream. */
  public final class Open {
    private final StreamClient client;
    private final Connection connection;
    private final Supplier<Optional<Viewer>> whoNow;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable Instant sendingSince;
    private volatile Instant checkAt;
    private Instant secondBegan = Instant.EPOCH;
    private int messagesInSecond;

    Open(StreamClient client, Connection connection, Supplier<Optional<Viewer>> whoNow) {
      this.client = client;
      this.connection = connection;
      this.whoNow = whoNow;
      this.checkAt = clock.instant().plus(CHECK_EVERY);
    }

    /** The browser has said something. */
    public void message(String text) {
      if (isTooMuch()) {
        end(this, "TOO_MANY", POLICY_VIOLATION);
        return;
      }
      try {
        client.message(text);
      } catch (IllegalArgumentException e) {
        all.remove(this);
        connection.close(POLICY_VIOLATION, "not a message of this stream");
        return;
      } catch (AuditException e) {
        LOG.error("what cannot be noted is not shown", e);
        all.remove(this);
        connection.close(SERVER_ERROR, "AUDIT_UNAVAILABLE");
        return;
      }
      pump(this);
    }

    /** The connection is gone. */
    public void closed() {
      all.remove(this);
    }

    private synchronized boolean isTooMuch() {
      Instant now = clock.instant();
      if (!now.isBefore(secondBegan.plusSeconds(1))) {
        secondBegan = now;
        messagesInSecond = 0;
      }
      return ++messagesInSecond > limits.messagesPerSecondMax();
    }
  }

  /**
   * Begins a stream; empty if there are too many, and then the connection is closed.
   *
   * @param whoNow who looks at any later moment; empty once the login is over
   */
  public Optional<Open> open(
      StreamClient client, Connection connection, Supplier<Optional<Viewer>> whoNow) {
    String user = client.viewer().user();
    long ofUser = all.stream().filter(open -> open.client.viewer().user().equals(user)).count();
    Open open = new Open(client, connection, whoNow);
    if (all.size() >= limits.clientsMax() || ofUser >= limits.perUserMax()) {
      end(open, "TOO_MANY", TRY_AGAIN_LATER);
      return Optional.empty();
    }
    all.add(open);
    return Optional.of(open);
  }

  /** What has been sent. */
  public Counts counts() {
    return new Counts(all.size(), frames.get(), bytes.get(), cut.get());
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    all.forEach(open -> end(open, "GOING_DOWN", NORMAL));
    workers.shutdown();
  }

  private void tick() {
    try {
      Instant now = clock.instant();
      for (Open open : List.copyOf(all)) {
        Instant since = open.sendingSince;
        if (since != null && since.plus(limits.stuckAfter()).isBefore(now)) {
          LOG.info("a browser of {} does not read and is cut", open.client.viewer().user());
          cut.incrementAndGet();
          all.remove(open);
          open.connection.cut();
        } else if (!now.isBefore(open.checkAt)) {
          check(open, now);
        }
        pump(open);
      }
    } catch (RuntimeException e) { // the ticker would not tick again
      LOG.error("a tick of the streams failed", e);
    }
  }

  private void check(Open open, Instant now) {
    open.checkAt = now.plus(CHECK_EVERY);
    Optional<Viewer> viewer = open.whoNow.get();
    if (viewer.isEmpty()) {
      end(open, "SESSION_EXPIRED", POLICY_VIOLATION);
    } else {
      open.client.viewer(viewer.get());
    }
  }

  private void pump(Open open) {
    if (all.contains(open) && open.busy.compareAndSet(false, true)) {
      execute(open);
    }
  }

  private void execute(Open open) {
    try {
      workers.execute(() -> step(open));
    } catch (RejectedExecutionException e) {
      LOG.debug("the hub is closed", e);
    }
  }

  private void step(Open open) {
    Optional<Frame> frame;
    try {
      frame = open.client.next(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("the stream of a browser failed", e);
      all.remove(open);
      open.connection.cut();
      return;
    }
    if (frame.isEmpty() || !all.contains(open)) {
      open.busy.set(false);
      return;
    }
    count(frame.get());
    open.sendingSince = clock.instant();
    open.connection.send(frame.get(), failure -> sent(open, failure));
  }

  private void sent(Open open, @Nullable Throwable failure) {
    open.sendingSince = null;
    if (failure == null) {
      execute(open);
    } else {
      all.remove(open);
      open.connection.cut();
    }
  }

  private void count(Frame frame) {
    frames.incrementAndGet();
    if (frame instanceof Frame.Text text) {
      bytes.addAndGet(text.json().length());
    } else if (frame instanceof Frame.Binary binary) {
      bytes.addAndGet(binary.bytes().remaining());
    }
  }

  /** Says why and closes; a frame that is under way goes first, or the connection is cut. */
  private void end(Open open, String reason, int code) {
    all.remove(open);
    if (open.busy.compareAndSet(false, true)) {
      open.connection.send(
          StreamMessages.bye(reason), failure -> open.connection.close(code, reason));
    } else {
      open.connection.close(code, reason);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
