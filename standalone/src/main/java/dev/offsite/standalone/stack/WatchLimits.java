package dev.offsite.standalone.stack;

import dev.offsite.standalone.broker.CertificateNotice;
import dev.offsite.standalone.disk.DiskLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * When an instance warns its operator.
 *
 * @param disk what must be left on the disk of the data directory
 * @param certificateNotice how long before a certificate of the listener expires it is said
 */
public record WatchLimits(DiskLimits disk, Duration certificateNotice) {

  public static final WatchLimits DEFAULT =
      new WatchLimits(DiskLimits.DEFAULT, CertificateNotice.DEFAULT_NOTICE);

  public WatchLimits {
    Objects.requireNonNull(disk, "disk");
    if (certificateNotice.isNegative()) {
      throw new IllegalArgumentException(
          "certificate notice " + certificateNotice + " is negative");
    }
  }
}
