package dev.offsite.pipelines.mqtt;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Remembers which packet identifiers of one split belong to which checkpoint.
 *
 * <p>A packet identifier means something only to the connection that delivered it. Connections are
 * numbered; when an identifier of a newer connection arrives, everything older is forgotten,
 * because the broker delivers those messages again.
 *
 * <p>Holds at most the receive maximum of identifiers, in MQTT 3.1.1 at most the 65,535 there are:
 * the broker sends no more before it sees acknowledgements. Hot path, used by the task thread only,
 * except for {@link #oldestReceivedAtMillis}.
 */
final class AcknowledgementTracker {
  private static final int[] NOTHING = {};

  private final Deque<Sealed> sealed = new ArrayDeque<>();
  private int[] open = new int[256];
  private int openCount;
  private long connection = -1;
  private long openSinceMillis;
  private volatile long oldestReceivedAtMillis = Long.MAX_VALUE;

  /** Notes that a message was handed to the job and must be acknowledged one day. */
  void emitted(long connectionNumber, int packetIdentifier, long receivedAtMillis) {
    if (connectionNumber != connection) {
      forget();
      connection = connectionNumber;
    }
    if (openCount == 0) {
      openSinceMillis = receivedAtMillis;
      if (sealed.isEmpty()) {
        oldestReceivedAtMillis = receivedAtMillis;
      }
    }
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount++] = packetIdentifier;
  }

  /** Closes the set of messages that the given checkpoint holds. */
  void seal(long checkpointId) {
    if (openCount > 0) {
      sealed.add(new Sealed(checkpointId, openSinceMillis, Arrays.copyOf(open, openCount)));
      openCount = 0;
    }
  }

  /**
   * Returns, and forgets, the identifiers that the completed checkpoint and those before it hold. A
   * checkpoint that was aborted needs no call: the next one to complete covers its messages too.
   */
  int[] release(long checkpointId) {
    int count = 0;
    for (Sealed one : sealed) {
      if (one.checkpointId <= checkpointId) {
        count += one.packetIdentifiers.length;
      }
    }
    if (count == 0) {
      return NOTHING;
    }
    int[] released = new int[count];
    int at = 0;
    while (!sealed.isEmpty() && sealed.peekFirst().checkpointId <= checkpointId) {
      int[] part = sealed.removeFirst().packetIdentifiers;
      System.arraycopy(part, 0, released, at, part.length);
      at += part.length;
    }
    noteOldest();
    return released;
  }

  /** The number of the connection whose identifiers are held, or -1 before the first message. */
  long connection() {
    return connection;
  }

  /**
   * The receive time of the oldest message that was handed to the job and not acknowledged, or
   * Long.MAX_VALUE when there is none. May be called from any thread.
   */
  long oldestReceivedAtMillis() {
    return oldestReceivedAtMillis;
  }

  private void noteOldest() {
    if (!sealed.isEmpty()) {
      oldestReceivedAtMillis = sealed.peekFirst().sinceMillis;
    } else {
      oldestReceivedAtMillis = openCount > 0 ? openSinceMillis : Long.MAX_VALUE;
    }
  }

  private void forget() {
    sealed.clear();
    openCount = 0;
    noteOldest();
  }

  private static final class Sealed {
    final long checkpointId;
    final long sinceMillis;
    final int[] packetIdentifiers;

    Sealed(long checkpointId, long sinceMillis, int[] packetIdentifiers) {
      this.checkpointId = checkpointId;
      this.sinceMillis = sinceMillis;
      this.packetIdentifiers = packetIdentifiers;
    }
  }
}
