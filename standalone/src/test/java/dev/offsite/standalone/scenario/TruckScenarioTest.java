package dev.offsite.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.Outcome;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the rules about trucks find of what simulated trucks did, against the truth. */
class TruckScenarioTest {

  /** Evening in Hangzhou: day work ends, night work begins. */
  private static final Instant EVENING = Instant.parse("2026-11-20T11:00:00Z");

  private static final Duration LENGTH = Duration.ofHours(3);
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final int TRUCKS = 60;

  /** The offences of trucks that a rule looks for. */
  private static final Set<Offence> JUDGED =
      EnumSet.of(
          Offence.PROHIBITED_ZONE,
          Offence.OFF_ROUTE,
          Offence.OUTSIDE_HOURS,
          Offence.NO_PERMIT,
          Offence.FOREIGN_SITE,
          Offence.NIGHT_DEPARTURE,
          Offence.LONG_STOP,
          Offence.ILLEGAL_DUMPING,
          Offence.SPEEDING,
          Offence.UNCOVERED_LOAD,
          Offence.TERMINAL_UNPLUGGED,
          Offence.TERMINAL_SILENT,
          Offence.POSITION_JUMP,
          Offence.POSITION_FROZEN);

  @Test
  void hangzhouDay_withoutFaults_isFoundWithoutMistake() throws IOException {
    assertNoMistake(Scenario.HANGZHOU_DAY, 1);
  }

  @Test
  void nightDumping_withoutFaults_isFoundWithoutMistake() throws IOException {
    assertNoMistake(Scenario.NIGHT_DUMPING, 1);
  }

  @Test
  void hangzhouDay_overABadNetwork_isWrongOnlyAboutTerminalsSetUpWrongly() throws IOException {
    assertOnlyWrongTerminalsAreMistaken(Scenario.HANGZHOU_DAY, 1);
    assertOnlyWrongTerminalsAreMistaken(Scenario.HANGZHOU_DAY, 2);
  }

  @Test
  void nightDumping_overABadNetwork_isWrongOnlyAboutTerminalsSetUpWrongly() throws IOException {
    assertOnlyWrongTerminalsAreMistaken(Scenario.NIGHT_DUMPING, 1);
  }

  /**
   * What a network does to reports costs nothing: everything is found once and nothing else. What
   * cannot be found is what a terminal says whose clock is eight hours ahead (refused: its time is
   * the evidence), and one that sends another datum than it is registered with is believed.
   */
  private static void assertOnlyWrongTerminalsAreMistaken(String scenario, long seed)
      throws IOException {
    Score score = score(scenario, "bad-network", seed);
    int found = 0;
    List<String> mistakes = new ArrayList<>();
    for (Outcome outcome : score.outcomes()) {
      if (JUDGED.contains(outcome.offence())) {
        found += outcome instanceof Outcome.Found ? 1 : 0;
        if (isMistake(outcome)) {
          mistakes.add(outcome.toString());
        }
      }
    }
    assertThat(mistakes).as("%s, seed %s", scenario, seed).isEmpty();
    assertThat(found).as("%s, seed %s", scenario, seed).isGreaterThanOrEqualTo(27);
  }

  private static boolean isMistake(Outcome outcome) {
    if (outcome instanceof Outcome.Missed) {
      return !outcome.groups().contains("zone-mistake");
    }
    if (outcome instanceof Outcome.FalseAlarm) {
      return !outcome.groups().contains("wrong-datum");
    }
    return outcome instanceof Outcome.Duplicate;
  }

  private static void assertNoMistake(String scenario, long seed) throws IOException {
    Score score = score(scenario, "none", seed);
    for (Offence offence : JUDGED) {
      OffenceScore row = score.row(offence);
      assertThat(row.isPerfect())
          .as("%s, seed %s, %s: %s%n%s", scenario, seed, offence, row, mistakes(score, offence))
          .isTrue();
    }
  }

  private static Score score(String name, String faults, long seed) throws IOException {
    Scenario scenario = Scenario.load(name).withTrucks(TRUCKS);
    Simulation simulation = Simulation.of(scenario, EVENING, seed, FaultProfile.load(faults));
    Instant until = EVENING.plus(LENGTH);
    CandidateLog log = new CandidateLog(1_000_000);
    TruckDesk desk = new TruckDesk(ReferenceSnapshot.of(name, scenario.reference()), log::add);
    MessageSource messages = simulation.messages();
    while (messages.nextDueMillis() < until.toEpochMilli()) {
      desk.take(messages.next());
    }
    desk.close(until);
    Score score =
        Scorer.score(
            simulation.truths().until(until),
            log.between(EVENING, until.minusMillis(1)),
            new Observation(EVENING, until, SETTLE),
            simulation.deviceFaults());
    return score;
  }

  private static String mistakes(Score score, Offence offence) {
    StringBuilder text = new StringBuilder();
    score.missed().stream()
        .filter(truth -> truth.kind() == offence)
        .forEach(truth -> text.append("missed ").append(truth).append('\n'));
    score.falseAlarms().stream()
        .filter(candidate -> candidate.kind().name().equals(offence.name()))
        .forEach(candidate -> text.append("false ").append(brief(candidate)).append('\n'));
    score.duplicates().stream()
        .filter(candidate -> candidate.kind().name().equals(offence.name()))
        .forEach(candidate -> text.append("double ").append(brief(candidate)).append('\n'));
    return text.toString();
  }

  private static String brief(Candidate candidate) {
    return candidate.subject().plate()
        + " "
        + candidate.episode()
        + " "
        + candidate.place().fenceId()
        + " "
        + candidate.facts();
  }
}
