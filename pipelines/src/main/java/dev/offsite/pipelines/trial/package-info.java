/**
 * A trial rule set beside the valid one: the same detection over the same telemetry, of which
 * nothing leaves but counts.
 *
 * <p><b>Input:</b> landed telemetry, from the start of the trial on. <b>Output:</b> none; the
 * counter {@code trialCandidates}, and what a listener in the same process makes of the candidates.
 * <b>State:</b> that of {@link dev.offsite.pipelines.detection.DetectionJob}, in a job of its own.
 */
@NullMarked
package dev.offsite.pipelines.trial;

import org.jspecify.annotations.NullMarked;
