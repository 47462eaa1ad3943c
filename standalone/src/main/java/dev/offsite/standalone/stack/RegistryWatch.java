package dev.offsite.standalone.stack;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.instance.DeviceLogins;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the broker knows of logins up to date, in a thread of its own: the registry of the
 * newest release of the reference data, and passwords that another process has replaced.
 *
 * <p>It looks at the snapshot that the detection job judges by, not at a copy. Where Kafka fails,
 * the broker goes on with the registry it has, and the view is opened anew: whoever held on to a
 * failed one would keep the job from reading it again.
 */
final class RegistryWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);

  /** A release, or a replaced password, counts within this time of being there. */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** How long a thread that waits for Kafka may take to end. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(15);

  private final ReferenceFeed feed;
  private final EmbeddedMqttBroker broker;
  private final DeviceLogins logins;
  private final Thread registryThread = new Thread(this::followRegistry, "registry-watch");
  private final Thread passwordThread = new Thread(this::followPasswords, "password-watch");
  private final CountDownLatch inUse = new CountDownLatch(1);
  private volatile @Nullable ReferenceSnapshot inForce;
  private volatile boolean closing;

  private RegistryWatch(ReferenceFeed feed, EmbeddedMqttBroker broker, DeviceLogins logins) {
    this.feed = feed;
    this.broker = broker;
    this.logins = logins;
    registryThread.setDaemon(true);
    passwordThread.setDaemon(true);
  }

  /** Begins to watch; does not wait for a release. */
  static RegistryWatch start(ReferenceFeed feed, EmbeddedMqttBroker broker, DeviceLogins logins) {
    RegistryWatch watch = new RegistryWatch(feed, broker, logins);
    watch.registryThread.start();
    watch.passwordThread.start();
    return watch;
  }

  /**
   * Waits until the broker uses a registry.
   *
   * @return whether it does; false if that takes longer
   */
  boolean awaitRegistry(Duration atMost) throws InterruptedException {
    return inUse.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The newest release that was seen; empty before the first. */
  Optional<ReferenceSnapshot> inForce() {
    return Optional.ofNullable(inForce);
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    registryThread.interrupt();
    passwordThread.interrupt();
    registryThread.join(CLOSE_MAX.toMillis());
    passwordThread.join(CLOSE_MAX.toMillis());
  }

  private void followRegistry() {
    try {
      while (!closing) {
        try (ReferenceFeed.ReferenceView view = feed.open()) {
          follow(view);
        } catch (RuntimeException e) {
          LOG.warn("The registry cannot be followed; the broker goes on with the one it has", e);
        }
        pause();
      }
    } catch (InterruptedException e) {
      LOG.debug("registry watch ends");
    }
  }

  private void follow(ReferenceFeed.ReferenceView view) throws InterruptedException {
    ReferenceSnapshot current = null;
    while (!closing) {
      ReferenceSnapshot newest = view.await();
      if (newest != current) {
        current = newest;
        inForce = newest;
        broker.use(newest::registrations);
        inUse.countDown();
        LOG.info("logins follow reference release {}", newest.release());
      }
      pause();
    }
  }

  private void followPasswords() {
    try {
      while (!closing) {
        pause();
        try {
          Set<String> replaced = logins.reload();
          if (!replaced.isEmpty()) {
            LOG.info("passwords were replaced: {}", replaced);
            broker.disconnect(replaced);
          }
        } catch (IOException | RuntimeException e) { // the next look must come whatever happened
          LOG.warn("Replaced passwords cannot be read; those known go on", e);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("password watch ends");
    }
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
  }
}
