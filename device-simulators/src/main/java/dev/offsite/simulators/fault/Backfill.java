package dev.offsite.simulators.fault;

import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.simulators.device.DeviceMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins messages to batches: JSON arrays of reports for one topic, in their order.
 *
 * <p>The bytes of a report stay as they were. What is no single JSON object by its first and last
 * byte, or is retained, goes by itself. A batch is sent where its first report would have been.
 */
final class Backfill {

  private final int reportsMax;
  private final List<List<DeviceMessage>> groups = new ArrayList<>();
  private final Map<String, List<DeviceMessage>> open = new LinkedHashMap<>();
  private final Map<String, Integer> openBytes = new LinkedHashMap<>();

  private Backfill(int reportsMax) {
    this.reportsMax = reportsMax;
  }

  /**
   * Batches of messages.
   *
   * @param reportsMax most reports of one
   */
  static List<DeviceMessage> batches(List<DeviceMessage> messages, int reportsMax) {
    Backfill backfill = new Backfill(reportsMax);
    messages.forEach(backfill::add);
    return backfill.groups.stream().map(Backfill::joined).toList();
  }

  private void add(DeviceMessage message) {
    if (!canBeJoined(message)) {
      groups.add(List.of(message));
      return;
    }
    String topic = message.topicName();
    int bytes = message.payload().length + 1;
    List<DeviceMessage> group = open.get(topic);
    if (group == null
        || group.size() == reportsMax
        || openBytes.get(topic) + bytes > CodecLimits.DEFAULT.payloadBytesMax()) {
      group = new ArrayList<>();
      groups.add(group);
      open.put(topic, group);
      openBytes.put(topic, 1);
    }
    group.add(message);
    openBytes.merge(topic, bytes, Integer::sum);
  }

  private static boolean canBeJoined(DeviceMessage message) {
    byte[] payload = message.payload();
    return !message.retained()
        && message.topic() != null
        && payload.length > 1
        && payload[0] == '{'
        && payload[payload.length - 1] == '}';
  }

  private static DeviceMessage joined(List<DeviceMessage> group) {
    DeviceMessage first = group.get(0);
    if (group.size() == 1 && !canBeJoined(first)) {
      return first;
    }
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    long newestMillis = Long.MIN_VALUE;
    for (DeviceMessage each : group) {
      payload.write(payload.size() == 0 ? '[' : ',');
      payload.writeBytes(each.payload());
      newestMillis = Math.max(newestMillis, each.eventMillis());
    }
    payload.write(']');
    return first.withPayload(payload.toByteArray(), newestMillis);
  }
}
