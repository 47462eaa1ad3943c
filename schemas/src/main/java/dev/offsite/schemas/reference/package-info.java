/**
 * Dated reference data: devices, sites, vehicles, permits, fences, limits, tolerances, ladders and
 * rules, each in versions with the time they are valid.
 *
 * <p>On Kafka each version is a record of its own, keyed by kind, id and version, and a release
 * marker closes what was published together; consumers apply a release as a whole or not at all.
 */
@NullMarked
package dev.offsite.schemas.reference;

import org.jspecify.annotations.NullMarked;
