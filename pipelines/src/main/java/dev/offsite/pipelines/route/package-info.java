/**
 * Stage <b>route</b>: who is in charge?
 *
 * <p>Input: a place; output: the id of the area of jurisdiction that covers it. No state.
 */
package dev.offsite.pipelines.route;
