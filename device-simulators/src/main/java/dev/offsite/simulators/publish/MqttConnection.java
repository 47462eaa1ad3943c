package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client identifier at the broker: a queue, a thread that sends from it, and what is in flight.
 *
 * <p>The thread makes a new client object for each connection and backs off between attempts. A
 * message leaves {@code inFlight} when the broker acknowledges it; what is there when a connection
 * is lost is sent again first, in order. Bounds: queue and in-flight of {@link MqttOptions}.
 */
final class MqttConnection {

  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

  private static final long BACK_OFF_MILLIS_MIN = 100;
  private static final long JOIN_MILLIS = 5_000;
  private static final long IDLE_CHECK_MILLIS = 20;

  private final MqttOptions options;
  private final String clientId;
  private final Login login;
  private final @Nullable LastWill will;
  private final Outcome outcome;
  private final Thread sender;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sendable = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final Deque<DeviceMessage> queue = new ArrayDeque<>();
  private final Map<Long, DeviceMessage> inFlight = new LinkedHashMap<>();

  private @Nullable PahoClient client;
  private @Nullable DeviceMessage birth;
  private long sequence;
  private long resent;
  private long reconnects = -1;
  private boolean stopped;

  /** What became of messages; called with the connection's lock held, so it must be quick. */
  interface Outcome {
    /** The broker has it. */
    void acknowledged(DeviceMessage message);

    /** The broker does not take it from this login. */
    void refused(DeviceMessage message, int reasonCode);
  }

  private MqttConnection(
      MqttOptions options, String clientId, Login login, @Nullable LastWill will, Outcome outcome) {
    this.options = options;
    this.clientId = clientId;
    this.login = login;
    this.will = will;
    this.outcome = outcome;
    this.sender = new Thread(this::sendAll, "publish-" + clientId);
    this.sender.setDaemon(true);
  }

  static MqttConnection start(
      MqttOptions options, String clientId, Login login, @Nullable LastWill will, Outcome outcome) {
    MqttConnection connection = new MqttConnection(options, clientId, login, will, outcome);
    connection.sender.start();
    return connection;
  }

  /** Adds a message; waits while the queue is full. */
  void enqueue(DeviceMessage message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.size() >= options.queueMax() && !stopped) {
        room.await();
      }
      if (stopped) {
        throw new IllegalStateException(clientId + " is closed");
      }
      queue.add(message);
      if (queue.size() == 1) {
        sendable.signal(); // for more than one the sender is awake, or waits for answers
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is queued or in flight; false when {@code deadlineNanos} came first. */
  boolean awaitIdle(long deadlineNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!queue.isEmpty() || !inFlight.isEmpty()) {
        if (System.nanoTime() - deadlineNanos >= 0) {
          return false;
        }
        idle.await(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  long resent() {
    return locked(() -> resent);
  }

  long reconnects() {
    return locked(() -> Math.max(0, reconnects));
  }

  private long locked(LongSupplier value) {
    lock.lock();
    try {
      return value.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      sendable.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void join() {
    try {
      sender.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() {
    try {
      while (connect()) {
        sendUntilLost();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeClient();
    }
  }

  /** Connects, with back-off; false once stopped. */
  private boolean connect() throws InterruptedException {
    closeClient();
    long pauseMillis = BACK_OFF_MILLIS_MIN;
    while (!isStopped()) {
      try {
        PahoClient connected = PahoClient.connect(options, clientId, login, will, this::lost);
        adopt(connected);
        return true;
      } catch (MqttException e) {
        LOG.warn(
            "{} cannot connect to {} as {}: {}; next attempt in {} ms",
            clientId,
            options.server(),
            login,
            e.toString(),
            pauseMillis);
        pause(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, options.backOffMax().toMillis());
      }
    }
    return false;
  }

  /** Only the sending thread closes clients; a closed one answers no more. */
  private void closeClient() {
    PahoClient old;
    lock.lock();
    try {
      old = client;
      client = null;
    } finally {
      lock.unlock();
    }
    if (old != null) {
      old.close();
    }
  }

  /** Takes a new connection into use and puts everything unacknowledged back in front. */
  private void adopt(PahoClient connected) {
    lock.lock();
    try {
      client = connected;
      reconnects++;
      resent += inFlight.size();
      List<DeviceMessage> again = new ArrayList<>(inFlight.values());
      inFlight.clear();
      for (int i = again.size() - 1; i >= 0; i--) {
        queue.addFirst(again.get(i));
      }
      if (reconnects > 0 && birth != null && !again.contains(birth)) {
        queue.addFirst(birth);
      }
    } finally {
      lock.unlock();
    }
  }

  private void sendUntilLost() throws InterruptedException {
    while (true) {
      DeviceMessage message;
      long number;
      PahoClient current;
      lock.lockInterruptibly();
      try {
        while (!stopped
            && !isLost()
            && (queue.isEmpty() || inFlight.size() >= options.inFlightMax())) {
          sendable.await();
        }
        if (stopped || isLost()) {
          return;
        }
        message = queue.remove();
        number = sequence++;
        inFlight.put(number, message);
        current = client;
        if (message.retained()) {
          birth = message;
        }
        if (queue.size() == options.queueMax() - 1) {
          room.signalAll();
        }
      } finally {
        lock.unlock();
      }
      try {
        current.publish(message, code -> answered(current, number, code));
      } catch (MqttException e) {
        LOG.debug("{} cannot send: {}", clientId, e.toString());
        current.markLost();
        return;
      }
    }
  }

  private void answered(PahoClient from, long number, int reasonCode) {
    lock.lock();
    try {
      if (from != client) {
        return;
      }
      boolean wasFull = inFlight.size() >= options.inFlightMax();
      if (PahoClient.isPassing(reasonCode)) {
        from.markLost();
        sendable.signal();
      } else {
        // Counted before anybody who waits for an idle connection can see it gone.
        settle(inFlight.remove(number), reasonCode);
      }
      if (wasFull) {
        sendable.signal();
      }
      if (inFlight.isEmpty() && queue.isEmpty()) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void settle(@Nullable DeviceMessage message, int reasonCode) {
    if (message == null) {
      return;
    }
    if (reasonCode < PahoClient.FIRST_ERROR_CODE) {
      outcome.acknowledged(message);
    } else {
      outcome.refused(message, reasonCode);
    }
  }

  private void lost(PahoClient which) {
    lock.lock();
    try {
      which.markLost();
      sendable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isLost() {
    return client == null || client.isLost();
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void pause(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long leftNanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!stopped && leftNanos > 0) {
        leftNanos = sendable.awaitNanos(leftNanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
