/**
 * Stage <b>gate</b>: may the record become evidence?
 *
 * <p>Input: a {@link dev.offsite.pipelines.judge.Finding}; output: its grade with every reason.
 * Nothing is swallowed: what is inadmissible stays a candidate, graded as such. No state.
 */
package dev.offsite.pipelines.gate;
