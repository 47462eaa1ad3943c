package dev.offsite.standalone.demo;

import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.simulation.Tempo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a demonstration is played: two times run side by side, that of the devices and that of the
 * wall. They are the same in real time.
 *
 * @param tempo of the devices against the wall
 * @param wall when the play begins
 * @param length of the simulation, in time of the devices; null if it goes on until it is stopped
 */
record Playing(Tempo tempo, Instant wall, @Nullable Duration length) {

  /** By this clock everything is due, so nothing waits for its time. */
  private static final Clock EVERYTHING_IS_DUE =
      Clock.fixed(Instant.ofEpochMilli(Long.MAX_VALUE / 2), ZoneOffset.UTC);

  Playing {
    Objects.requireNonNull(tempo, "tempo");
    Objects.requireNonNull(wall, "wall");
    if (length == null && tempo.factor() > 1) {
      throw new IllegalArgumentException("faster than real time needs a length");
    }
  }

  /** Second 0, in time of the devices. */
  Instant begin() {
    return tempo.begin(wall, length);
  }

  /** What is said, each message due at the moment at which it is to be sent. */
  MessageSource of(Simulation simulation) {
    return tempo.played(simulation.messages(), begin(), wall);
  }

  /** By which clock messages are due. */
  Clock clock() {
    return tempo.isMax() ? EVERYTHING_IS_DUE : Clock.systemUTC();
  }

  /** What is due at this moment or later is not sent. */
  Instant dueUntil() {
    if (length == null) {
      return Instant.ofEpochMilli(Long.MAX_VALUE);
    }
    return tempo.isMax() ? begin().plus(length) : wall.plus(tempo.wallLength(length));
  }

  /**
   * Up to which time of the devices it has been played; never before {@link #begin} nor beyond the
   * length.
   *
   * @param now on the wall
   * @param newestDueMillis when the newest message was due, milliseconds since the epoch: all that
   *     is known where there is no pace
   */
  Instant played(Instant now, long newestDueMillis) {
    Instant begin = begin();
    Instant at =
        tempo.isMax()
            ? Instant.ofEpochMilli(newestDueMillis)
            : begin.plusMillis(Math.round(Duration.between(wall, now).toMillis() * tempo.factor()));
    if (at.isBefore(begin)) {
      return begin;
    }
    return length != null && at.isAfter(begin.plus(length)) ? begin.plus(length) : at;
  }
}
