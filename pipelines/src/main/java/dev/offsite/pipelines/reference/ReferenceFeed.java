package dev.offsite.pipelines.reference;

import java.io.Serializable;

/** Where a task gets its reference data from. Travels with the job; opened on each TaskManager. */
public interface ReferenceFeed extends Serializable {

  /** Opens a view. Views of equal feeds in one process share one snapshot; close each of them. */
  ReferenceView open();

  /** The newest release that is complete. Safe for many threads. */
  interface ReferenceView extends AutoCloseable {

    /**
     * The newest complete release.
     *
     * <p>The first call waits until there is one: nothing is judged before the reference data has
     * been loaded. Later calls cost a volatile read.
     *
     * @throws InterruptedException if the task is cancelled meanwhile
     */
    ReferenceSnapshot await() throws InterruptedException;

    @Override
    void close();
  }
}
