package dev.offsite.monitor.intake;

import java.util.Optional;

/** Original records by their coordinates. Thread-safe. */
public interface RecordStore {

  /**
   * The record at these coordinates; empty if Kafka holds it no longer, or never has.
   *
   * @throws StoreUnavailableException if Kafka does not answer in time
   */
  Optional<StoredRecord> fetch(String topic, int partition, long offset);
}
