package dev.offsite.schemas.channel;

import java.util.Locale;
import java.util.Optional;

/** The families of devices, each with its own level in the MQTT topic and its own Kafka topic. */
public enum DeviceKind {
  /** A weigh-in-motion scale on a bridge. */
  WIM,
  /** The satellite terminal of a muck truck. */
  TRUCK,
  /** A drone, patrol car or fixed camera that reports what it saw. */
  DRONE;

  private final String level = name().toLowerCase(Locale.ROOT);

  /** The level of the MQTT topic, for example {@code wim}. */
  public String level() {
    return level;
  }

  /** The Kafka topic that holds the devices' own bytes, keyed by device id. */
  public String telemetryTopic() {
    return "telemetry." + level;
  }

  /** The kind whose topic level is exactly {@code level} (case matters, as it does in MQTT). */
  public static Optional<DeviceKind> findByLevel(String level) {
    for (DeviceKind kind : values()) {
      if (kind.level.equals(level)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
