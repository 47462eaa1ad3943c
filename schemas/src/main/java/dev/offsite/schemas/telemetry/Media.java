package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.Sha256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A photo or video that belongs to a report.
 *
 * @param kind what it shows, such as {@code FRONT}, {@code REAR}, {@code SIDE}, {@code PANORAMA},
 *     {@code VIDEO}, {@code FRAME}
 * @param uri where it is kept
 * @param sha256 digest of its bytes, 64 lower-case hexadecimal digits; null if the device made none
 */
public record Media(String kind, String uri, @Nullable String sha256) {
  public Media {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(uri, "uri");
    if (sha256 != null) {
      Sha256.requireHex("sha256", sha256);
    }
  }
}
