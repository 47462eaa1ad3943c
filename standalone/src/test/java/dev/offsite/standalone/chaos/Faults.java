package dev.offsite.standalone.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong on a network, decided by a seed for one chunk of bytes after the other, over all
 * connections. Thread-safe.
 *
 * <p>Drops and stalls have a number, so that a run ends; delays come by chance between them.
 */
final class Faults {

  /** What becomes of a chunk of bytes. */
  enum Fault {
    /** It passes. */
    NONE,
    /** It passes late. */
    DELAY,
    /** The connection ends in its place. */
    DROP,
    /** It vanishes, and everything after it: the connection is half-open. */
    STALL
  }

  /** A reconnect takes four chunks, so that some faults fall into a handshake. */
  private static final int CHUNKS_BETWEEN_MAX = 12;

  private static final double DELAYED_SHARE = 0.2;

  private final Random random;
  private final int delayMsMax;
  private final Deque<Fault> left = new ArrayDeque<>();
  private int chunksToNext;
  private int delays;

  private Faults(long seed, int delayMsMax, List<Fault> faults) {
    this.random = new Random(seed);
    this.delayMsMax = delayMsMax;
    Collections.shuffle(faults, random);
    left.addAll(faults);
  }

  static Faults none() {
    return new Faults(0, 0, new ArrayList<>());
  }

  /** So many drops and stalls in an order of chance, and delays as long as it is in force. */
  static Faults of(long seed, int delayMsMax, int drops, int stalls) {
    List<Fault> faults = new ArrayList<>(Collections.nCopies(drops, Fault.DROP));
    faults.addAll(Collections.nCopies(stalls, Fault.STALL));
    return new Faults(seed, delayMsMax, faults);
  }

  /** The fate of the next chunk. */
  synchronized Fault draw() {
    if (delayMsMax == 0) {
      return Fault.NONE;
    }
    if (chunksToNext-- <= 0 && !left.isEmpty()) {
      chunksToNext = 1 + random.nextInt(CHUNKS_BETWEEN_MAX);
      return left.remove();
    }
    if (random.nextDouble() < DELAYED_SHARE) {
      delays++;
      return Fault.DELAY;
    }
    return Fault.NONE;
  }

  /** How long the next late chunk is held. */
  synchronized int drawDelayMs() {
    return 1 + random.nextInt(delayMsMax);
  }

  /** Whether every drop and stall has happened. */
  synchronized boolean areSpent() {
    return left.isEmpty();
  }

  synchronized int delays() {
    return delays;
  }
}
