package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.Pacer;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.replay.OneConnection;
import dev.offsite.simulators.replay.ReplaySource;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** A recording over MQTT: over one connection, so that everything keeps its order. */
public final class Replay {

  private static final Duration JUDGED_MAX = Duration.ofMinutes(1);
  private static final Duration TAKEN_MAX = Duration.ofMinutes(1);

  /**
   * What a replay came to.
   *
   * @param published messages
   * @param refused records on the topics of dead letters, rejects and late reports
   * @param candidates in their newest revision, the newest first, the withdrawn among them
   * @param judged whether everything was judged
   */
  public record Outcome(long published, long refused, List<Candidate> candidates, boolean judged) {
    public Outcome {
      candidates = List.copyOf(candidates);
    }

    /** Those that are not withdrawn, the newest first: the same at every replay of a recording. */
    public List<Candidate> standing() {
      return candidates.stream().filter(it -> it.phase() != Candidate.Phase.WITHDRAWN).toList();
    }

    /** How many were opened and withdrawn on the way; that differs from replay to replay. */
    public int withdrawn() {
      return candidates.size() - standing().size();
    }
  }

  /** Plays until the end, or until told to stop, against a stack, and waits for the verdicts. */
  public static Outcome play(EmbeddedStack stack, ReplaySource source, BooleanSupplier stop)
      throws ExecutionException, InterruptedException {
    List<String> refusals =
        List.of(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE);
    List<String> counted = new ArrayList<>(KafkaTopics.telemetry());
    counted.addAll(refusals);
    counted.add(KafkaTopics.CASE_INTAKE);
    PublishLog publishLog = new PublishLog();
    Login login = new Login(Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
    URI server = URI.create(stack.addresses().mqtt());
    try (TopicCounts topics = new TopicCounts(stack.addresses().kafka(), counted);
        CaseWatch cases = CaseWatch.start(stack.addresses().kafka(), publishLog, Instant.EPOCH);
        MessageSink sink = sink(server, login, publishLog)) {
      Map<String, Long> before = topics.written();
      new Pacer(Clock.systemUTC()).runToEnd(source, sink, stop);
      boolean judged = new CatchUp(stack, topics).await(sink, cases, JUDGED_MAX);
      Map<String, Long> after = topics.written();
      long refused = refusals.stream().mapToLong(it -> after.get(it) - before.get(it)).sum();
      return new Outcome(source.progress().messages(), refused, cases.all(), judged);
    }
  }

  /**
   * Plays until the end, or until told to stop, and waits until the broker has taken it.
   *
   * @param sink of {@link #sink}
   * @return messages that the broker has not acknowledged
   */
  public static long play(MessageSink sink, ReplaySource source, BooleanSupplier stop)
      throws InterruptedException {
    new Pacer(Clock.systemUTC()).runToEnd(source, sink, stop);
    sink.drain(TAKEN_MAX);
    return source.progress().messages() - sink.counts().acknowledgedTotal();
  }

  /** The way to any broker. */
  public static MessageSink sink(URI server, Login login) {
    return sink(server, login, new PublishLog());
  }

  private static MessageSink sink(URI server, Login login, PublishLog log) {
    String clientId = "replay-" + ProcessHandle.current().pid();
    return new OneConnection(
        new MqttSink(MqttOptions.of(server, clientId, login), Clock.systemUTC(), log));
  }

  private Replay() {}
}
