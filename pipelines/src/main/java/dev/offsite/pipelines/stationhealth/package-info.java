/**
 * Whether a scale and its camera still work: silent, all zero, drifting, reading too few plates.
 *
 * <p>Input: readings of scales, valid ones and those that say nothing but zeros, which the
 * validator may reject. Output: operational candidates, opened and closed as episodes. Key: scale.
 * State: a few hundred numbers for each scale, all bounded by the rules; cleared when the
 * registration of the scale has ended. Timers follow our receive times.
 *
 * <p>A repeated reading is dropped before; a late one counts as if it came in order, except for
 * silence, which is about our own clock. The statistics are explained in {@code
 * docs/bridge-operations.md}.
 */
package dev.offsite.pipelines.stationhealth;
