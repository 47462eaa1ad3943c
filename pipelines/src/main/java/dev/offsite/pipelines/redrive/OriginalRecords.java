package dev.offsite.pipelines.redrive;

import java.util.Optional;

/** Finds landed records by their coordinates. */
@FunctionalInterface
public interface OriginalRecords {

  /**
   * The value of a record, if Kafka still has it.
   *
   * @param coordinates {@code topic/partition/offset}
   */
  Optional<byte[]> find(String coordinates);
}
