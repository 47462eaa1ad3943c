package dev.offsite.schemas.channel;

/** Names of the Kafka record headers; every value is UTF-8 text. */
public final class RecordHeaders {

  /** MQTT topic name the message was published to. */
  public static final String MQTT_TOPIC = "mqtt-topic";

  /** When our MQTT client received the message: milliseconds since 1970-01-01T00:00Z, decimal. */
  public static final String RECEIVED_AT = "received-at";

  /** Quality of service the message was delivered with: 0, 1 or 2. */
  public static final String MQTT_QOS = "mqtt-qos";

  /** {@code true} where the broker sent a retained message. */
  public static final String MQTT_RETAINED = "mqtt-retained";

  /**
   * Login the broker says the message came from; absent where the broker does not say. Never copied
   * from what the device itself sent: a device could claim any login.
   */
  public static final String BROKER_USER = "broker-user";

  /** Reason codes of a {@link Refusal}, comma-separated. */
  public static final String REASONS = "refusal-reasons";

  /** JSON Pointer to the fault. */
  public static final String POINTER = "refusal-pointer";

  /** One sentence for a human: thing, value and limit. */
  public static final String DETAIL = "refusal-detail";

  /** Kafka coordinates of the original record: {@code topic/partition/offset}. */
  public static final String ORIGIN = "refusal-origin";

  /** Position of the refused report in a batch, from 0. */
  public static final String INDEX = "refusal-index";

  /** Length of the original payload in bytes, also where only its beginning is kept. */
  public static final String PAYLOAD_LENGTH = "payload-length";

  /** SHA-256 of the original payload, lower-case hexadecimal. */
  public static final String PAYLOAD_SHA256 = "payload-sha256";

  /** Coordinates of the refusal that a record was re-driven from; absent on what devices sent. */
  public static final String REDRIVEN_FROM = "redriven-from";

  /** {@code true} where a re-driven record has another payload or topic than the device sent. */
  public static final String REDRIVEN_CHANGED = "redriven-changed";

  /** Id of the release that an entry of the reference topic belongs to. */
  public static final String RELEASE = "release";

  private RecordHeaders() {}
}
