package dev.offsite.pipelines.sign;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;

/**
 * A passage that the scale sent by itself and just now; what a candidate does not say of it.
 *
 * @param record coordinates of the original record, see {@link #recordOf}
 * @param direction empty if the scale does not say it
 * @param eventMs by the scale's clock
 * @param receivedMs by ours
 */
record LivePassage(
    String deviceId, String record, String direction, int lane, long eventMs, long receivedMs) {

  LivePassage {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(direction, "direction");
  }

  /** Names an original record. */
  static String recordOf(Candidate.RawRecord raw) {
    return recordOf(raw.topic(), raw.partition(), raw.offset(), raw.index());
  }

  static String recordOf(String topic, int partition, long offset, int index) {
    return topic + '/' + partition + '/' + offset + '/' + index;
  }
}
