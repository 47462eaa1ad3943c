package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.overload.OverloadJudge;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.PromiseCheck;
import dev.offsite.simulators.score.Scorer;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What judge and gate make of the passages of the rush, without any engine: many seeds, fast. */
class RushRecordsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(8);
  private static final Scenario RUSH = Scenario.load(Scenario.BRIDGE_RUSH).withTrucks(0);
  private static final ReferenceSnapshot REFERENCE = ReferenceSnapshot.of("rush", RUSH.reference());

  @Test
  void admissible_withoutFaults_isAllOfItAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      assertAdmissibleIsRight("none", seed);
    }
  }

  @Test
  void admissible_badNetwork_isAllOfItAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      assertAdmissibleIsRight("bad-network", seed);
    }
  }

  private static void assertAdmissibleIsRight(String faults, long seed) throws IOException {
    Simulation simulation = Simulation.of(RUSH, BEGIN, seed, FaultProfile.load(faults));
    Duration length = Duration.ofMinutes(2);
    CandidateLog log = new CandidateLog(100_000);
    for (Received received : received(simulation, length.plusSeconds(20))) {
      for (Finding finding : new OverloadJudge().judge(received, REFERENCE)) {
        log.add(new CandidateDrafts().draft(finding, REFERENCE, received.receivedAt()));
      }
    }
    Instant until = BEGIN.plus(length);
    var score =
        Scorer.score(
            simulation.truths().until(until),
            log.between(BEGIN, until.minusMillis(1)),
            new Observation(BEGIN, until, SETTLE),
            simulation.deviceFaults());
    OffenceScore row = score.admissible().row(Offence.BRIDGE_OVERLOAD);
    assertThat(row.expected()).as("%s, seed %s", faults, seed).isGreaterThan(10);
    assertThat(PromiseCheck.ofAdmissible(RUSH.plan().admissiblePromises(), score))
        .as("%s, seed %s", faults, seed)
        .noneMatch(PromiseCheck::isBroken);
    assertThat(List.of(row.missed(), row.falseAlarms(), row.duplicates()))
        .as("%s, seed %s", faults, seed)
        .containsOnly(0);
  }

  private static List<Received> received(Simulation simulation, Duration length) {
    TelemetryCodec codec = new TelemetryCodec();
    List<Received> all = new ArrayList<>();
    MessageSource source = simulation.messages();
    long endMillis = simulation.begin().plus(length).toEpochMilli();
    while (source.nextDueMillis() < endMillis) {
      DeviceMessage message = source.next();
      if (message.topic() == null
          || message.topic().device() != DeviceKind.WIM
          || message.topic().report() != ReportKind.PASSAGE) {
        continue;
      }
      RawRecord raw =
          new RawRecord(
              DeviceKind.WIM.telemetryTopic(),
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
