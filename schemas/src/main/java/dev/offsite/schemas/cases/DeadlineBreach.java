package dev.offsite.schemas.cases;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is about to be missed, or was; keyed in Kafka by {@code breachId}.
 *
 * @param breachId the same for the same case, step, level and due time after any replay
 * @param at when it was noticed, by our clock: later than {@code dueAt} after an outage
 * @param state the case's, when it was noticed
 * @param profile id and version of the deadline profile
 * @param jurisdiction of the place; null if no area covers it
 * @param squad who was sent or is responsible; null if nobody is
 */
public record DeadlineBreach(
    String breachId,
    Level level,
    String candidateId,
    CaseStep step,
    Instant startedAt,
    Instant dueAt,
    Instant at,
    CaseStatus state,
    String profile,
    String ruleId,
    String matter,
    @Nullable String jurisdiction,
    @Nullable String squad) {

  public DeadlineBreach {
    Objects.requireNonNull(breachId, "breachId");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(candidateId, "candidateId");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(matter, "matter");
  }

  /** How near. */
  public enum Level {
    /** The share of the time that the profile names is over. */
    WARNING,
    /** The time is over. */
    BREACH
  }
}
