package dev.offsite.simulators.device;

import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.telemetry.Media;
import java.nio.charset.StandardCharsets;

/** Makes the photos that simulated cameras say they took. */
final class Photo {

  private static final String STORE = "offsite-media://";

  /**
   * One photo. There are no bytes: the digest is that of its address, so that it is there and
   * another one for every photo.
   *
   * @param recordId of the report that it belongs to
   */
  static Media of(String kind, String deviceId, String recordId) {
    String uri = STORE + deviceId + "/" + recordId;
    return new Media(kind, uri, Sha256.hexOf(uri.getBytes(StandardCharsets.UTF_8)));
  }

  private Photo() {}
}
