/**
 * How well candidates agree with the truth.
 *
 * <p>{@link dev.offsite.simulators.score.Scorer} documents the matching rules.
 */
package dev.offsite.simulators.score;
