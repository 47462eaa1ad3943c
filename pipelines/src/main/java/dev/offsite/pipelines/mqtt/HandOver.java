package dev.offsite.pipelines.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The bounded queues between the threads of the MQTT connections, which fill them, and the task
 * thread, which empties them: one {@link Lane} per split.
 *
 * <p>A lane is bounded in number by the receive maximum: a broker of MQTT 5 sends no more QoS 1
 * messages than that without an acknowledgement, and one of MQTT 3.1.1 is held back here. It is
 * bounded in bytes by a limit of its own. A connection that would pass either waits, which fills
 * the socket and makes the broker wait in turn. A QoS 0 message that finds no room in number is
 * dropped and counted, as a broker would do.
 *
 * <p>Hot path. All methods may be called from any thread, {@link #poll} only from one.
 */
final class HandOver {
  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Object lock = new Object();
  private final int messagesMax;
  private final long bytesMax;
  private final List<Lane> lanes = new ArrayList<>();
  private int nextLane;
  private Lane lastPolled;
  private CompletableFuture<Void> availability = new CompletableFuture<>();
  private Throwable failure;
  private boolean closed;

  HandOver(int messagesMax, long bytesMax) {
    this.messagesMax = messagesMax;
    this.bytesMax = bytesMax;
  }

  Lane addLane() {
    synchronized (lock) {
      Lane lane = new Lane();
      lanes.add(lane);
      return lane;
    }
  }

  /** Returns the next delivery, the lanes taking turns, or null when there is none to be had. */
  Delivery poll() {
    synchronized (lock) {
      for (int i = 0; i < lanes.size(); i++) {
        Lane lane = lanes.get(nextLane);
        nextLane = nextLane + 1 == lanes.size() ? 0 : nextLane + 1;
        if (!lane.paused && !lane.queue.isEmpty()) {
          lastPolled = lane;
          return lane.take();
        }
      }
      if (availability.isDone() && failure == null) {
        availability = new CompletableFuture<>();
      }
      return null;
    }
  }

  /** The lane that the last delivery of {@link #poll} came from. */
  Lane lastPolled() {
    return lastPolled;
  }

  /** Completes when {@link #poll} may have something, or {@link #failure} has. */
  CompletableFuture<Void> availability() {
    synchronized (lock) {
      return failure != null || hasWork() ? AVAILABLE : availability;
    }
  }

  /** Ends the hand-over: the reader is to fail with this. */
  void fail(Throwable cause) {
    CompletableFuture<Void> waiting;
    synchronized (lock) {
      if (failure == null) {
        failure = cause;
      }
      waiting = availability;
    }
    waiting.complete(null);
  }

  /** What the reader has to fail with, or null. */
  Throwable failure() {
    synchronized (lock) {
      return failure;
    }
  }

  /** Releases every thread that waits here. */
  void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  /** The number of messages that wait. */
  int size() {
    synchronized (lock) {
      int size = 0;
      for (Lane lane : lanes) {
        size += lane.queue.size();
      }
      return size;
    }
  }

  /** The receive time of the message that has waited longest, or Long.MAX_VALUE when none waits. */
  long oldestReceivedAtMillis() {
    synchronized (lock) {
      long oldest = Long.MAX_VALUE;
      for (Lane lane : lanes) {
        Delivery head = lane.queue.peekFirst();
        if (head != null) {
          oldest = Math.min(oldest, head.message().receivedAtMillis());
        }
      }
      return oldest;
    }
  }

  private boolean hasWork() {
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (!lane.paused && !lane.queue.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What became of a message offered to a lane. */
  enum Outcome {
    QUEUED,
    /** A QoS 0 message found the lane full. */
    DROPPED,
    /** The connection that delivered it is over. */
    REFUSED
  }

  /** The queue of one split. */
  final class Lane {
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private long queuedBytes;
    private int queuedUnacknowledged;
    private boolean paused;

    /**
     * Puts a delivery in, after waiting for room.
     *
     * @param connected whether the connection that delivers still exists
     */
    Outcome put(Delivery delivery, BooleanSupplier connected) throws InterruptedException {
      CompletableFuture<Void> waiting;
      synchronized (lock) {
        boolean repeatable = delivery.packetIdentifier() != 0;
        if (!repeatable && queue.size() >= messagesMax) {
          return Outcome.DROPPED;
        }
        int bytes = delivery.message().payload().length;
        while (!closed && connected.getAsBoolean() && isFullFor(repeatable, bytes)) {
          lock.wait();
        }
        if (closed || !connected.getAsBoolean()) {
          return Outcome.REFUSED;
        }
        queue.addLast(delivery);
        queuedBytes += bytes;
        queuedUnacknowledged += repeatable ? 1 : 0;
        waiting = availability;
      }
      waiting.complete(null);
      return Outcome.QUEUED;
    }

    /**
     * Removes what a lost connection delivered and the broker will deliver again, and releases
     * threads of that connection that wait for room. QoS 0 messages stay: nobody will repeat them.
     */
    void discardUnacknowledged() {
      synchronized (lock) {
        queue.removeIf(delivery -> delivery.packetIdentifier() != 0);
        queuedUnacknowledged = 0;
        queuedBytes = 0;
        for (Delivery delivery : queue) {
          queuedBytes += delivery.message().payload().length;
        }
        lock.notifyAll();
      }
    }

    /** Stops or resumes handing out messages of this split, for watermark alignment. */
    void paused(Pause pause) {
      CompletableFuture<Void> waiting;
      synchronized (lock) {
        paused = pause == Pause.PAUSED;
        waiting = availability;
      }
      waiting.complete(null);
    }

    private boolean isFullFor(boolean repeatable, int bytes) {
      return (queuedBytes > 0 && queuedBytes + bytes > bytesMax)
          || (repeatable && queuedUnacknowledged >= messagesMax);
    }

    private Delivery take() {
      Delivery delivery = queue.removeFirst();
      queuedBytes -= delivery.message().payload().length;
      queuedUnacknowledged -= delivery.packetIdentifier() == 0 ? 0 : 1;
      lock.notifyAll();
      return delivery;
    }
  }

  /** Whether a lane hands out messages. */
  enum Pause {
    PAUSED,
    FLOWING
  }
}
