/**
 * How long and how often: what the stages share to measure themselves.
 *
 * <p>The names of the metrics live with their stage, in its class of constants. Adapters record
 * what pure classes have returned; pure classes record nothing. No label of a metric is ever a
 * device, a plate or a candidate: the number of series is known before the first message.
 */
package dev.offsite.pipelines.measure;
