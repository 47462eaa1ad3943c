package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What cameras on patrol have in view, so that a place where they saw nothing can be told from one
 * that they did not look at. A device without an entry proves nothing by seeing nothing.
 *
 * <p>A cone from above ({@code halfViewDeg}, {@code groundM}, {@code pitchDegMax}, all or none) or,
 * without one, a circle around a camera on the ground ({@code radiusM}).
 *
 * @param deviceIds whose cameras; a device stands in one entry at a time
 * @param halfViewDeg half the narrower angle of view, above 0, below 60
 * @param groundM height of the ground above the WGS-84 ellipsoid, which the height of an aircraft
 *     is measured from
 * @param pitchDegMax the flattest pitch at which a look still counts, -90 (straight down) to -10:
 *     flatter, things hide behind each other
 * @param radiusM how far from the middle of the view things are told apart; without a cone, the
 *     circle that is in view
 * @param marginM how much nearer than the edge of the view a place must be, for the errors of
 *     position and pitch
 * @param basis where the figures come from
 */
public record CameraView(
    String id,
    int version,
    Validity validity,
    List<String> deviceIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double halfViewDeg,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double groundM,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double pitchDegMax,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double radiusM,
    double marginM,
    String basis)
    implements ReferenceEntry {

  private static final double HALF_VIEW_DEG_MAX = 60;

  /** A camera on the ground that claims more sees no kerb there. */
  private static final int RADIUS_M_MAX = 500;

  public CameraView {
    deviceIds = deviceIds == null ? List.of() : List.copyOf(deviceIds);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .notEmpty("deviceIds", deviceIds)
            .ids("deviceIds", deviceIds)
            .within("marginM", marginM, 0, RADIUS_M_MAX)
            .text("basis", basis);
    boolean isAerial = halfViewDeg != null && groundM != null && pitchDegMax != null;
    boolean isAnyAerial = halfViewDeg != null || groundM != null || pitchDegMax != null;
    checks.require(
        isAerial || (radiusM != null && !isAnyAerial),
        "radiusM",
        "halfViewDeg, groundM and pitchDegMax, or radiusM without any of them, are required");
    if (halfViewDeg != null) {
      checks.require(
          halfViewDeg > 0 && halfViewDeg < HALF_VIEW_DEG_MAX,
          "halfViewDeg",
          halfViewDeg + " is not above 0 and below " + HALF_VIEW_DEG_MAX);
    }
    if (groundM != null) {
      checks.require(Double.isFinite(groundM), "groundM", groundM + " is not finite");
    }
    if (pitchDegMax != null) {
      checks.within("pitchDegMax", pitchDegMax, -90, -10);
    }
    if (radiusM != null) {
      checks.within("radiusM", radiusM, 1, RADIUS_M_MAX);
    }
    Set<String> named = new HashSet<>();
    for (String deviceId : deviceIds) {
      checks.require(named.add(deviceId), "deviceIds", "'" + deviceId + "' stands there twice");
    }
    checks.done();
  }
}
