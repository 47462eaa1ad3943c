package dev.offsite.simulators.scale;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.SizeLimits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bridge with its scale and the law that holds there.
 *
 * @param site where
 * @param scale the registered device
 * @param limits table of gross masses
 * @param layouts what the axles of a vehicle tell; null if nothing
 * @param sizes limits of sizes; null if there are none
 * @param tolerance multiplier on the limit
 * @param errorShareMax largest error of the scale as a share of the mass, such as 0.05
 * @param exemptPlates vehicles that the rule does not bind
 */
public record WeighedBridge(
    ReferenceEntry.Site site,
    ReferenceEntry.Device scale,
    ReferenceEntry.MassLimits limits,
    @Nullable AxleLayouts layouts,
    @Nullable SizeLimits sizes,
    double tolerance,
    double errorShareMax,
    List<String> exemptPlates) {

  public WeighedBridge {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(limits, "limits");
    exemptPlates = List.copyOf(exemptPlates);
    if (tolerance < 1 || errorShareMax < 0 || errorShareMax > 0.3) {
      throw new IllegalArgumentException(
          "tolerance " + tolerance + " or errorShareMax " + errorShareMax + " is out of range");
    }
  }

  /** What binds a vehicle of which this much can be told. */
  public int limitKg(Silhouette seen) {
    int tableKg = seen.limitKg(limits, layouts);
    Integer postedKg = site.postedLimitKg();
    return postedKg == null ? tableKg : Math.min(tableKg, postedKg);
  }

  /** Whether a vehicle is higher, wider or longer than allowed. */
  public boolean isOversize(Dimensions dimensions) {
    return sizes != null
        && (isAbove(dimensions.heightM(), sizes.heightM())
            || isAbove(dimensions.widthM(), sizes.widthM())
            || isAbove(dimensions.lengthM(), sizes.lengthM()));
  }

  private static boolean isAbove(double m, @Nullable Double limitM) {
    return limitM != null && m > limitM;
  }
}
