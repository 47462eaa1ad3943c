package dev.offsite.schemas.feedback;

/** Why a feedback was not applied. The codes are part of the contract: added, never renamed. */
public enum FeedbackRefusalReason {
  /** It is not JSON, a field is missing or wrong, or fields contradict each other. */
  MALFORMED,
  /** Its act lies further in the future than clocks may differ. */
  FUTURE_TIME,
  /** No candidate of that id came within the wait. */
  UNKNOWN_CANDIDATE,
  /** No candidate of the id it names as main case came within the wait. */
  UNKNOWN_MAIN_CASE,
  /** Somebody else has moved the case on since the version it is based on. */
  STALE_VERSION,
  /** The case did not reach the version it is based on within the wait. */
  VERSION_NOT_REACHED,
  /** The case stands where this cannot follow. */
  ILLEGAL_TRANSITION,
  /** Another feedback with the same id and another content was applied before. */
  ID_REUSED,
  /** More feedback waits for one case, or was applied to it, than is kept. */
  TOO_MANY
}
