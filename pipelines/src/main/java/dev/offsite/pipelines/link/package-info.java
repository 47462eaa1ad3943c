/**
 * Links what was said about one vehicle, and counts it over a year.
 *
 * <p>Input and output: candidates of the scales. Key: the plate, then the company; a candidate
 * without one passes unchanged. Several candidates of one journey name each other, so that a driver
 * is not charged nine times for one drive, and each says how often the vehicle and the company were
 * over within the year that ends with it. Nothing is swallowed: every candidate that goes in comes
 * out.
 *
 * <p>The rule's parameters: {@code journeyGapMin} and {@code journeyMaxMin} (a passage belongs to
 * the journey of the one before if not more than the first lies between them and the journey does
 * not last longer than the second), {@code timesInYearMax} (above it the candidate says so). A rule
 * without them is not linked.
 *
 * <p>State: for each key what counts of 400 days, about 150 bytes each, at most {@link
 * dev.offsite.pipelines.link.LinkedCase#OFFENCES_MAX}, and the candidates of two days, at most
 * {@link dev.offsite.pipelines.link.LinkedCase#RECENT_MAX}. Cleared by timers in receive time.
 *
 * <p>A repeated candidate changes nothing but its own revision. A late one corrects the journeys
 * and counts of all candidates received within two days; older ones keep what they said.
 */
package dev.offsite.pipelines.link;
