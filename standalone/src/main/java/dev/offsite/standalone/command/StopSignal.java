package dev.offsite.standalone.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and a signal TERM into an orderly end.
 *
 * <p>The JVM runs its shutdown hooks side by side, and libraries have hooks of their own; so ours
 * does nothing but tell the main thread to end, and waits until it has.
 */
final class StopSignal {

  /** After this the process ends in whatever state it is. */
  private static final Duration ORDERLY_MAX = Duration.ofSeconds(20);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean interrupts = true;

  /** Listens from here on, and interrupts this thread on request until it has {@link #started}. */
  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  signal.request(main);
                  signal.awaitEnded();
                },
                "orderly-end"));
    return signal;
  }

  /** From here on a request does not interrupt the main thread, which asks for it instead. */
  void started() {
    synchronized (this) {
      interrupts = false;
    }
    Thread.interrupted(); // a request that came just before is remembered
  }

  /** Whether the end was asked for. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits; true if the end was asked for meanwhile. */
  boolean await(Duration atMost) {
    try {
      return requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Everything is closed. To be called at the very end, whatever happened. */
  void ended() {
    ended.countDown();
  }

  private synchronized void request(Thread main) {
    requested.countDown();
    if (interrupts) {
      main.interrupt();
    }
  }

  private void awaitEnded() {
    try {
      ended.await(ORDERLY_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
