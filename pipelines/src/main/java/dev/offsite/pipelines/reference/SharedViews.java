package dev.offsite.pipelines.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One loader for each feed in this process, however many subtasks look at it.
 *
 * <p>A geofence index of a province takes hundreds of megabytes; a copy for each subtask would not
 * fit. Thread-safe.
 */
final class SharedViews {

  private static final Map<Object, Shared> OPEN = new HashMap<>();

  private SharedViews() {}

  /** A view on the loader of {@code feed}; {@code start} makes and starts one if there is none. */
  static ReferenceFeed.ReferenceView open(Object feed, Supplier<Loader> start) {
    synchronized (OPEN) {
      Shared shared = OPEN.computeIfAbsent(feed, key -> new Shared(start.get()));
      shared.users++;
      return new View(feed, shared.loader);
    }
  }

  private static void release(Object feed) {
    Loader unused = null;
    synchronized (OPEN) {
      Shared shared = OPEN.get(feed);
      if (--shared.users == 0) {
        OPEN.remove(feed);
        unused = shared.loader;
      }
    }
    if (unused != null) {
      unused.close();
    }
  }

  /** Keeps the newest snapshot up to date until it is closed. */
  interface Loader extends AutoCloseable {
    ReferenceSnapshot await() throws InterruptedException;

    @Override
    void close();
  }

  private static final class Shared {
    private final Loader loader;
    private int users;

    private Shared(Loader loader) {
      this.loader = loader;
    }
  }

  private static final class View implements ReferenceFeed.ReferenceView {
    private final Object feed;
    private final Loader loader;
    private final AtomicBoolean closed = new AtomicBoolean();

    private View(Object feed, Loader loader) {
      this.feed = feed;
      this.loader = loader;
    }

    @Override
    public ReferenceSnapshot await() throws InterruptedException {
      return loader.await();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(feed);
      }
    }
  }
}
