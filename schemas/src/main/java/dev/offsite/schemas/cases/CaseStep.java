package dev.offsite.schemas.cases;

/** What has to happen to a case in time. The names are part of the contract. */
public enum CaseStep {
  /** Somebody takes it or says that it is none: a duty of minutes. */
  ACCEPT,
  /** The same as a duty of law, in days: the record is reviewed. */
  REVIEW,
  /** Somebody plans what to do and sends a squad. */
  PLAN,
  /** The squad is there. */
  ON_SITE,
  /** The owner is told. */
  TELL,
  /** It is decided. */
  DECIDE,
  /** Nothing is left to do. */
  CLOSE
}
