package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.reference.PermitHoursWindows;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.SizeErrors;
import dev.offsite.schemas.telemetry.PassageReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Holds a passage against the over-limit permits of its vehicle. Pure; thread-safe.
 *
 * <p>A permit holds only for what it says: a vehicle that drives at another time, on another route,
 * faster, or with another mass or size than declared is treated as one without a permit (Ministry
 * order 62/2016 art. 47).
 */
final class PermitSearch {

  private static final Comparator<OverLimitPermit> LAST_GIVEN_FIRST =
      Comparator.<OverLimitPermit, java.time.Instant>comparing(p -> p.validity().from())
          .reversed()
          .thenComparing(OverLimitPermit::id)
          .thenComparing(OverLimitPermit::version);

  private static final Map<Size, PermitMismatch> TOO_LARGE =
      Map.of(
          Size.HEIGHT, PermitMismatch.TOO_HIGH,
          Size.WIDTH, PermitMismatch.TOO_WIDE,
          Size.LENGTH, PermitMismatch.TOO_LONG);

  private final PassageReport passage;
  private final String siteId;
  private final Optional<SizeErrors> sizeErrors;

  /**
   * The search for one passage.
   *
   * @param certificate of the scale at that time, for the errors of its size sensor
   */
  PermitSearch(
      PassageReport passage, String siteId, Optional<ReferenceEntry.Certificate> certificate) {
    this.passage = passage;
    this.siteId = siteId;
    this.sizeErrors = certificate.map(ReferenceEntry.Certificate::sizeErrors);
  }

  /**
   * What these permits say.
   *
   * @param permits all that were ever given to the vehicle
   * @param isWithin whether the mass of the passage counts as being within a limit in kilograms
   */
  PermitMatch match(List<OverLimitPermit> permits, IntPredicate isWithin) {
    OverLimitPermit heaviest = null;
    List<PermitMatch.Refused> refused = new ArrayList<>();
    for (OverLimitPermit permit : permits.stream().sorted(LAST_GIVEN_FIRST).toList()) {
      Set<PermitMismatch> why = mismatches(permit, isWithin);
      if (!why.isEmpty()) {
        if (refused.size() < PermitMatch.REFUSED_MAX) {
          refused.add(new PermitMatch.Refused(permit, why));
        }
      } else if (heaviest == null || permit.grossKg() > heaviest.grossKg()) {
        heaviest = permit;
      }
    }
    return new PermitMatch(Optional.ofNullable(heaviest), refused);
  }

  private Set<PermitMismatch> mismatches(OverLimitPermit permit, IntPredicate isWithin) {
    Set<PermitMismatch> why = EnumSet.noneOf(PermitMismatch.class);
    if (!permit.validity().covers(passage.deviceTime())) {
      why.add(PermitMismatch.NOT_IN_FORCE);
    }
    if (permit.hours() != null
        && !PermitHoursWindows.of(permit.hours()).isActive(passage.deviceTime())) {
      why.add(PermitMismatch.OUTSIDE_HOURS);
    }
    if (!permit.siteIds().contains(siteId)) {
      why.add(PermitMismatch.SITE_NOT_ON_ROUTE);
    }
    if (permit.speedKphMax() != null && passage.speedKph() > permit.speedKphMax()) {
      why.add(PermitMismatch.TOO_FAST);
    }
    if (permit.axleCount() != null && passage.axleCount() != permit.axleCount()) {
      why.add(PermitMismatch.AXLES_DIFFER);
    }
    if (!isWithin.test(permit.grossKg())) {
      why.add(PermitMismatch.TOO_HEAVY);
    }
    for (Size size : Size.values()) {
      Long permittedMm = size.permittedMm(permit);
      Long measuredMm = size.measuredMm(passage);
      if (permittedMm != null
          && measuredMm != null
          && measuredMm - sizeErrors.map(size::errorMm).orElse(0L) > permittedMm) {
        why.add(TOO_LARGE.get(size));
      }
    }
    return why;
  }
}
