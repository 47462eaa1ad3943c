/**
 * The geofence index: which fences cover a place, which borders a move crosses, how far a border
 * is.
 *
 * <p>Contract: input WGS-84 on the lattice of 1e-7 degree; output ordinals of one snapshot, or
 * fences. <b>The boundary of a fence counts as inside</b> everywhere, as in JTS {@code covers}.
 * Time plays no role: several versions of a fence live side by side and the caller filters by
 * validity and windows. A snapshot is immutable; any number of threads may read it while another
 * derives and publishes the next one. Nothing in a snapshot needs clearing or closing.
 */
package dev.offsite.geo.index;
