package dev.offsite.geo.geojson;

/**
 * A document that cannot be read as fences. The message names the feature (index and id where
 * known), the place in the document and the reason.
 */
public final class GeoJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String reason;

  GeoJsonException(String pointer, String where, String reason, Throwable cause) {
    super(where + (where.isEmpty() ? "" : ": ") + reason, cause);
    this.pointer = pointer;
    this.reason = reason;
  }

  /** JSON Pointer (RFC 6901) to the faulty value; empty for the whole document or broken JSON. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }
}
