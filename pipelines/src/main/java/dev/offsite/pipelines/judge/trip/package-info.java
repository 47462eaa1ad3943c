/**
 * Trips of trucks: loaded in a building site, driven, tipped.
 *
 * <ul>
 *   <li>In: the fixes of a truck in the order of their time, by {@link
 *       dev.offsite.schemas.reference.TripTerms} and the sites they name.
 *   <li>{@link dev.offsite.pipelines.judge.trip.TripFold} stands before all families that ask for
 *       the load: it concludes {@link dev.offsite.pipelines.judge.track.Cargo} for them, from the
 *       sensor where there is one, from places and tipping where there is none.
 *   <li>State: what is known of the load, the site it stands in, the journey it is on, and the
 *       journeys that ended within the horizon.
 *   <li>Without terms in force nothing is concluded, and the load is what the sensor says.
 * </ul>
 */
package dev.offsite.pipelines.judge.trip;
