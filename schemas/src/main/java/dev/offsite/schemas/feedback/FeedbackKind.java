package dev.offsite.schemas.feedback;

/** What somebody did with a case. The names are part of the contract: added, never renamed. */
public enum FeedbackKind {
  /** The proof was looked at and holds: the candidate is a case. */
  ACCEPTED,
  /** It is no case; the feedback names the reason. */
  DISMISSED,
  /** It is the same case as another one, which the feedback names. */
  DUPLICATE_OF,
  /** A squad was sent; the feedback names it. */
  DISPATCHED,
  /** The squad is there. */
  ON_SITE,
  /** It was decided whether and how the act is punished. */
  JUDGED,
  /** The owner was told. */
  TOLD,
  /** Nothing is left to do. */
  CLOSED,
  /** It is another kind of violation, which the feedback names. */
  TYPE_CORRECTED,
  /** A remark that changes nothing; it is never stale. */
  NOTE
}
