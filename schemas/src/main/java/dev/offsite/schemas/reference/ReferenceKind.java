package dev.offsite.schemas.reference;

import java.util.Optional;

/** The kinds of reference data, with their name in keys and files. */
public enum ReferenceKind {
  /** {@link ReferenceEntry.Device}. */
  DEVICE("device", "devices.json", ReferenceEntry.Device.class),
  /** {@link ReferenceEntry.Site}. */
  SITE("site", "sites.json", ReferenceEntry.Site.class),
  /** {@link ReferenceEntry.Vehicle}. */
  VEHICLE("vehicle", "vehicles.json", ReferenceEntry.Vehicle.class),
  /** {@link ReferenceEntry.Permit}. */
  PERMIT("permit", "permits.json", ReferenceEntry.Permit.class),
  /** {@link OverLimitPermit}. */
  OVER_LIMIT_PERMIT("over-limit-permit", "over-limit-permits.json", OverLimitPermit.class),
  /** {@link ReferenceEntry.MassLimits}. */
  MASS_LIMITS("mass-limits", "mass-limits.json", ReferenceEntry.MassLimits.class),
  /** {@link SizeLimits}. */
  SIZE_LIMITS("size-limits", "size-limits.json", SizeLimits.class),
  /** {@link AxleLayouts}. */
  AXLE_LAYOUTS("axle-layouts", "axle-layouts.json", AxleLayouts.class),
  /** {@link PlateReading}. */
  PLATE_READING("plate-reading", "plate-readings.json", PlateReading.class),
  /** {@link ReferenceEntry.Tolerance}. */
  TOLERANCE("tolerance", "tolerances.json", ReferenceEntry.Tolerance.class),
  /** {@link ReferenceEntry.Ladder}. */
  LADDER("ladder", "ladders.json", ReferenceEntry.Ladder.class),
  /** {@link ReferenceEntry.Rule}. */
  RULE("rule", "rules.json", ReferenceEntry.Rule.class),
  /** {@link ReferenceEntry.Plausibility}. */
  PLAUSIBILITY("plausibility", "plausibility.json", ReferenceEntry.Plausibility.class),
  /**
   * {@link ReferenceEntry.VendorProfile}; humans write them as YAML, one file each, below {@value
   * #PROFILE_FOLDER}{@code /}.
   */
  VENDOR_PROFILE("vendor-profile", "vendor-profiles.json", ReferenceEntry.VendorProfile.class),
  /** {@link Bridge}. */
  BRIDGE("bridge", "bridges.json", Bridge.class),
  /** {@link Sign}. */
  SIGN("sign", "signs.json", Sign.class),
  /** {@link UnloadingPlace}. */
  UNLOADING_PLACE("unloading-place", "unloading-places.json", UnloadingPlace.class),
  /** {@link Authority}. */
  AUTHORITY("authority", "authorities.json", Authority.class),
  /** {@link DeadlineProfile}. */
  DEADLINE_PROFILE("deadline-profile", "deadline-profiles.json", DeadlineProfile.class),
  /** {@link TripTerms}. */
  TRIP_TERMS("trip-terms", "trip-terms.json", TripTerms.class),
  /** {@link ObjectClass}. */
  OBJECT_CLASS("object-class", "object-classes.json", ObjectClass.class),
  /** {@link CameraView}. */
  CAMERA_VIEW("camera-view", "camera-views.json", CameraView.class),
  /** {@link ScoreTerms}. */
  SCORE_TERMS("score-terms", "score-terms.json", ScoreTerms.class),
  /** {@link ReferenceEntry.FenceFeature}; its files are GeoJSON, below {@code fences/}. */
  FENCE("fence", "fences", ReferenceEntry.FenceFeature.class);

  /** The folder of vendor profiles in YAML, in a directory of reference data. */
  public static final String PROFILE_FOLDER = "profiles";

  private final String level;
  private final String file;
  private final Class<? extends ReferenceEntry> type;

  ReferenceKind(String level, String file, Class<? extends ReferenceEntry> type) {
    this.level = level;
    this.file = file;
    this.type = type;
  }

  /** First part of the Kafka key. */
  public String level() {
    return level;
  }

  /** The file in a directory of reference data; for fences the folder. */
  public String file() {
    return file;
  }

  /** The record. */
  public Class<? extends ReferenceEntry> type() {
    return type;
  }

  /** The kind of an entry. */
  public static ReferenceKind of(ReferenceEntry entry) {
    for (ReferenceKind kind : values()) {
      if (kind.type.isInstance(entry)) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind for " + entry.getClass());
  }

  /** The kind with this level. */
  public static Optional<ReferenceKind> findByLevel(String level) {
    for (ReferenceKind kind : values()) {
      if (kind.level.equals(level)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
