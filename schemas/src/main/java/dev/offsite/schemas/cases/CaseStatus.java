package dev.offsite.schemas.cases;

/**
 * Where a case stands. The names are part of the contract: added, never renamed.
 *
 * <p>The states of the province (collected, first review, review, judged, told, filed, closed, not
 * punished) map onto these; to have told the owner is a milestone and no state.
 */
public enum CaseStatus {
  /** A candidate that nobody has looked at. */
  COLLECTED,
  /** Reviewed, and it is a case. */
  ACCEPTED,
  /** A squad was sent. */
  DISPATCHED,
  /** The squad is there. */
  ON_SITE,
  /** It was decided whether and how the act is punished. */
  JUDGED,
  /** Nothing is left to do. */
  CLOSED,
  /** Reviewed, and it is no case. */
  NOT_PUNISHED,
  /** Handled with its main case. */
  DUPLICATE,
  /** The stream took the candidate back before anybody had looked at it. */
  WITHDRAWN;

  /** Whether nothing is left to do for it. */
  public boolean isEnd() {
    return switch (this) {
      case CLOSED, NOT_PUNISHED, DUPLICATE, WITHDRAWN -> true;
      case COLLECTED, ACCEPTED, DISPATCHED, ON_SITE, JUDGED -> false;
    };
  }
}
