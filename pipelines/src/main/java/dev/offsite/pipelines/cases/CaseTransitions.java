package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which act may follow which state, and where it leads. Pure.
 *
 * <p>A case that was dismissed or merged can be accepted after all; one that is closed or judged
 * cannot be dismissed any more, because a decision is taken back by the body that made it, not
 * here. A candidate that the stream took back can still be acted on: whoever saw it decides.
 */
final class CaseTransitions {

  private static final Set<CaseStatus> BEFORE_REVIEW =
      EnumSet.of(CaseStatus.COLLECTED, CaseStatus.WITHDRAWN);
  private static final Set<CaseStatus> IN_HAND =
      EnumSet.of(CaseStatus.ACCEPTED, CaseStatus.DISPATCHED, CaseStatus.ON_SITE);

  /** The state after the act; empty where it cannot follow. */
  static Optional<CaseStatus> after(CaseStatus from, FeedbackKind act) {
    boolean fresh = BEFORE_REVIEW.contains(from);
    boolean inHand = IN_HAND.contains(from);
    boolean setAside = from == CaseStatus.NOT_PUNISHED || from == CaseStatus.DUPLICATE;
    boolean judged = from == CaseStatus.JUDGED;
    return switch (act) {
      case ACCEPTED -> to(CaseStatus.ACCEPTED, fresh || setAside);
      case DISMISSED ->
          to(CaseStatus.NOT_PUNISHED, fresh || inHand || from == CaseStatus.DUPLICATE);
      case DUPLICATE_OF -> to(CaseStatus.DUPLICATE, fresh || inHand || setAside);
      case DISPATCHED ->
          to(CaseStatus.DISPATCHED, from == CaseStatus.ACCEPTED || from == CaseStatus.DISPATCHED);
      case ON_SITE ->
          to(CaseStatus.ON_SITE, from == CaseStatus.ACCEPTED || from == CaseStatus.DISPATCHED);
      case JUDGED -> to(CaseStatus.JUDGED, inHand);
      case CLOSED -> to(CaseStatus.CLOSED, inHand || judged);
      case TOLD -> to(from, inHand || judged);
      case TYPE_CORRECTED -> to(fresh ? CaseStatus.COLLECTED : from, fresh || inHand);
      case NOTE -> to(from, true);
    };
  }

  private static Optional<CaseStatus> to(CaseStatus status, boolean allowed) {
    return allowed ? Optional.of(status) : Optional.empty();
  }

  private CaseTransitions() {}
}
