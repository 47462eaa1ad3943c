package dev.offsite.pipelines.check;

import java.util.Objects;

/**
 * One thing that is wrong with a device's feed.
 *
 * @param grave whether it alone makes the device unusable
 * @param says what was seen, with figures
 * @param action what to do
 */
public record CheckFinding(FindingKind kind, boolean grave, String says, String action) {
  public CheckFinding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(says, "says");
    Objects.requireNonNull(action, "action");
  }
}
