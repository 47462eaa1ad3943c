package dev.offsite.pipelines.history.store;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {

  /** Waits so long, or until the task is cancelled. */
  void await(Duration duration) throws InterruptedException;
}
