package dev.offsite.schemas.channel;

/** Why a message was not judged. The codes are part of the contract: added, never renamed. */
public enum RefusalReason {
  /** The MQTT topic is not {@code offsite/v1/{kind}/{deviceId}/{report}}. */
  MALFORMED_TOPIC(Disposition.DEAD_LETTER),
  /** The payload is larger than the configured limit. */
  PAYLOAD_TOO_LARGE(Disposition.DEAD_LETTER),
  /** The device sends more messages than it may; the excess is not judged. */
  RATE_EXCEEDED(Disposition.DEAD_LETTER),
  /** The payload is empty. */
  EMPTY_PAYLOAD(Disposition.DEAD_LETTER),
  /** The payload is not one well-formed JSON text (RFC 8259) in UTF-8. */
  NOT_JSON(Disposition.DEAD_LETTER),
  /** The JSON is nested deeper than the limit. */
  NESTED_TOO_DEEP(Disposition.DEAD_LETTER),
  /** A batch without reports. */
  EMPTY_BATCH(Disposition.DEAD_LETTER),
  /** A batch with more reports than the limit. */
  BATCH_TOO_LONG(Disposition.DEAD_LETTER),
  /** A required field is missing or null. */
  MISSING_FIELD(Disposition.DEAD_LETTER),
  /** A field has another JSON type than the contract says. */
  WRONG_TYPE(Disposition.DEAD_LETTER),
  /** A field has the right type but a value outside the contract. */
  BAD_VALUE(Disposition.DEAD_LETTER),
  /** The device was never registered, or not yet, or not at the time of the event. */
  UNKNOWN_DEVICE(Disposition.DEAD_LETTER),
  /** The registry says the device is of another kind than its topic. */
  DEVICE_KIND_MISMATCH(Disposition.DEAD_LETTER),
  /** The device's last registration had ended at the time of the event. */
  RETIRED_DEVICE(Disposition.DEAD_LETTER),
  /** The payload names another device than the topic. */
  TOPIC_DEVICE_MISMATCH(Disposition.DEAD_LETTER),
  /** The broker says that a login sent it which the registry does not list for the device. */
  LOGIN_DEVICE_MISMATCH(Disposition.DEAD_LETTER),

  /** The event lies further in the future of the receive time than the clock tolerance. */
  FUTURE_TIME(Disposition.REJECTED),
  /** The event lies further in the past of the receive time than the maximum age. */
  STALE_TIME(Disposition.REJECTED),
  /** Latitude and longitude are both (nearly) zero: a terminal without a fix. */
  ZERO_ISLAND(Disposition.REJECTED),
  /** The position lies outside the area that the deployment watches. */
  OUTSIDE_AREA(Disposition.REJECTED),
  /**
   * The terminal itself says that it has no fix: its place counts for nothing. The alarms of the
   * same report may still be judged.
   */
  NO_FIX(Disposition.REJECTED),
  /** A speed that no such vehicle or scale can have. */
  IMPLAUSIBLE_SPEED(Disposition.REJECTED),
  /** A mass outside what the scale can weigh. */
  IMPLAUSIBLE_MASS(Disposition.REJECTED),
  /** The axle loads do not add up to the gross mass. */
  AXLE_SUM_MISMATCH(Disposition.REJECTED),
  /** The number of axle loads or spacings contradicts the axle count. */
  AXLE_COUNT_MISMATCH(Disposition.REJECTED),
  /** The distance to the position before cannot be driven in the time between. */
  IMPLAUSIBLE_JUMP(Disposition.REJECTED),

  /** Beyond the lateness horizon: kept, and judged in batch. */
  BEYOND_HORIZON(Disposition.LATE),

  /** The time series refused the row, or its protocol cannot say it. */
  HISTORY_REFUSED(Disposition.HISTORY);

  private final Disposition disposition;

  RefusalReason(Disposition disposition) {
    this.disposition = disposition;
  }

  /** Where messages refused for this reason go. */
  public Disposition disposition() {
    return disposition;
  }

  /** What becomes of a message that is not judged. */
  public enum Disposition {
    /** It cannot be read or trusted. */
    DEAD_LETTER(KafkaTopics.DEAD_LETTER),
    /** It can be read but is implausible. */
    REJECTED(KafkaTopics.REJECTED),
    /** It came too late for the stream. */
    LATE(KafkaTopics.LATE),
    /** It was judged; only its row is missing in the history. */
    HISTORY(KafkaTopics.HISTORY_DEAD_LETTER);

    private final String topic;

    Disposition(String topic) {
      this.topic = topic;
    }

    /** The Kafka topic that keeps such messages. */
    public String topic() {
      return topic;
    }
  }
}
