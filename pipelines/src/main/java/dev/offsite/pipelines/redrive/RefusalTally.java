package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts refusals by device and reason. Not thread-safe.
 *
 * <p>Bounded: of devices beyond {@link #DEVICES_MAX} only their sum is kept, under {@link #OTHERS}.
 */
public final class RefusalTally {

  /** More than a list is read through; somebody who forges device ids must not fill the memory. */
  static final int DEVICES_MAX = 10_000;

  /** Stands for all devices that came after the limit. No device id has a space in it. */
  public static final String OTHERS = "all others";

  private final Map<String, Map<RefusalReason, Line>> lines = new HashMap<>();
  private long refusals;

  /**
   * One line of the list.
   *
   * @param deviceId empty text where the topic names none
   * @param count number of refusals with this reason; one with two reasons counts in two lines
   * @param newestMillis receive time of the newest, milliseconds since the epoch
   * @param detail what the newest says
   * @param pointer JSON Pointer to its fault
   */
  public record Line(
      String deviceId,
      RefusalReason reason,
      long count,
      long newestMillis,
      String detail,
      String pointer) {

    Line plus(Refusal refusal) {
      return refusal.receivedAtMillis() < newestMillis
          ? new Line(deviceId, reason, count + 1, newestMillis, detail, pointer)
          : of(deviceId, reason, count + 1, refusal);
    }

    static Line of(String deviceId, RefusalReason reason, long count, Refusal newest) {
      return new Line(
          deviceId, reason, count, newest.receivedAtMillis(), newest.detail(), newest.pointer());
    }
  }

  /** Counts one. */
  public void add(Refusal refusal) {
    refusals++;
    String deviceId = refusal.deviceId();
    if (!lines.containsKey(deviceId) && lines.size() >= DEVICES_MAX) {
      deviceId = OTHERS;
    }
    Map<RefusalReason, Line> ofDevice =
        lines.computeIfAbsent(deviceId, id -> new EnumMap<>(RefusalReason.class));
    for (RefusalReason reason : refusal.reasons()) {
      Line line = ofDevice.get(reason);
      ofDevice.put(
          reason, line == null ? Line.of(deviceId, reason, 1, refusal) : line.plus(refusal));
    }
  }

  /** Number of refusals counted. */
  public long refusals() {
    return refusals;
  }

  /** All lines, the most frequent first, those of one count by device and reason. */
  public List<Line> lines() {
    List<Line> all = new ArrayList<>();
    lines.values().forEach(ofDevice -> all.addAll(ofDevice.values()));
    all.sort(
        Comparator.comparingLong(Line::count)
            .reversed()
            .thenComparing(Line::deviceId)
            .thenComparing(Line::reason));
    return all;
  }
}
