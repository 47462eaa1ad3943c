package dev.offsite.pipelines.locate;

import dev.offsite.pipelines.decode.Received;
import java.util.Objects;

/**
 * A report with its place.
 *
 * @param received the report as it came
 * @param lng degrees east, WGS-84; NaN where the report has no place of its own
 * @param lat degrees north, WGS-84; NaN where the report has no place of its own
 */
public record Located(Received received, double lng, double lat) {
  public Located {
    Objects.requireNonNull(received, "received");
  }
}
