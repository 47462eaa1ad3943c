/**
 * Stage <b>gate</b>: may the record become evidence?
 *
 * <p>Input: a {@link dev.offsite.pipelines.judge.Finding}; output: its grade with every reason.
 * Whether the device stands (review, sign, notice, certificate), whether the record is void,
 * whether photos and the rest of the record are complete, and what the judge doubts. Nothing is
 * swallowed: what is inadmissible stays a candidate, graded as such. No state.
 */
package dev.offsite.pipelines.gate;
