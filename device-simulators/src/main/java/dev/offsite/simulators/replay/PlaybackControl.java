package dev.offsite.simulators.replay;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever watches a replay asks of it. Thread-safe. */
public final class PlaybackControl {

  private boolean paused;
  private @Nullable Instant seek;

  /** Sends nothing more until it is resumed. */
  public synchronized void pause() {
    paused = true;
  }

  /** Goes on where it was paused. */
  public synchronized void resume() {
    paused = false;
  }

  /** Pauses what plays, resumes what is paused. */
  public synchronized void toggle() {
    paused = !paused;
  }

  /** Whether it is paused. */
  public synchronized boolean isPaused() {
    return paused;
  }

  /** Goes on with the first message received at this time or later; asked twice, the last wins. */
  public synchronized void seek(Instant instant) {
    seek = instant;
  }

  /** Where to go, asked for once. */
  synchronized Optional<Instant> takeSeek() {
    Optional<Instant> taken = Optional.ofNullable(seek);
    seek = null;
    return taken;
  }
}
