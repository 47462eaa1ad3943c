/**
 * Outlines: the borders of fences as closed rings of lattice points, and the exact questions that
 * concern one border.
 *
 * <p>Contract: WGS-84 in lattice units of 1e-7 degree; edges are straight in longitude and latitude
 * (RFC 7946); <b>the boundary belongs to the outline</b> in every answer, as in JTS {@code covers}.
 * Everything is immutable and safe for any number of threads. Faulty input is refused with {@link
 * dev.offsite.geo.outline.InvalidOutlineException}, which names the reason and the place.
 */
package dev.offsite.geo.outline;
