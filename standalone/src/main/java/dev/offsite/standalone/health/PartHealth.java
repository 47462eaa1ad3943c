package dev.offsite.standalone.health;

import java.util.Objects;

/**
 * How one part is.
 *
 * @param part for a human and as a label: one of a few fixed names, never something counted
 * @param reason one line; says more where it is up, and why not where it is not
 */
public record PartHealth(String part, PartState state, String reason) {

  public PartHealth {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
  }
}
