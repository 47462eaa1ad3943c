/**
 * What is on each bridge at once, computed from weighings, and an alarm when it nears what the
 * structure carries.
 *
 * <p>Input: passages of the scales that a bridge names in the reference data. Output: candidates of
 * kind {@code BRIDGE_LOAD_NEAR_LIMIT}, and the load at the moment, at most once a second for each
 * bridge, while it changes. Key: site. State: the crossings of the lateness horizon, at most {@link
 * dev.offsite.pipelines.bridge.BridgeCase#CROSSINGS_MAX}, what was said, and where the fold stands
 * at the begin of the horizon; cleared when the last crossing has left the horizon.
 *
 * <p>Three clocks: {@code event} is the scale's, {@code received} is ours, {@code asOf} is the
 * scale's clock of the moment, which is ours less the usual delay of the records. Timers follow our
 * receive times.
 *
 * <p>A repeated crossing changes nothing; one that is sent again with other content replaces the
 * first, and the one received last counts. A late one corrects: whatever the order of arrival
 * within the horizon, the episodes that are over are the same. The model and its uncertainty are
 * explained in {@code docs/bridge-operations.md}.
 */
package dev.offsite.pipelines.bridge;
