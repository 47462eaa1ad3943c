package dev.offsite.simulators.world;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.zone.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hours of night in which trucks must not leave a building site, as the law of a world says.
 */
final class NightOfLaw {

  private static final double HOUR_S = 3_600;
  private static final long DAY_S = 24 * 3_600;

  /** Daily, by a wall clock that is read as the rule reads it; empty if no rule names a night. */
  static Optional<Hours> of(List<ReferenceEntry.Rule> rules, ZoneId clock) {
    return rules.stream()
        .filter(rule -> rule.violation() == ViolationKind.NIGHT_DEPARTURE)
        .findFirst()
        .map(
            rule ->
                new Hours(
                    clock,
                    List.of(
                        new Hours.Weekly(
                            Set.of(DayOfWeek.values()),
                            time(rule.requireParameter("nightFromH")),
                            time(rule.requireParameter("nightToH"))))));
  }

  private static LocalTime time(double hours) {
    return LocalTime.ofSecondOfDay(Math.round(hours * HOUR_S) % DAY_S);
  }

  private NightOfLaw() {}
}
