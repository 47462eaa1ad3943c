package dev.offsite.monitor.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in Kafka.
 *
 * @param key empty text if there is none
 * @param value null for a tombstone; not copied, so nobody may change it
 * @param headers the newest of each name, as text
 */
@SuppressWarnings("ArrayRecordComponent") // telemetry goes by: read once, never changed
public record StoredRecord(
    String topic,
    int partition,
    long offset,
    long timestampMillis,
    String key,
    byte @Nullable [] value,
    Map<String, String> headers) {

  public StoredRecord {
    headers = Map.copyOf(headers);
  }

  /** The header of that name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The value as text. */
  public String text() {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }
}
