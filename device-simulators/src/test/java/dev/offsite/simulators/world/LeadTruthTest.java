package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.zone.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the world says of matters that are leads: stops and departures. */
class LeadTruthTest {

  /** Ten at night in Hangzhou, by the clock of the law. */
  private static final Instant BEGIN = Instant.parse("2026-11-22T14:00:00Z");

  private static final Duration OBSERVED = Duration.ofHours(2);
  private static final double LIMIT_S = 900;

  private static final Scenario NIGHT =
      Scenario.parse(
          "leads",
          """
          fleet:
            trucks: 60
            habits:
              PARKS_INSIDE: {share: 0, atLeast: 6}
              PARKS_AT_BORDER: {share: 0, atLeast: 3}
              IGNORES_HOURS: {share: 0, atLeast: 6}
              HAS_NO_PERMIT: {share: 0, atLeast: 4}
          """);

  private final World world = NIGHT.world(BEGIN, Worlds.SEED);
  private final List<Truth> truths = world.truthLog().until(BEGIN.plus(OBSERVED));

  @Test
  void departures_leaveTheSiteOfTheirWork_atNight_withoutAPermitForIt() {
    List<Truth> departures = of(Offence.NIGHT_DEPARTURE);
    assertThat(departures).isNotEmpty();
    for (Truth truth : departures) {
      int truck = truckOf(truth);
      Job job = world.job(truck);
      TruckTrace trace = new TruckTrace(world, truck);
      double atS = secondsOf(truth.start());
      assertThat(job.corridor().from().id()).isEqualTo(truth.place());
      assertThat(job.corridor().from().ring().encloses(trace.at(atS - 0.5).at()))
          .as("%s just before", truth)
          .isTrue();
      assertThat(job.corridor().from().ring().encloses(trace.at(atS + 0.5).at()))
          .as("%s just after", truth)
          .isFalse();
      LocalTime clock = truth.start().atZone(ZoneId.of("Asia/Shanghai")).toLocalTime();
      assertThat(clock.isBefore(LocalTime.of(6, 0)) || !clock.isBefore(LocalTime.of(22, 0)))
          .as("%s at %s", truth, clock)
          .isTrue();
      boolean isPermitted =
          job.habit() != Habit.HAS_NO_PERMIT
              && job.permitHours().cover(world.clocks().law(), new Span(atS, atS));
      assertThat(isPermitted).as("%s", truth).isFalse();
    }
    assertThat(habitsOf(departures)).containsOnly(Habit.HAS_NO_PERMIT, Habit.IGNORES_HOURS);
  }

  @Test
  void departures_inTheFirstMinutes_areSpans_andLaterOnesMoments() {
    for (Truth truth : of(Offence.NIGHT_DEPARTURE)) {
      boolean isEarly = secondsOf(truth.start()) < 120;
      assertThat(Duration.between(truth.start(), truth.end()).toMillis())
          .as("%s", truth)
          .isEqualTo(isEarly ? 1_000 : 0);
    }
  }

  @Test
  void stops_beginWhenTheyHaveBecomeTooLong_andLastAsLongAsTheTruckStands() {
    List<Truth> stops = of(Offence.LONG_STOP);
    for (Truth truth : stops) {
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      double fromS = secondsOf(truth.start());
      double toS = truth.end() == null ? OBSERVED.toSeconds() : secondsOf(truth.end());
      for (double s = fromS - LIMIT_S + 0.1; s < toS - 0.1; s += 30) {
        TruckState state = trace.at(s);
        assertThat(state.speedMps()).as("%s at second %s", truth, s).isZero();
        assertThat(world.terrain().loadingPlaces())
            .noneMatch(place -> place.ring().encloses(state.at()));
        assertThat(world.terrain().tippingPlaces())
            .noneMatch(place -> place.ring().encloses(state.at()));
      }
      if (truth.end() != null) {
        assertThat(trace.at(toS + 2).speedMps()).as("%s drives on", truth).isPositive();
      }
    }
    assertThat(habitsOf(stops)).containsOnly(Habit.PARKS_INSIDE);
    assertThat(stops).as("trucks after work stand longer, and are none").isNotEmpty();
  }

  private List<Truth> of(Offence offence) {
    return truths.stream().filter(truth -> truth.kind() == offence).toList();
  }

  private Set<Habit> habitsOf(List<Truth> some) {
    Set<Habit> habits = EnumSet.noneOf(Habit.class);
    some.forEach(truth -> habits.add(world.mix().habitOf(truckOf(truth))));
    return habits;
  }

  private static int truckOf(Truth truth) {
    int truck = 0;
    while (!FleetMix.plateOf(truck).equals(truth.subject())) {
      truck++;
    }
    return truck;
  }

  private static double secondsOf(Instant instant) {
    return Duration.between(BEGIN, instant).toMillis() / 1000.0;
  }
}
