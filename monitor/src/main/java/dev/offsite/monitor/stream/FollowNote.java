package dev.offsite.monitor.stream;

import dev.offsite.monitor.access.Viewer;

/** Takes note of whom somebody follows on the map: a track is personal data. */
@FunctionalInterface
public interface FollowNote {

  /**
   * Somebody begins to follow a truck.
   *
   * @throws dev.offsite.monitor.access.AuditException if it cannot be noted; then they do not
   */
  void follows(Viewer viewer, String deviceId);
}
