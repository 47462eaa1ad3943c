package dev.offsite.schemas.reference;

import org.jspecify.annotations.Nullable;

/**
 * A scale at a bridge.
 *
 * @param toSpanM way from the scale to the begin of the span in the direction of travel; below zero
 *     if the scale lies on the span
 * @param direction of what drives over it, where the scale does not say; null if it does
 */
public record BridgeScale(String deviceId, double toSpanM, @Nullable String direction) {

  /** Further away, too many vehicles turn off between scale and bridge. */
  private static final int TO_SPAN_M_MAX = 10_000;

  public BridgeScale {
    EntryChecks.of()
        .id("deviceId", deviceId)
        .within("toSpanM", toSpanM, -TO_SPAN_M_MAX, TO_SPAN_M_MAX)
        .textOrNull("direction", direction)
        .done();
  }
}
