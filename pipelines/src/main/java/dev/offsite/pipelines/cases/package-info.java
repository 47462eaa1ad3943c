/**
 * Cases: what becomes of candidates once people have them.
 *
 * <p><b>Input:</b> revisions of candidates ({@code case-intake}) and what people do with them
 * ({@code case-feedback}). <b>Output:</b> how each case stands ({@code case-state}), duties about
 * to be missed or missed ({@code deadline-breach}), how often people agree with each rule ({@code
 * rule-precision}), how companies stand ({@code company-score}); <b>side output:</b> feedback that
 * cannot be applied, with its reason and the state it lost against.
 *
 * <p><b>Key:</b> the candidate id. <b>State:</b> one file for each case, cleared a stated time
 * after its end or its last change ({@link dev.offsite.pipelines.cases.CaseSettings}).
 * <b>Repeated</b> messages change nothing; <b>order</b> between candidates and feedback, and among
 * feedback that builds on each other by version, does not matter within the wait. Of two acts on
 * the same version the first to arrive counts, and the other is refused.
 *
 * <p>Deadlines run by the clock of the server (processing time), whether or not anything arrives.
 */
@NullMarked
package dev.offsite.pipelines.cases;

import org.jspecify.annotations.NullMarked;
