package dev.offsite.pipelines.score;

import dev.offsite.schemas.reference.ScoreTerms;
import java.time.Instant;
import java.util.Optional;

/** The terms in force at a time; empty if none are. */
@FunctionalInterface
interface DatedTerms {
  Optional<ScoreTerms> at(Instant instant);
}
