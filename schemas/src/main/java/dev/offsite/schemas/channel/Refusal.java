package dev.offsite.schemas.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message that was not judged: its bytes as received, and why.
 *
 * <p>In Kafka the record's value is the payload, the key is the device id (empty text where none
 * could be read), and everything else is in {@link RecordHeaders}, so that a refused message can be
 * sent again byte for byte.
 *
 * @param reasons at least one; all of the same disposition; in the order they were found
 * @param pointer JSON Pointer (RFC 6901) to the fault; empty text for the whole payload
 * @param detail one sentence naming thing, value and limit; never the whole payload
 * @param mqttTopic topic name the message was published to
 * @param deviceId device id of the topic, empty text where the topic is malformed
 * @param origin {@code topic/partition/offset} of the record in Kafka, empty before it was landed
 * @param index position in a batch, from 0; 0 for a single object
 * @param receivedAtMillis when our client received it, milliseconds since the epoch
 * @param payloadLength length of the original payload in bytes
 * @param payloadSha256 SHA-256 of the original payload, lower-case hexadecimal
 * @param payload the payload, or its beginning where it was over the size limit. Not copied: a
 *     refusal is written out at once and never kept.
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a payload that is written out at once and never compared
public record Refusal(
    List<RefusalReason> reasons,
    String pointer,
    String detail,
    String mqttTopic,
    String deviceId,
    String origin,
    int index,
    long receivedAtMillis,
    int payloadLength,
    String payloadSha256,
    byte[] payload) {

  public Refusal {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
    for (RefusalReason reason : reasons) {
      if (reason.disposition() != reasons.get(0).disposition()) {
        throw new IllegalArgumentException("reasons of two dispositions: " + reasons);
      }
    }
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(mqttTopic, "mqttTopic");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(payloadSha256, "payloadSha256");
    Objects.requireNonNull(payload, "payload");
  }

  /** Where it goes. */
  public RefusalReason.Disposition disposition() {
    return reasons.get(0).disposition();
  }

  /** The headers of the Kafka record, in a stable order. */
  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    List<String> codes = new ArrayList<>();
    for (RefusalReason reason : reasons) {
      codes.add(reason.name());
    }
    put(headers, RecordHeaders.REASONS, String.join(",", codes));
    put(headers, RecordHeaders.POINTER, pointer);
    put(headers, RecordHeaders.DETAIL, detail);
    put(headers, RecordHeaders.MQTT_TOPIC, mqttTopic);
    put(headers, RecordHeaders.ORIGIN, origin);
    put(headers, RecordHeaders.INDEX, Integer.toString(index));
    put(headers, RecordHeaders.RECEIVED_AT, Long.toString(receivedAtMillis));
    put(headers, RecordHeaders.PAYLOAD_LENGTH, Integer.toString(payloadLength));
    put(headers, RecordHeaders.PAYLOAD_SHA256, payloadSha256);
    return headers;
  }

  /**
   * Reads a refusal back from a Kafka record.
   *
   * @throws IllegalArgumentException if a header is missing or unreadable, naming it
   */
  public static Refusal parse(String key, Map<String, byte[]> headers, byte[] value) {
    List<RefusalReason> reasons = new ArrayList<>();
    for (String code : require(headers, RecordHeaders.REASONS).split(",", -1)) {
      reasons.add(reasonOf(code));
    }
    return new Refusal(
        reasons,
        require(headers, RecordHeaders.POINTER),
        require(headers, RecordHeaders.DETAIL),
        require(headers, RecordHeaders.MQTT_TOPIC),
        key,
        require(headers, RecordHeaders.ORIGIN),
        integer(headers, RecordHeaders.INDEX),
        number(headers, RecordHeaders.RECEIVED_AT),
        integer(headers, RecordHeaders.PAYLOAD_LENGTH),
        require(headers, RecordHeaders.PAYLOAD_SHA256),
        value);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static RefusalReason reasonOf(String code) {
    for (RefusalReason reason : RefusalReason.values()) {
      if (reason.name().equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException(
        "header '" + RecordHeaders.REASONS + "' holds '" + code + "', which is no reason of v1");
  }

  private static int integer(Map<String, byte[]> headers, String name) {
    long number = number(headers, name);
    if (number != (int) number) {
      throw new IllegalArgumentException(
          "header '" + name + "' is " + number + ", which is outside 32 bits");
    }
    return (int) number;
  }

  private static long number(Map<String, byte[]> headers, String name) {
    String text = require(headers, name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("header '" + name + "' is '" + text + "', no integer", e);
    }
  }

  private static String require(Map<String, byte[]> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("header '" + name + "' is missing"));
  }
}
