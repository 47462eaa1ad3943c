/**
 * Jurisdictions: which district, street and grid a place belongs to.
 *
 * <p>Contract: fences in, one fence per level out. Each level is a partition: a place belongs to at
 * most one area of it, and ties on shared borders or overlaps are resolved the same way every time.
 * Immutable and safe for any number of threads.
 */
package dev.offsite.geo.jurisdiction;
