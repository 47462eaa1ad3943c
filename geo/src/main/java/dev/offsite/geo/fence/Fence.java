package dev.offsite.geo.fence;

import java.util.Map;
import java.util.Objects;

/**
 * One version of one fence.
 *
 * @param id what stays the same through all versions; not blank
 * @param version which version this is, 0 or more; (id, version) is the key of a fence
 * @param kind what the fence is for, e.g. {@code no-entry}, {@code building-site}; not blank
 * @param name for people; may be empty
 * @param shape where it is
 * @param validity when this version is in force
 * @param windows when within its validity it is active
 * @param speedLimitKph speed limit inside, km/h, above 0; null for none
 * @param attributes anything else
 */
public record Fence(
    String id,
    int version,
    String kind,
    String name,
    FenceShape shape,
    Validity validity,
    ActiveWindows windows,
    Double speedLimitKph,
    Map<String, String> attributes) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if id or kind is blank, the version negative or the speed
   *     limit not a positive finite number
   */
  public Fence {
    requireText("id", id);
    requireText("kind", kind);
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(windows, "windows");
    if (version < 0) {
      throw new IllegalArgumentException("version " + version + " of fence " + id + " is below 0");
    }
    if (speedLimitKph != null && !(speedLimitKph > 0 && speedLimitKph < Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "speedLimitKph " + speedLimitKph + " of fence " + id + " is not above 0");
    }
    attributes = Map.copyOf(attributes);
  }

  /** A fence that always holds, without name, speed limit or attributes. */
  public static Fence of(String id, int version, String kind, FenceShape shape) {
    return new Fence(
        id, version, kind, "", shape, Validity.ALWAYS, ActiveWindows.ALWAYS, null, Map.of());
  }

  /** This fence with another shape. */
  public Fence withShape(FenceShape newShape) {
    return new Fence(
        id, version, kind, name, newShape, validity, windows, speedLimitKph, attributes);
  }

  /** This fence with another validity. */
  public Fence withValidity(Validity newValidity) {
    return new Fence(
        id, version, kind, name, shape, newValidity, windows, speedLimitKph, attributes);
  }

  /** This fence with other windows. */
  public Fence withWindows(ActiveWindows newWindows) {
    return new Fence(
        id, version, kind, name, shape, validity, newWindows, speedLimitKph, attributes);
  }

  private static void requireText(String field, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(field + " of a fence is blank");
    }
  }
}
