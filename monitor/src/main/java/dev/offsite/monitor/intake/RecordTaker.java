package dev.offsite.monitor.intake;

/** Folds records of a topic into boards. Called by one thread for each topic. */
@FunctionalInterface
public interface RecordTaker {

  /**
   * Takes a record in.
   *
   * @throws UnreadableRecordException if it is not what the topic holds; it is counted and passed
   *     over
   */
  void take(StoredRecord record);
}
