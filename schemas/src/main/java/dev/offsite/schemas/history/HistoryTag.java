package dev.offsite.schemas.history;

import java.util.Objects;

/**
 * A column that names what a row is about: text, indexed, part of the row's identity.
 *
 * @param name snake_case
 * @param growth how many values it takes in the end: what an index of it costs
 * @param meaning one sentence
 */
public record HistoryTag(String name, Growth growth, String meaning) {

  /** How the number of different values grows. */
  public enum Growth {
    /** With the registry: devices, sites, rules, states. An index stays small. */
    WITH_REGISTRY,
    /**
     * With every event. A store whose indexes live in memory needs a retention period for these.
     */
    WITH_EVENTS
  }

  public HistoryTag {
    HistoryTable.requireColumnName(name);
    Objects.requireNonNull(growth, "growth");
    Objects.requireNonNull(meaning, "meaning");
  }
}
