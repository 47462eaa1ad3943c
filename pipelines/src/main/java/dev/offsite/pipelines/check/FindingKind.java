package dev.offsite.pipelines.check;

/** What can be wrong with a device's feed, in the order of weight. */
public enum FindingKind {
  /** The registry does not know it. */
  UNKNOWN_DEVICE,
  /** The registry knows it as another kind. */
  KIND_MISMATCH,
  /** It is registered, but not at this time. */
  RETIRED_DEVICE,
  /** Nothing it sent can be read. */
  NOTHING_READABLE,
  /** Its clock is eight hours off. */
  ZONE_MISTAKE,
  /** Its positions are in another datum than declared. */
  WRONG_DATUM,
  /** It says different things under one key. */
  KEY_CONFLICT,
  /** Something it sent cannot be read. */
  SCHEMA_FAULTS,
  /** Its clock is fast. */
  CLOCK_AHEAD,
  /** Its clock is slow, or everything it sends waits. */
  CLOCK_BEHIND,
  /** Its clock gets more and more wrong. */
  CLOCK_DRIFT,
  /** Its clock counts from its own zero at times. */
  CLOCK_UNSET,
  /** It reports 0/0. */
  ZERO_POSITION,
  /** It reports one place while it drives. */
  FROZEN_POSITION,
  /** It is where it cannot have driven. */
  IMPLAUSIBLE_JUMP,
  /** Axle loads do not add up. */
  AXLE_SUM,
  /** A mass that no scale weighs. */
  IMPLAUSIBLE_MASS,
  /** A speed that no scale is verified for. */
  IMPLAUSIBLE_SPEED,
  /** A patrol's detection belongs to no sortie. */
  NO_SORTIE,
  /** A detection without error. */
  NO_ERROR_RADIUS,
  /** It was silent for long. */
  GAP,
  /** It was silent at the end. */
  SILENT,
  /** Single reports are missing. */
  MISSING_REPORTS,
  /** It started again. */
  RESTARTS,
  /** It kept reports back and sent them later, in order. */
  BACKFILL,
  /** Its reports overtake each other. */
  OUT_OF_ORDER,
  /** It sends the same again. */
  REPEATS,
  /** It lacks fields that rules use. */
  MISSING_FIELDS,
  /** It sends with QoS 0. */
  QOS_0,
  /** It marks telemetry as retained. */
  RETAINED_TELEMETRY
}
