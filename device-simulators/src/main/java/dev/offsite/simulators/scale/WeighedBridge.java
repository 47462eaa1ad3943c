package dev.offsite.simulators.scale;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Objects;

/**
 * A bridge with its scale and the law that holds there.
 *
 * @param site where
 * @param scale the registered device
 * @param limits table of gross masses
 * @param tolerance multiplier on the limit
 * @param errorShareMax largest error of the scale as a share of the mass, such as 0.05
 * @param exemptPlates vehicles that the rule does not bind
 */
public record WeighedBridge(
    ReferenceEntry.Site site,
    ReferenceEntry.Device scale,
    ReferenceEntry.MassLimits limits,
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
  int limitKg(Silhouette seen) {
    int tableKg = seen.limitKg(limits);
    Integer postedKg = site.postedLimitKg();
    return postedKg == null ? tableKg : Math.min(tableKg, postedKg);
  }
}
