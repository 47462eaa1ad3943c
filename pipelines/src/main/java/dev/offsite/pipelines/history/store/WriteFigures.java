package dev.offsite.pipelines.history.store;

import java.time.Duration;

/** Is told what becomes of the rows. */
interface WriteFigures {

  /** A request was answered with success: so many rows, after so long. */
  void stored(int rows, Duration latency);

  /** An attempt failed and is repeated after a pause. */
  void retried();

  /** A row became a dead letter. */
  void refused();
}
