package dev.offsite.geo.fence;

import dev.offsite.geo.outline.Outline;

/**
 * Where a fence is. Whatever the form, lookups are answered on its {@link #outline()}, boundary
 * included.
 */
public sealed interface FenceShape permits Polygonal, Circle, Corridor {
  /** The border on the lattice; computed once, cheap to ask for. */
  Outline outline();
}
