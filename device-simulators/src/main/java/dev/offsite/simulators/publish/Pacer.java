package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Hands the messages of a source to a sink when they are due. */
public final class Pacer {

  /** Longest nap, so that a stop is noticed soon. */
  private static final long NAP_MILLIS_MAX = 50;

  private final Clock clock;
  private final long gatherMillis;
  private final LongConsumer napMillis;

  /** A pacer by this clock that hands over each message as soon as it is due. */
  public Pacer(Clock clock) {
    this(clock, Duration.ZERO);
  }

  /**
   * A pacer that hands over together what comes due within a short time, so that thousands of
   * devices do not wake a thread for each message.
   *
   * @param gather how late a message may be for it, at most 50 ms
   * @throws IllegalArgumentException beyond that or below zero
   */
  public Pacer(Clock clock, Duration gather) {
    this(clock, gather, Pacer::park);
  }

  Pacer(Clock clock, Duration gather, LongConsumer napMillis) {
    if (gather.isNegative() || gather.toMillis() > NAP_MILLIS_MAX) {
      throw new IllegalArgumentException(
          "gathering for " + gather.toMillis() + " ms is not between 0 and " + NAP_MILLIS_MAX);
    }
    this.clock = clock;
    this.gatherMillis = gather.toMillis();
    this.napMillis = napMillis;
  }

  /**
   * What a run came to.
   *
   * @param messages number handed over
   * @param latestBehind how late the latest of them was handed over
   */
  public record Run(long messages, Duration latestBehind) {}

  /**
   * Runs until every message due before {@code until} is handed over, or {@code stop} says so.
   *
   * <p>A message that is due already is handed over at once, so a source that lies in the past is
   * drained as fast as the sink takes it.
   */
  public Run run(MessageSource source, MessageSink sink, Instant until, BooleanSupplier stop)
      throws InterruptedException {
    return run(source, sink, until.toEpochMilli(), stop);
  }

  /** Runs until the source has no more messages, as a recording has some day. */
  public Run runToEnd(MessageSource source, MessageSink sink, BooleanSupplier stop)
      throws InterruptedException {
    return run(source, sink, MessageSource.NEVER, stop);
  }

  private Run run(MessageSource source, MessageSink sink, long untilMillis, BooleanSupplier stop)
      throws InterruptedException {
    long messages = 0;
    long behindMillis = 0;
    while (source.nextDueMillis() < untilMillis && !stop.getAsBoolean()) {
      long aheadMillis = source.nextDueMillis() - clock.millis();
      if (aheadMillis > 0) {
        napMillis.accept(Math.min(Math.max(aheadMillis, gatherMillis), NAP_MILLIS_MAX));
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while waiting for the next message");
        }
        continue;
      }
      DeviceMessage message = source.next();
      sink.publish(message);
      messages++;
      behindMillis = Math.max(behindMillis, clock.millis() - message.dueMillis());
    }
    return new Run(messages, Duration.ofMillis(behindMillis));
  }

  private static void park(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
