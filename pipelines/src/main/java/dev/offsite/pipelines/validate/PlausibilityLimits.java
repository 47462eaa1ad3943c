package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one {@link ReferenceEntry.Plausibility} entry.
 *
 * <p>Names: {@code ageMaxS}, {@code skewMaxS} (required); {@code speedKphMin}, {@code speedKphMax},
 * {@code grossKgMin}, {@code grossKgMax}, {@code axleSumErrorPercentMax}, {@code lngMin}, {@code
 * lngMax}, {@code latMin}, {@code latMax} (what is not set is not checked).
 */
final class PlausibilityLimits {

  private final ReferenceEntry.Plausibility entry;
  private final Map<String, Double> limits;
  private final Duration ageMax;
  private final Duration skewMax;

  private PlausibilityLimits(ReferenceEntry.Plausibility entry) {
    this.entry = entry;
    limits = Map.copyOf(entry.limits());
    ageMax = seconds(entry, "ageMaxS");
    skewMax = seconds(entry, "skewMaxS");
  }

  /**
   * The limits of an entry.
   *
   * @throws IllegalStateException if no entry is in force for this kind, or it lacks a required
   *     figure: a release like that is refused when it is published
   */
  static PlausibilityLimits of(Optional<ReferenceEntry.Plausibility> entry, DeviceKind kind) {
    ReferenceEntry.Plausibility found =
        entry.orElseThrow(
            () -> new IllegalStateException("no plausibility entry in force for " + kind));
    return new PlausibilityLimits(found);
  }

  /** Whether these are the figures of this very entry: one of another release may be equal. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(ReferenceEntry.Plausibility other) {
    return entry == other;
  }

  private static Duration seconds(ReferenceEntry.Plausibility entry, String name) {
    Double value = entry.limits().get(name);
    if (value == null) {
      throw new IllegalStateException("plausibility " + entry.id() + " sets no '" + name + "'");
    }
    return Duration.ofMillis(Math.round(value * 1000));
  }

  Duration ageMax() {
    return ageMax;
  }

  Duration skewMax() {
    return skewMax;
  }

  /** The figure, or null where it is not set. */
  Double find(String name) {
    return limits.get(name);
  }

  /** Complains where {@code value} is above the figure {@code name}; null values pass. */
  void checkMax(
      String name, Number value, RefusalReason reason, String pointer, Findings findings) {
    Double limit = limits.get(name);
    if (value != null && limit != null && value.doubleValue() > limit) {
      findings.add(reason, pointer, pointer + " is " + value + "; at most " + limit);
    }
  }

  /** Complains where {@code value} is below the figure {@code name}; null values pass. */
  void checkMin(
      String name, Number value, RefusalReason reason, String pointer, Findings findings) {
    Double limit = limits.get(name);
    if (value != null && limit != null && value.doubleValue() < limit) {
      findings.add(reason, pointer, pointer + " is " + value + "; at least " + limit);
    }
  }
}
