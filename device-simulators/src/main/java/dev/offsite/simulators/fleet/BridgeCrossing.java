package dev.offsite.simulators.fleet;

import dev.offsite.simulators.zone.Span;
import java.util.List;
import java.util.Objects;

/**
 * A truck of the fleet over a weighed bridge, as it truly was.
 *
 * @param siteId of the bridge
 * @param atS when its first axle is on the scale, seconds since the world began
 * @param speedKph true speed then
 * @param overloaded whether it weighs more than the bridge allows
 * @param plateReadable whether a camera has a chance
 * @param terminal what its terminal does
 * @param silent when the terminal says nothing on this haul, rising; empty if it is always heard
 * @param seed for what else chance decides of this crossing
 */
public record BridgeCrossing(
    String siteId,
    double atS,
    double speedKph,
    boolean overloaded,
    boolean plateReadable,
    Terminal terminal,
    List<Span> silent,
    long seed) {

  /** What a terminal does around a scale. */
  public enum Terminal {
    /** It is heard all the way. */
    HEARD,
    /** Somebody switches it off before the scale and on again after it. */
    SWITCHED_OFF,
    /** The network loses it for a minute. */
    BRIEFLY_LOST,
    /** Nothing is heard of it long before the scale and long after. */
    LONG_DEAD,
    /** It is heard now and then only, at the scale as everywhere. */
    OUT_OF_ORDER
  }

  public BridgeCrossing {
    Objects.requireNonNull(siteId, "siteId");
    Objects.requireNonNull(terminal, "terminal");
    silent = List.copyOf(silent);
  }
}
