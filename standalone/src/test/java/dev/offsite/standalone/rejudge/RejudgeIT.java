package dev.offsite.standalone.rejudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.pipelines.rejudge.CandidateDifference;
import dev.offsite.pipelines.rejudge.RejudgeSpan;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.fault.FaultTally;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.RecordingSink;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.simulators.replay.DeviceClock;
import dev.offsite.simulators.replay.PlaybackControl;
import dev.offsite.simulators.replay.ReplayPlan;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.simulators.replay.Speed;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.demo.Replay;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream said of a scenario, and what judging the stored telemetry again says. */
class RejudgeIT {

  private static final Duration LENGTH = Duration.ofSeconds(90);
  private static final Duration MARGIN = Duration.ofHours(1);

  /** As the stream has it, so that both judge the same reports. */
  private static final Duration HORIZON = Duration.ofMinutes(15);

  private static final long SEED = 42;
  private static final StackOptions ANY_PORTS =
      new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE);

  @TempDir Path folder;

  @Test
  void rejudge_byTheRulesOfTheTimeAndByATrial_saysWhatTheStreamSaidAndWhatATrialWould()
      throws Exception {
    Scenario scenario = Scenario.load("bad-network").withTrucks(60);
    afterTheStream(
        scenario,
        (kafka, span, inSpan) -> {
          assertSaysTheSame(kafka, span, inSpan);
          TrialRules noZones = PatientZones.trial(scenario.reference());
          CandidateDifference trial =
              CandidateDifference.of(inSpan, run(kafka, span, noZones).candidates());
          assertThat(trial.added()).isEmpty();
          assertThat(trial.changed()).isEmpty();
          assertThat(trial.removed())
              .isNotEmpty()
              .allMatch(candidate -> candidate.kind() == ViolationKind.PROHIBITED_ZONE);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangzhou-day", "night-dumping"})
  void rejudge_byTheRulesOfTheTime_saysWhatTheStreamSaid(String name) throws Exception {
    afterTheStream(Scenario.load(name).withTrucks(60), this::assertSaysTheSame);
  }

  private void assertSaysTheSame(String kafka, RejudgeSpan span, List<Candidate> inSpan)
      throws Exception {
    RejudgeRun.Result again = run(kafka, span, TrialRules.NONE);
    CandidateDifference none = CandidateDifference.of(inSpan, again.candidates());
    assertThat(none.isNone()).as("%s", none).isTrue();
    assertThat(none.same()).isPositive();
    assertThat(again.records()).isGreaterThan(1_000);
  }

  /** What is done once a stream has been judged. */
  private interface Afterwards {
    void check(String kafka, RejudgeSpan span, List<Candidate> inSpan) throws Exception;
  }

  private void afterTheStream(Scenario scenario, Afterwards afterwards) throws Exception {
    NeutralLocale.set();
    Instant begin = Instant.now().minus(LENGTH);
    RejudgeSpan span =
        new RejudgeSpan(begin.minusSeconds(60), Instant.now().plusSeconds(60), MARGIN);
    try (DataDirectory data =
            DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(data, ANY_PORTS, scenario.reference(), (part, detail, took) -> {});
        RecordingReader reader =
            RecordingReader.open(record(scenario), RecordingReader.Damage.REFUSE)) {
      ReplayPlan plan = ReplayPlan.once(Speed.MAX).withClock(new DeviceClock.ShiftedTo(begin));
      Replay.Outcome said =
          Replay.play(
              stack,
              new ReplaySource(reader, plan, new PlaybackControl(), Clock.systemUTC()),
              () -> false);
      assertThat(said.judged()).isTrue();
      afterwards.check(
          stack.addresses().kafka(), span, said.candidates().stream().filter(span::holds).toList());
    }
  }

  private RejudgeRun.Result run(String kafka, RejudgeSpan span, TrialRules trial) throws Exception {
    return new RejudgeRun(kafka, span, HORIZON, trial, folder.resolve("rejudge"))
        .run(records -> {});
  }

  private Path record(Scenario scenario) throws Exception {
    Path file = folder.resolve("scenario.rec");
    Instant then = Instant.parse("2025-06-02T02:00:00Z");
    Simulation simulation =
        Simulation.of(scenario, then, SEED, FaultProfile.load(scenario.plan().faults()));
    MessageSource devices = simulation.messages(new FaultTally());
    try (RecordingSink sink = new RecordingSink(RecordingWriter.create(file, Map.of()))) {
      while (devices.nextDueMillis() < then.plus(LENGTH).toEpochMilli()) {
        sink.publish(devices.next());
      }
    }
    return file;
  }
}
