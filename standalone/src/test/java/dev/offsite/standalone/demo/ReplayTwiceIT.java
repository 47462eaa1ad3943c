package dev.offsite.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.json.RecordJson;
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
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded once and played twice says the same twice, also where messages came late, twice,
 * broken or not at all: of the candidates that stand. Which others were opened and withdrawn on the
 * way depends on how the messages of different devices interleave.
 */
class ReplayTwiceIT {

  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final long SEED = 42;
  private static final StackOptions ANY_PORTS =
      new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE);

  @TempDir Path folder;

  @Test
  void replay_twiceAtMaxWithTheSameBegin_endsInTheSameStandingCandidates() throws Exception {
    NeutralLocale.set();
    Scenario scenario = Scenario.load("bad-network").withTrucks(60);
    Path recording = folder.resolve("day.rec");
    long messages = record(scenario, recording);
    Instant begin = Instant.now().minus(LENGTH);

    Replay.Outcome first = play(scenario, recording, begin, folder.resolve("first"));
    Replay.Outcome second = play(scenario, recording, begin, folder.resolve("second"));

    assertThat(first.published()).isEqualTo(messages);
    assertThat(first.judged()).isTrue();
    assertThat(second.judged()).isTrue();
    assertThat(first.standing()).isNotEmpty();
    assertThat(second.published()).isEqualTo(messages);
    assertThat(comparable(second)).isEqualTo(comparable(first));
  }

  /** As {@code simulate --out} writes it; in another year, so that the shift has work to do. */
  private static long record(Scenario scenario, Path file) throws Exception {
    Instant then = Instant.parse("2025-06-02T02:00:00Z");
    Simulation simulation =
        Simulation.of(scenario, then, SEED, FaultProfile.load(scenario.plan().faults()));
    MessageSource devices = simulation.messages(new FaultTally());
    try (RecordingSink sink = new RecordingSink(RecordingWriter.create(file, Map.of()))) {
      while (devices.nextDueMillis() < then.plus(LENGTH).toEpochMilli()) {
        sink.publish(devices.next());
      }
      return sink.counts().publishedTotal();
    }
  }

  private static Replay.Outcome play(
      Scenario scenario, Path recording, Instant begin, Path dataFolder) throws Exception {
    try (DataDirectory data = DataDirectory.open(dataFolder, DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(data, ANY_PORTS, scenario.reference(), (part, detail, took) -> {});
        RecordingReader reader = RecordingReader.open(recording, RecordingReader.Damage.REFUSE)) {
      ReplayPlan plan = ReplayPlan.once(Speed.MAX).withClock(new DeviceClock.ShiftedTo(begin));
      return Replay.play(
          stack,
          new ReplaySource(reader, plan, new PlaybackControl(), Clock.systemUTC()),
          () -> false);
    }
  }

  /**
   * Everything that a standing candidate says, the digests of its records included. Left out is
   * what says when and where it was processed: the clocks of receipt and decision, the release of
   * the reference data, which is named after its time, and the offsets in Kafka, as devices
   * overtake each other on the way there; and its revision, for how often it was revised depends on
   * what was known when it was opened.
   *
   * <p>Of an episode that goes on only what it is about is compared. At full speed some messages of
   * a device overtake others on the way to Kafka in about one replay of fifteen; where its order
   * differs, the revision that was said last lags behind by another fix.
   */
  private static Map<String, String> comparable(Replay.Outcome outcome) {
    Map<String, String> byId = new TreeMap<>();
    for (Candidate candidate : outcome.standing()) {
      JsonNode json = RecordJson.parse(RecordJson.write(candidate));
      ObjectNode whole = (ObjectNode) json;
      ((ObjectNode) whole.get("clocks")).remove("received");
      ((ObjectNode) whole.get("clocks")).remove("decided");
      ((ObjectNode) whole.get("rule")).remove("release");
      whole.remove("revision");
      for (JsonNode record : whole.at("/evidence/records")) {
        ((ObjectNode) record).remove("offset");
      }
      if (candidate.phase() != Candidate.Phase.CLOSED) {
        whole.retain("id", "kind", "rule", "subject");
      }
      byId.put(candidate.id(), whole.toPrettyString());
    }
    return byId;
  }
}
