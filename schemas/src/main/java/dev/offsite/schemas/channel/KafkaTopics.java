package dev.offsite.schemas.channel;

import java.util.List;

/** Names of the Kafka topics beside {@link DeviceKind#telemetryTopic()}. */
public final class KafkaTopics {

  /** Candidates as CloudEvents in binary mode, keyed by candidate id; compacted. */
  public static final String CASE_INTAKE = "case-intake";

  /** Dated reference data, one partition, keyed by kind, id and version; compacted. */
  public static final String REFERENCE = "reference";

  /** Unreadable, unknown or forged messages: the original bytes, the reason in headers. */
  public static final String DEAD_LETTER = "telemetry.dead-letter";

  /** Readable but implausible reports: the original bytes, all reasons in headers. */
  public static final String REJECTED = "telemetry.rejected";

  /** Reports beyond the lateness horizon, kept for judging in batch. */
  public static final String LATE = "telemetry.late";

  /** Rows that the time series refused: the line as written, the store's answer in headers. */
  public static final String HISTORY_DEAD_LETTER = "history.dead-letter";

  /** Which refused messages were sent once more, keyed by the message's id; compacted. */
  public static final String REDRIVEN = "telemetry.redriven";

  /** Operational candidates, for who looks after bridges and scales; like {@link #CASE_INTAKE}. */
  public static final String OPERATIONS = "operations";

  /** What is on each bridge at the moment, keyed by site; compacted. */
  public static final String BRIDGE_LOAD = "bridge-load";

  /** Journeys of trucks with load in revisions, keyed by trip id; compacted. */
  public static final String TRIPS = "trips";

  /** What people do with cases, keyed by candidate id; kept for as long as a case may last. */
  public static final String CASE_FEEDBACK = "case-feedback";

  /** Feedback that was not applied, keyed by candidate id; the reason in headers. */
  public static final String CASE_FEEDBACK_DEAD_LETTER = "case-feedback.dead-letter";

  /** How each case stands, keyed by candidate id; compacted. */
  public static final String CASE_STATE = "case-state";

  /** Duties about to be missed, or missed, keyed by their own id. */
  public static final String DEADLINE_BREACH = "deadline-breach";

  /** How often people agree with each rule, keyed by rule, site and device; compacted. */
  public static final String RULE_PRECISION = "rule-precision";

  /** How each company stands, keyed by company; compacted. */
  public static final String COMPANY_SCORE = "company-score";

  /** What patrols see far more often than usual, keyed by its own id; compacted. */
  public static final String HOTSPOTS = "hotspots";

  /** The topics that hold the devices' own bytes. */
  public static List<String> telemetry() {
    return List.of(
        DeviceKind.WIM.telemetryTopic(),
        DeviceKind.TRUCK.telemetryTopic(),
        DeviceKind.DRONE.telemetryTopic());
  }

  private KafkaTopics() {}
}
