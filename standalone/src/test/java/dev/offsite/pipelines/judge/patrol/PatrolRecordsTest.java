package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What finders and places make of whole patrols of the scenarios, without any engine. */
class PatrolRecordsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(8);

  /** Flights of six minutes, one after the other. */
  private static final Duration LENGTH = Duration.ofMinutes(60);

  @Test
  void demo_anHourOfSorties_findsEverythingAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      assertPerfect(run(Scenario.load(Scenario.HANGZHOU_DEMO), seed, LENGTH), seed);
    }
  }

  @Test
  void demo_abortedSortiesAndHalfOfTheFramesMissed_findsEverythingAndNothingElse()
      throws IOException {
    for (long seed = 11; seed <= 13; seed++) {
      Scenario scenario =
          Scenario.parse(
              "test", "patrols: {passingShare: 0.6, abortedShare: 0.5, camera: {missShare: 0.5}}");
      assertPerfect(run(scenario, seed, LENGTH), seed);
    }
  }

  @Test
  void gone_isSaidOfWhatHasVanished_andOfNothingElse() throws IOException {
    int gone = 0;
    for (long seed = 21; seed <= 24; seed++) {
      Outcome outcome = run(Scenario.load(Scenario.HANGZHOU_DEMO), seed, LENGTH);
      for (Candidate candidate : outcome.standing.values()) {
        if (!"GONE".equals(candidate.facts().details().get("comparison"))) {
          continue;
        }
        gone++;
        assertThat(outcome.truths)
            .as("seed %s, %s", seed, candidate)
            .anyMatch(
                truth ->
                    truth.place().equals(candidate.place().fenceId())
                        && Math.hypot(
                                (truth.lng() - candidate.place().lng()) * 96_000,
                                (truth.lat() - candidate.place().lat()) * 111_000)
                            < 15
                        && truth.end() != null
                        && !truth.end().isAfter(candidate.episode().end())
                        && !truth.end().isBefore(candidate.episode().lastObserved()));
        assertThat(candidate.phase()).isEqualTo(Candidate.Phase.CLOSED);
        assertThat(candidate.evidence().media())
            .as("seed %s", seed)
            .anyMatch(media -> media.kind().equals("AFTER_FRAME") && media.sha256() != null);
      }
      long vanished = outcome.truths.stream().filter(outcome::isSeenToBeGone).count();
      assertThat(outcome.said("GONE")).as("seed %s", seed).isGreaterThanOrEqualTo(vanished);
    }
    assertThat(gone).isGreaterThan(4);
  }

  @Test
  void parkedCars_afternoonOfADay_findsEverythingAndNothingElse() throws IOException {
    for (long seed = 31; seed <= 32; seed++) {
      Outcome outcome = run(Scenario.load("hangzhou-day"), seed, Duration.ofHours(4));
      OffenceScore row = outcome.score.row(Offence.ILLEGAL_PARKING);
      assertThat(row.expected()).as("seed %s", seed).isGreaterThan(10);
      assertThat(List.of(row.missed(), row.falseAlarms(), row.duplicates()))
          .as(
              "seed %s: missed %s, false %s, twice %s",
              seed, outcome.score.missed(), outcome.score.falseAlarms(), outcome.score.duplicates())
          .containsOnly(0);
    }
  }

  private record Outcome(
      Score score, List<Truth> truths, Map<String, Candidate> standing, Instant until) {

    long said(String comparison) {
      return standing.values().stream()
          .filter(candidate -> comparison.equals(candidate.facts().details().get("comparison")))
          .count();
    }

    /** Whether two whole sorties have followed since. */
    boolean isSeenToBeGone(Truth truth) {
      return truth.end() != null && truth.end().isBefore(until.minus(Duration.ofMinutes(16)));
    }
  }

  private static void assertPerfect(Outcome outcome, long seed) {
    OffenceScore row = outcome.score.row(Offence.PATROL_OBJECT);
    assertThat(row.expected()).as("seed %s", seed).isGreaterThan(10);
    assertThat(List.of(row.missed(), row.falseAlarms(), row.duplicates()))
        .as(
            "seed %s: missed %s, false %s, twice %s",
            seed, outcome.score.missed(), outcome.score.falseAlarms(), outcome.score.duplicates())
        .containsOnly(0);
  }

  private static Outcome run(Scenario scenario, long seed, Duration length) throws IOException {
    Scenario patrols = scenario.withTrucks(0);
    Simulation simulation = Simulation.of(patrols, BEGIN, seed, FaultProfile.none());
    ReferenceSnapshot reference = ReferenceSnapshot.of("patrols", patrols.reference());
    SightingFinder sightings = new SightingFinder();
    LookFinder looks = new LookFinder();
    ReportLocator locator = new ReportLocator();
    Map<String, NoticedFile> files = new HashMap<>();
    CandidateLog log = new CandidateLog(100_000);
    Map<String, Candidate> standing = new HashMap<>();
    Instant until = BEGIN.plus(length);
    for (Received received : received(simulation, length.plusSeconds(20))) {
      Located located = locator.locate(received, reference);
      List<Noticed> noticed = new ArrayList<>();
      if (received.report() instanceof DetectionReport) {
        noticed.addAll(sightings.find(located, ViolationKind.PATROL_OBJECT, reference));
        noticed.addAll(sightings.find(located, ViolationKind.ILLEGAL_PARKING, reference));
      } else if (received.report() instanceof SortieReport) {
        noticed.addAll(looks.find(located, reference));
      }
      for (Noticed each : noticed) {
        NoticedFile.Outcome outcome =
            files
                .computeIfAbsent(
                    each.key(),
                    key ->
                        each.ruleId().equals("illegal-parking")
                            ? ParkingCase.empty()
                            : PatrolCase.empty())
                .add(each, reference, received.receivedAt());
        assertThat(outcome.isLate()).isFalse();
        for (Candidate revision : outcome.revisions()) {
          log.add(revision);
          standing.put(revision.id(), revision);
        }
      }
    }
    List<Truth> truths =
        simulation.truths().until(until).stream()
            .filter(
                truth ->
                    truth.kind() == Offence.PATROL_OBJECT
                        || truth.kind() == Offence.ILLEGAL_PARKING)
            .toList();
    Score score =
        Scorer.score(
            truths,
            log.between(BEGIN, until.minusMillis(1)),
            new Observation(BEGIN, until, SETTLE),
            simulation.deviceFaults());
    return new Outcome(score, truths, standing, until);
  }

  private static List<Received> received(Simulation simulation, Duration length) {
    TelemetryCodec codec = new TelemetryCodec();
    List<Received> all = new ArrayList<>();
    MessageSource source = simulation.messages();
    long endMillis = simulation.begin().plus(length).toEpochMilli();
    while (source.nextDueMillis() < endMillis) {
      DeviceMessage message = source.next();
      if (message.topic() == null || message.topic().device() != DeviceKind.DRONE) {
        continue;
      }
      RawRecord raw =
          new RawRecord(
              DeviceKind.DRONE.telemetryTopic(),
              0,
              all.size(),
              message.topic().deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload());
      codec
          .decode(message.topic(), message.payload())
          .reports()
          .forEach(indexed -> all.add(new Received(raw, indexed.index(), indexed.report())));
    }
    return all;
  }
}
