package dev.offsite.pipelines.history.store;

/** A store that takes lines. One call is one request; nothing is buffered behind it. */
interface LineStore extends AutoCloseable {

  /**
   * Sends lines, separated by line ends.
   *
   * @throws InterruptedException if the task is cancelled meanwhile
   */
  Answer write(String lines) throws InterruptedException;

  @Override
  void close();
}
