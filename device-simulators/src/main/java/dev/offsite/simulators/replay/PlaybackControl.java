package dev.offsite.simulators.replay;

import java.time.Duration;

/** What whoever watches a replay asks of it. Thread-safe. */
public final class PlaybackControl {

  private boolean paused;
  private Duration skip = Duration.ZERO;

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

  /**
   * Goes forward, or back if negative, by so much of the recording; what is asked for before it is
   * obeyed adds up.
   */
  public synchronized void skip(Duration length) {
    skip = skip.plus(length);
  }

  /** How far to go, asked for once; zero if nowhere. */
  synchronized Duration takeSkip() {
    Duration taken = skip;
    skip = Duration.ZERO;
    return taken;
  }
}
