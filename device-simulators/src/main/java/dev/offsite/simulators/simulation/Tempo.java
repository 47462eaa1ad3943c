package dev.offsite.simulators.simulation;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast the time of a simulation runs against the wall clock.
 *
 * <p>Device times are never stretched: a truck drives as fast as ever and only its messages come
 * sooner. So that no device time lies in the future, a simulation that is played faster than it
 * happened begins in the past: its end falls on the moment at which its last message is sent, and
 * everything before is older than it would be, by at most its length. A judge that refuses old
 * reports must accept an age of that length.
 *
 * @param factor 1 for real time, 60 for an hour in a minute; {@link Double#POSITIVE_INFINITY} for
 *     as fast as it goes
 */
public record Tempo(double factor) {

  /** As time really goes. */
  public static final Tempo REAL = new Tempo(1);

  /** As fast as messages are taken. */
  public static final Tempo MAX = new Tempo(Double.POSITIVE_INFINITY);

  /** Slower or faster than this is a mistake in the use. */
  private static final double FINITE_MIN = 0.001;

  private static final double FINITE_MAX = 100_000;

  public Tempo {
    boolean finite = factor >= FINITE_MIN && factor <= FINITE_MAX;
    if (!finite && factor != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "speed " + factor + " is not " + FINITE_MIN + " to " + FINITE_MAX + ", nor max");
    }
  }

  /**
   * A number, or {@code max}.
   *
   * @throws IllegalArgumentException if the text is neither, or the number beyond the limits
   */
  public static Tempo parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      double factor = Double.parseDouble(text);
      if (Double.isInfinite(factor)) {
        throw new NumberFormatException(text);
      }
      return new Tempo(factor);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("speed '" + text + "' is neither a number nor max", e);
    }
  }

  /** Whether there is no pace at all. */
  public boolean isMax() {
    return factor == Double.POSITIVE_INFINITY;
  }

  /** Whether time runs as it really does. */
  public boolean isReal() {
    return factor == 1;
  }

  /** How long a simulation of this length takes; zero where there is no pace. */
  public Duration wallLength(Duration length) {
    return Duration.ofMillis((long) Math.floor(length.toMillis() / factor));
  }

  /**
   * Second 0 of a simulation that is played from {@code wall} on.
   *
   * @param length of the simulation; null if it has no end, which only real time or slower allows
   */
  public Instant begin(Instant wall, @Nullable Duration length) {
    if (factor <= 1) {
      return wall;
    }
    if (length == null) {
      throw new IllegalArgumentException(
          "faster than real time needs a length: without an end it would run into the future");
    }
    return wall.plus(wallLength(length)).minus(length);
  }

  /**
   * A source with the moments at which its messages are sent at this tempo; their payloads stay as
   * they are. Without a pace, the source itself.
   *
   * @param begin second 0 of the source
   * @param wall when second 0 is played
   */
  public MessageSource played(MessageSource source, Instant begin, Instant wall) {
    return isMax() ? source : new Played(source, begin.toEpochMilli(), wall.toEpochMilli(), factor);
  }

  private record Played(MessageSource source, long beginMillis, long wallMillis, double factor)
      implements MessageSource {

    @Override
    public long nextDueMillis() {
      long dueMillis = source.nextDueMillis();
      return dueMillis == NEVER ? NEVER : wall(dueMillis);
    }

    @Override
    public DeviceMessage next() {
      DeviceMessage message = source.next();
      return message.withDueMillis(wall(message.dueMillis()));
    }

    private long wall(long dueMillis) {
      return wallMillis + (long) Math.floor((dueMillis - beginMillis) / factor);
    }
  }
}
