package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one split connected: opens a connection, serves it until it is lost, waits, opens a new
 * one, until closed.
 *
 * <p>Connections are numbered. A delivery carries the number of its connection, and an
 * acknowledgement is sent only over the connection of that number: packet identifiers of a lost
 * connection may already mean other messages.
 *
 * <p>All blocking calls of the client library happen in the thread of this session, never in the
 * task thread. State changes are logged once each: connected, lost, unreachable.
 */
final class SplitSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SplitSession.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  private final MqttSplit split;
  private final MqttSourceConfig config;
  private final MqttConnector connector;
  private final HandOver handOver;
  private final HandOver.Lane lane;
  private final Backoff backoff;
  private final MqttMetrics metrics;
  private final Clock clock;
  private final Thread thread;

  private final Object lock = new Object();
  private final Deque<int[]> acknowledgements = new ArrayDeque<>();
  private long connectionNumber;
  private volatile Deliveries current = new Deliveries(0);
  private volatile boolean connected;
  private boolean lost;
  private String lostReason = "";
  private volatile boolean closed;

  SplitSession(
      MqttSplit split,
      MqttSourceConfig config,
      MqttConnector connector,
      HandOver handOver,
      Backoff backoff,
      MqttMetrics metrics,
      Clock clock) {
    this.split = split;
    this.config = config;
    this.connector = connector;
    this.handOver = handOver;
    this.lane = handOver.addLane();
    this.backoff = backoff;
    this.metrics = metrics;
    this.clock = clock;
    this.thread = new Thread(this::run, "mqtt-session-" + split.clientIdentifier());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  HandOver.Lane lane() {
    return lane;
  }

  MqttSplit split() {
    return split;
  }

  boolean isConnected() {
    return connected;
  }

  /** Messages of the present connection that the broker still holds as unacknowledged. */
  int unacked() {
    return current.unacked.get();
  }

  /** Queues acknowledgements; without effect when that connection is over. Never blocks. */
  void acknowledge(long number, int[] packetIdentifiers) {
    synchronized (lock) {
      if (number == connectionNumber && !lost && packetIdentifiers.length > 0) {
        acknowledgements.add(packetIdentifiers);
        lock.notifyAll();
      }
    }
  }

  /**
   * Asks the connection to end once it has sent the acknowledgements that are queued, so that a job
   * stopped with a savepoint gets nothing of it again. The session on the broker stays. Never
   * blocks.
   */
  void requestClose() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
      if (!connected) {
        thread.interrupt();
      }
    }
  }

  /** Ends the connection and waits until it has ended, at most {@link #CLOSE_PATIENCE}. */
  @Override
  public void close() throws InterruptedException {
    requestClose();
    thread.join(CLOSE_PATIENCE.toMillis());
    if (thread.isAlive()) {
      thread.interrupt();
      LOG.warn("{} did not end within {}; left to itself", thread.getName(), CLOSE_PATIENCE);
    }
  }

  private void run() {
    boolean everConnected = false;
    boolean unreachableLogged = false;
    try {
      while (!closed) {
        current = new Deliveries(nextConnection());
        try (MqttConnection connection = connector.connect(split, current)) {
          if (everConnected) {
            metrics.reconnects.inc();
            noteLostSession(connection);
          }
          everConnected = true;
          unreachableLogged = false;
          LOG.info("Connected as {} to {}", split.clientIdentifier(), split.topicFilter());
          serve(connection);
        } catch (MqttRefusedException e) {
          if (!everConnected) {
            handOver.fail(e);
            return;
          }
          unreachableLogged = logUnreachable(unreachableLogged, e);
        } catch (IOException e) {
          unreachableLogged = logUnreachable(unreachableLogged, e);
        } finally {
          endConnection();
        }
        pause(backoff.next());
      }
    } catch (InterruptedException e) {
      if (!closed) {
        handOver.fail(e);
      }
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // A bug, not a fault of the network: the task has to fail with it.
      handOver.fail(e);
    }
  }

  /** Sends acknowledgements until the connection is lost, or this session closed and none left. */
  private void serve(MqttConnection connection) throws InterruptedException {
    long since = clock.millis();
    connected = true;
    String reason;
    try {
      while (true) {
        int[] packetIdentifiers;
        synchronized (lock) {
          while (!closed && !lost && acknowledgements.isEmpty()) {
            lock.wait();
          }
          if (lost || acknowledgements.isEmpty()) {
            reason = lostReason;
            break;
          }
          packetIdentifiers = acknowledgements.removeFirst();
        }
        connection.acknowledge(packetIdentifiers);
        current.unacked.addAndGet(-packetIdentifiers.length);
        metrics.acknowledged.inc(packetIdentifiers.length);
      }
    } catch (IOException e) {
      reason = e.getMessage();
    }
    if (!closed) {
      LOG.warn("Lost the connection of {}: {}; reconnecting", split.clientIdentifier(), reason);
    }
    if (clock.millis() - since > config.backoffMax().toMillis()) {
      backoff.reset();
    }
  }

  private void noteLostSession(MqttConnection connection) {
    if (!connection.resumedSession()) {
      metrics.lostSessions.inc();
      LOG.error(
          "The broker no longer had session {}: what was published to {} meanwhile is lost."
              + " Check its persistence and session expiry",
          split.clientIdentifier(),
          split.topicFilter());
    }
  }

  private boolean logUnreachable(boolean alreadyLogged, IOException cause) {
    if (!alreadyLogged && !closed) {
      LOG.warn(
          "Cannot connect as {}: {}; trying again until it works",
          split.clientIdentifier(),
          cause.getMessage());
    }
    return true;
  }

  private long nextConnection() {
    synchronized (lock) {
      lost = false;
      return ++connectionNumber;
    }
  }

  private void endConnection() {
    synchronized (lock) {
      lost = true;
      connected = false;
      acknowledgements.clear();
    }
    lane.discardUnacknowledged();
    current.unacked.set(0);
  }

  private void pause(Duration duration) throws InterruptedException {
    long until = System.nanoTime() + duration.toNanos();
    synchronized (lock) {
      long left = duration.toMillis();
      while (!closed && left > 0) {
        lock.wait(left);
        left = (until - System.nanoTime()) / 1_000_000;
      }
    }
  }

  private boolean isCurrent(long number) {
    synchronized (lock) {
      return number == connectionNumber && !lost && !closed;
    }
  }

  /** What one connection delivers. */
  private final class Deliveries implements MqttConnector.Listener {
    private final long number;
    private final AtomicInteger unacked = new AtomicInteger();

    Deliveries(long number) {
      this.number = number;
    }

    @Override
    public void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int qos,
        boolean retained,
        boolean duplicate) {
      if (duplicate) {
        metrics.redelivered.inc();
      }
      try {
        MqttMessage message = message(topicName, payload, qos, retained, duplicate);
        if (packetIdentifier != 0) {
          unacked.incrementAndGet();
        }
        HandOver.Outcome outcome =
            lane.put(new Delivery(number, packetIdentifier, message), () -> isCurrent(number));
        if (outcome == HandOver.Outcome.DROPPED) {
          metrics.droppedQos0.inc();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        lost("interrupted");
      } catch (RuntimeException | Error e) {
        // The client library would swallow it, and the message would never be acknowledged.
        handOver.fail(e);
      }
    }

    private MqttMessage message(
        String topicName, byte[] payload, int qos, boolean retained, boolean duplicate) {
      byte[] held = payload;
      String sha256 = "";
      if (payload.length > config.payloadBytesMax()) {
        metrics.cutPayloads.inc();
        held = Arrays.copyOf(payload, config.payloadExcerptBytes());
        sha256 = sha256(payload);
      }
      return new MqttMessage(
          topicName, held, payload.length, sha256, qos, retained, duplicate, clock.millis());
    }

    @Override
    public void lost(String reason) {
      synchronized (lock) {
        if (number == connectionNumber && !lost) {
          lost = true;
          lostReason = reason;
          lock.notifyAll();
        }
      }
    }

    private String sha256(byte[] payload) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }
}
