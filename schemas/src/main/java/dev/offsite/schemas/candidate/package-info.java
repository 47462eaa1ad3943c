/**
 * What is proposed to a human: one candidate for one violation, in revisions.
 *
 * <p>Consumers upsert by {@link dev.offsite.schemas.candidate.Candidate#id()} and keep the highest
 * {@link dev.offsite.schemas.candidate.Candidate#revision()}.
 */
@NullMarked
package dev.offsite.schemas.candidate;

import org.jspecify.annotations.NullMarked;
