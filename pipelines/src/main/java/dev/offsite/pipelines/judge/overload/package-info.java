/**
 * Judges weighings: gross mass against the limit that binds this vehicle on this bridge on this
 * day.
 *
 * <p>No state: one passage is one episode. A repeated passage gives the same candidate id.
 */
package dev.offsite.pipelines.judge.overload;
