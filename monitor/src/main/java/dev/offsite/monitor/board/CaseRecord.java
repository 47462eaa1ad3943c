package dev.offsite.monitor.board;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One record of {@code case-intake} as it was read.
 *
 * @param candidate what it says
 * @param json the value as it stands in Kafka; not copied, so nobody may change it
 * @param partition of the topic
 * @param offset in the partition
 * @param readAt when it was read: from then on a consumer can act on it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of candidates go by: read once, never changed
public record CaseRecord(
    Candidate candidate, byte[] json, int partition, long offset, Instant readAt) {

  public CaseRecord {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(readAt, "readAt");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseRecord that
        && candidate.equals(that.candidate)
        && Arrays.equals(json, that.json)
        && partition == that.partition
        && offset == that.offset
        && readAt.equals(that.readAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(partition, offset);
  }

  @Override
  public String toString() {
    return "CaseRecord[" + candidate.id() + '/' + candidate.revision() + " at " + offset + ']';
  }
}
