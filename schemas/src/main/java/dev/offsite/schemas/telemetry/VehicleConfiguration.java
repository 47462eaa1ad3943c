package dev.offsite.schemas.telemetry;

/** How a vehicle is put together, as far as its mass limit depends on it (GB 1589-2016). */
public enum VehicleConfiguration {
  /** A single vehicle without trailer. */
  RIGID,
  /** A rigid vehicle with a centre-axle trailer. */
  CENTRE_AXLE_TRAILER,
  /** A tractor with a semi-trailer. */
  ARTICULATED,
  /** A rigid vehicle with a full trailer. */
  FULL_TRAILER,
  /** The scale did not say. */
  UNKNOWN
}
