package dev.offsite.pipelines.judge.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.ReportLocator;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.ReportKind;
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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the judge makes of copied plates in the rush, without any engine. */
class PlateRecordsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(12);

  /** The second fix after a passage comes two minutes later at most. */
  private static final Duration SETTLE = Duration.ofSeconds(130);

  @Test
  void copiedPlates_withoutFaults_areAllFoundAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      assertPerfect("none", seed);
    }
  }

  @Test
  void copiedPlates_reordered_areAllFoundAndNothingElse() throws IOException {
    assertPerfect("reorder", 4);
  }

  private static void assertPerfect(String faults, long seed) throws IOException {
    Score score = run(faults, seed);
    OffenceScore row = score.row(Offence.PLATE_ELSEWHERE);
    assertThat(row.expected()).as("%s, seed %s", faults, seed).isGreaterThan(5);
    assertThat(List.of(row.missed(), row.falseAlarms(), row.duplicates()))
        .as(
            "%s, seed %s: of %s missed %s, false %s, twice %s",
            faults, seed, row.expected(), score.missed(), score.falseAlarms(), score.duplicates())
        .containsOnly(0);
  }

  private static Score run(String faults, long seed) throws IOException {
    Scenario rush = Scenario.load(Scenario.BRIDGE_RUSH);
    Simulation simulation = Simulation.of(rush, BEGIN, seed, FaultProfile.load(faults));
    ReferenceSnapshot reference = ReferenceSnapshot.of("rush", rush.reference());
    ReportLocator locator = new ReportLocator();
    WhereaboutsFinder finder = new WhereaboutsFinder();
    Map<String, PlateCase> plates = new HashMap<>();
    CandidateLog log = new CandidateLog(10_000);
    TelemetryCodec codec = new TelemetryCodec();
    MessageSource source = simulation.messages();
    long endMillis = BEGIN.plus(LENGTH).toEpochMilli();
    long offset = 0;
    while (source.nextDueMillis() < endMillis) {
      DeviceMessage message = source.next();
      if (message.topic() == null
          || (message.topic().report() != ReportKind.PASSAGE
              && message.topic().report() != ReportKind.POSITION)) {
        continue;
      }
      RawRecord raw =
          new RawRecord(
              message.topic().device().telemetryTopic(),
              0,
              offset++,
              message.topic().deviceId(),
              message.topicName(),
              message.dueMillis(),
              message.payload());
      for (var indexed : codec.decode(message.topic(), message.payload()).reports()) {
        Received received = new Received(raw, indexed.index(), indexed.report());
        finder
            .find(locator.locate(received, reference), reference)
            .ifPresent(
                each -> {
                  for (Candidate revision :
                      plates
                          .computeIfAbsent(each.plate(), none -> PlateCase.empty())
                          .add(each, reference, received.receivedAt())) {
                    log.add(revision);
                  }
                });
      }
    }
    Instant until = BEGIN.plus(LENGTH);
    return Scorer.score(
        simulation.truths().until(until).stream()
            .filter(truth -> truth.kind() == Offence.PLATE_ELSEWHERE)
            .toList(),
        log.between(BEGIN, until.minusMillis(1)),
        new Observation(BEGIN, until, SETTLE),
        simulation.deviceFaults());
  }
}
