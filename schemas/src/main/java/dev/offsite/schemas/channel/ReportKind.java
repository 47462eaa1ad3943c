package dev.offsite.schemas.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a device reports: the last level of its MQTT topic. */
public enum ReportKind {
  /** One vehicle over one scale. */
  PASSAGE(DeviceKind.WIM),
  /** One satellite fix of a truck terminal. */
  POSITION(DeviceKind.TRUCK),
  /** One object seen by a drone or camera. */
  DETECTION(DeviceKind.DRONE),
  /** Begin, track and end of a patrol flight. */
  SORTIE(DeviceKind.DRONE),
  /** The device speaks about itself; also its last will. */
  STATUS(null);

  /** The only kind that sends it; null if all do. */
  private static final List<ReportKind> ALL = List.of(values());

  private final DeviceKind sender;

  private final String level = name().toLowerCase(Locale.ROOT);

  ReportKind(DeviceKind sender) {
    this.sender = sender;
  }

  /** The level of the MQTT topic, for example {@code passage}. */
  public String level() {
    return level;
  }

  /** Whether devices of this kind send such reports. */
  public boolean isSentBy(DeviceKind device) {
    return sender == null || sender == device;
  }

  /** The kind whose topic level is exactly {@code level}. */
  public static Optional<ReportKind> findByLevel(String level) {
    for (ReportKind kind : ALL) {
      if (kind.level.equals(level)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
