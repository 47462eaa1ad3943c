package dev.offsite.pipelines.emit;

/** Names of the metrics of the stage that writes to Kafka. */
final class EmitMetrics {

  /** Counter: revisions of candidates, in groups by kind, grade of the gate, and phase. */
  static final String CANDIDATES = "candidates";

  /** Counter: first revisions of candidates, in groups by kind and grade of the gate. */
  static final String NEW_CANDIDATES = "newCandidates";

  /** Key of the groups of {@link #CANDIDATES}: the kind of violation. */
  static final String KIND = "kind";

  /** Key of the groups of {@link #CANDIDATES}: what the gate says of its proof. */
  static final String GRADE = "grade";

  /** Key of the groups of {@link #CANDIDATES}: where the episode stands. */
  static final String PHASE = "phase";

  /**
   * Times: from the receipt of the report that made a new candidate to the decision. Later
   * revisions are left out, since those that end a silence waited on purpose.
   */
  static final String RECEIVED_TO_DECIDED = "receivedToDecidedMs";

  /** Times: the same, up to the moment the candidate is handed to the Kafka producer. */
  static final String RECEIVED_TO_EMITTED = "receivedToEmittedMs";

  /** Counter: reasons for which messages became dead letters, in one group per reason. */
  static final String DEAD_LETTERS = "deadLetters";

  /** Counter: reasons for which reports were rejected, in one group per reason. */
  static final String REJECTED = "rejected";

  /** Counter: reasons for which reports counted as late, in one group per reason. */
  static final String LATE = "late";

  /** Key of the groups of the three above. A message refused for two reasons counts in both. */
  static final String REASON = "reason";

  private EmitMetrics() {}
}
