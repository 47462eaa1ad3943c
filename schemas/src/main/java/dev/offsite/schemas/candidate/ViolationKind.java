package dev.offsite.schemas.candidate;

/** What kind of violation a candidate proposes. Added to, never renamed. */
public enum ViolationKind {
  /** Gross mass above the limit on a bridge scale. */
  BRIDGE_OVERLOAD,
  /** A truck in a zone that is closed to it at that time. */
  PROHIBITED_ZONE,
  /** An object seen by a patrol where its class counts. */
  PATROL_OBJECT,
  /** Higher, wider or longer than allowed. */
  OVERSIZE,
  /** Drove over a scale in a way that spoils the weighing. */
  SCALE_EVASION
}
