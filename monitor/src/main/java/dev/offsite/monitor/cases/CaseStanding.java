package dev.offsite.monitor.cases;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands, as far as is known here.
 *
 * @param version counts decisions, notes left out
 * @param confirmed whether {@code case-state} says so; else it is what follows from the feedback
 * @param by who acted last; null if nobody has
 * @param at when
 * @param nextStep the duty that is due next; null if none runs
 * @param nextDueAt when
 * @param breached whether a duty was missed
 */
public record CaseStanding(
    CaseStatus state,
    int version,
    boolean confirmed,
    @Nullable String squad,
    @Nullable String duplicateOf,
    int duplicates,
    @Nullable ViolationKind correctedKind,
    @Nullable String dismissedReason,
    @Nullable String by,
    @Nullable Instant at,
    List<String> attention,
    @Nullable CaseStep nextStep,
    @Nullable Instant nextDueAt,
    boolean breached) {

  /** Nobody has done anything. */
  public static final CaseStanding NEW =
      new CaseStanding(
          CaseStatus.COLLECTED,
          0,
          false,
          null,
          null,
          0,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          false);

  public CaseStanding {
    Objects.requireNonNull(state, "state");
    attention = List.copyOf(attention);
  }
}
