package dev.offsite.standalone.bench.detect;

import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.ProcessMarks;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures one round of one contender, and keeps what it said. The clock begins with the last
 * message of the first fifth and ends when the last message has passed the last operator. Safe for
 * many threads.
 */
final class RoundMeter {

  private static final int WARM_UP_DIVISOR = 5;

  private final long messages;
  private final long warmMessages;
  private final Counted counted;
  private final int ends;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch gate;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<Said> said = new ConcurrentLinkedQueue<>();
  private volatile ProcessMarks.Mark warm;
  private volatile ProcessMarks.Mark last;

  /** Where messages are counted for the begin of the clock. */
  enum Counted {
    /**
     * Where they are read: for a job that cannot be looked into. What lies in the buffers of the
     * exchange then counts as done, so the job looks slower than it is, by far less than a
     * hundredth if there are 100,000 messages.
     */
    READ,
    /** Behind the exchange. */
    PASSED
  }

  /**
   * Something that was said.
   *
   * @param nanos when, on {@link System#nanoTime}
   */
  record Said(Object what, long nanos) {}

  /**
   * A meter of a round that has not begun.
   *
   * @param messages that are read
   * @param ends how many subtasks of the last operator have to end; 0 for a contender whose input
   *     does not end: then it ends with the last message that has passed
   * @param preparations calls of {@link #prepared} before the first message may be read
   */
  RoundMeter(long messages, Counted counted, int ends, int preparations) {
    this.messages = messages;
    this.warmMessages = messages / WARM_UP_DIVISOR;
    this.counted = counted;
    this.ends = ends;
    this.gate = new CountDownLatch(preparations);
  }

  /** Part of what must be there before the first message may be read. */
  void prepared() {
    gate.countDown();
  }

  /** A message has been read. Waits until all is prepared. Hot path. */
  void read() {
    if (gate.getCount() > 0) {
      awaitPrepared();
    }
    count(Counted.READ, read.incrementAndGet());
  }

  /** A message has come behind the exchange, or through a contender without one. Hot path. */
  void passed() {
    long count = passed.incrementAndGet();
    count(Counted.PASSED, count);
    if (ends == 0 && count == messages) {
      finish();
    }
  }

  /** Something was said. */
  void say(Object what) {
    said.add(new Said(what, System.nanoTime()));
  }

  /** A subtask of the last operator has come to the end of its input. */
  void ended() {
    if (ended.incrementAndGet() == ends) {
      finish();
    }
  }

  /** What was said so far, in any order. */
  List<Said> said() {
    return List.copyOf(said);
  }

  /** Messages that have been read so far. */
  long readCount() {
    return read.get();
  }

  /** Waits for the end; whether it came. */
  boolean await(Duration atMost) throws InterruptedException {
    return end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * What it took from the fifth to the end, which must have come.
   *
   * @throws BenchFailedException if not every message was read exactly once
   */
  ProcessMarks.Used used() throws BenchFailedException {
    if (read.get() != messages) {
      throw new BenchFailedException(read.get() + " messages were read instead of " + messages);
    }
    return last.since(warm, messages - warmMessages);
  }

  private void count(Counted where, long count) {
    if (where == counted && count == warmMessages) {
      warm = ProcessMarks.mark();
    }
  }

  private void finish() {
    last = ProcessMarks.mark();
    end.countDown();
  }

  private void awaitPrepared() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cancelled before all was prepared", e);
    }
  }
}
