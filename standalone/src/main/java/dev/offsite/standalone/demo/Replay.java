package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.Pacer;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.replay.Recording;
import dev.offsite.simulators.replay.RecordingReference;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.simulators.replay.TruckTripFile;
import dev.offsite.simulators.replay.WeighingFile;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * A real recording against a running stack: over MQTT, in its own arrival order and lateness.
 *
 * @param recording what was recorded
 * @param reference what it needs to be judged
 */
public record Replay(Recording recording, List<ReferenceEntry> reference) {

  private static final Duration JUDGED_MAX = Duration.ofMinutes(1);

  /** The weighings come without a device and without a time zone. */
  private static final String SCALE = "replay-scale";

  /**
   * What a replay came to.
   *
   * @param published messages
   * @param refused records on the topics of dead letters, rejects and late reports
   * @param candidates in their newest revision, the newest first
   * @param judged whether everything was judged
   */
  public record Outcome(long published, long refused, List<Candidate> candidates, boolean judged) {
    public Outcome {
      candidates = List.copyOf(candidates);
    }
  }

  /** Reads a recording: {@code .jsonl} is a truck trip, {@code .csv} weighings of a scale. */
  public static Replay read(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      Recording weighings = WeighingFile.read(file, SCALE, ZoneOffset.UTC);
      return new Replay(weighings, RecordingReference.ofWeighings(weighings));
    }
    Recording trip = TruckTripFile.read(file);
    return new Replay(trip, RecordingReference.ofTrip(trip));
  }

  /** Plays the recording until its end, or until told to stop, and waits for the verdicts. */
  public Outcome play(EmbeddedStack stack, double speed, BooleanSupplier stop)
      throws ExecutionException, InterruptedException {
    List<String> refusals =
        List.of(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE);
    List<String> counted = new ArrayList<>(KafkaTopics.telemetry());
    counted.addAll(refusals);
    counted.add(KafkaTopics.CASE_INTAKE);
    PublishLog publishLog = new PublishLog();
    Login login = new Login(Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
    try (TopicCounts topics = new TopicCounts(stack.addresses().kafka(), counted);
        CaseWatch cases = CaseWatch.start(stack.addresses().kafka(), publishLog, Instant.EPOCH);
        MqttSink sink =
            new MqttSink(
                MqttOptions.of(URI.create(stack.addresses().mqtt()), "replay", login),
                Clock.systemUTC(),
                publishLog)) {
      Map<String, Long> before = topics.written();
      new Pacer(Clock.systemUTC())
          .run(
              ReplaySource.shifted(recording, Instant.now(), speed),
              sink,
              Instant.ofEpochMilli(Long.MAX_VALUE),
              stop);
      boolean judged = new CatchUp(stack, topics).await(sink, cases, JUDGED_MAX);
      Map<String, Long> after = topics.written();
      long refused = refusals.stream().mapToLong(it -> after.get(it) - before.get(it)).sum();
      return new Outcome(sink.counts().publishedTotal(), refused, cases.all(), judged);
    }
  }
}
