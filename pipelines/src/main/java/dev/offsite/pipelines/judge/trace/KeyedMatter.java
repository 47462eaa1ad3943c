package dev.offsite.pipelines.judge.trace;

import java.util.Objects;

/**
 * What may tell who dumped something, on its way to the task that keeps its neighbourhood.
 *
 * @param ruleId the rule it concerns
 * @param neighbourhood of zones of that rule; empty text for rules without zones
 */
public record KeyedMatter(String ruleId, String neighbourhood, TraceMatter matter) {

  public KeyedMatter {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(neighbourhood, "neighbourhood");
    Objects.requireNonNull(matter, "matter");
  }

  /** The rule and the neighbourhood: what has different keys is never one place. */
  public String key() {
    return ruleId + '\u001f' + neighbourhood;
  }

  /** When our client received it, milliseconds since the epoch. */
  public long receivedMs() {
    return matter.receivedMs();
  }
}
