package dev.offsite.schemas.cases;

/** What whoever handles a case must know. The codes are part of the contract: added only. */
public enum CaseAttention {
  /** The stream took back what people had already acted on. */
  CANDIDATE_WITHDRAWN,
  /** The candidate was revised since the newest act, whose sender saw an earlier revision. */
  REVISED_SINCE,
  /** Other cases name this one as their main case, and it is itself a duplicate. */
  MAIN_IS_DUPLICATE,
  /** No authority in force at the time of the act may enforce the matter. */
  NO_AUTHORITY,
  /** No deadline profile applies. */
  NO_DEADLINES,
  /** It became known too long after the act for the clocks of minutes, which were not started. */
  BACK_FILLED
}
