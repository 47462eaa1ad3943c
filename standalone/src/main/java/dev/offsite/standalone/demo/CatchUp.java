package dev.offsite.standalone.demo;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until everything that was published has been judged and read.
 *
 * <p>The proof is a checkpoint of the detection job that began after it had taken the last record.
 * Offsets that it commits to Kafka are none of the newest: with nothing to read, its consumer
 * commits up to ten seconds late.
 *
 * @param topics must count the telemetry topics and case-intake
 */
record CatchUp(EmbeddedStack stack, TopicCounts topics) {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  /** The consumer group of the detection job. */
  private static final String DETECTION_GROUP = "offsite-detection";

  private static final long POLL_MILLIS = 100;

  /** A checkpoint takes a part of a second. */
  private static final long POLLS_BETWEEN_CHECKPOINTS = 10;

  private interface Condition {
    boolean holds() throws ExecutionException, InterruptedException;
  }

  /**
   * Waits for each stage after the other.
   *
   * @param atMost for each
   * @return whether all have caught up
   */
  boolean await(MessageSink sink, CaseWatch cases, Duration atMost)
      throws ExecutionException, InterruptedException {
    if (!sink.drain(atMost)) {
      LOG.warn("the broker has not acknowledged everything");
      return false;
    }
    return hasCaughtUp("ingest", atMost, () -> stack.unacknowledgedMessages() == 0, () -> {})
        && hasJudged(atMost)
        && hasCaughtUp(
            "reader of case-intake",
            atMost,
            () -> cases.position() >= topics.written().get(KafkaTopics.CASE_INTAKE),
            () -> {});
  }

  /** What a job has taken says nothing of the one that goes on from a checkpoint before it. */
  private boolean hasJudged(Duration atMost) throws ExecutionException, InterruptedException {
    while (true) {
      Optional<Instant> since = stack.findDetectionStart();
      if (!hasCaughtUp("reader of telemetry", atMost, this::isTaken, () -> {})
          || !hasCaughtUp("detection", atMost, savedSince(Instant.now()), stack::saveSoon)) {
        return false;
      }
      if (since.isPresent() && since.equals(stack.findDetectionStart())) {
        return true;
      }
      LOG.info("detection was restarted meanwhile");
    }
  }

  /** After a restart a partition without news is only known to be read by what was committed. */
  private boolean isTaken() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = topics.ends(KafkaTopics.telemetry());
    Map<TopicPartition, Long> taken = stack.telemetryTaken();
    return holdAll(ends, List.of(taken))
        || holdAll(ends, List.of(taken, topics.committed(DETECTION_GROUP)));
  }

  /** Whether each partition is at its end by one of these. */
  static boolean holdAll(
      Map<TopicPartition, Long> ends, List<Map<TopicPartition, Long>> standings) {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                end.getValue() == 0
                    || standings.stream()
                        .anyMatch(
                            standing -> standing.getOrDefault(end.getKey(), 0L) >= end.getValue()));
  }

  private Condition savedSince(Instant moment) {
    return () -> stack.detectionCheckpoints().stream().anyMatch(one -> one.begun().isAfter(moment));
  }

  /** Waits, and hurries it now and then. */
  private static boolean hasCaughtUp(
      String who, Duration atMost, Condition condition, Runnable hurry)
      throws ExecutionException, InterruptedException {
    long begun = System.nanoTime();
    for (long polls = 0; !condition.holds(); polls++) {
      if (polls % POLLS_BETWEEN_CHECKPOINTS == 0) {
        hurry.run();
      }
      if (System.nanoTime() - begun > atMost.toNanos()) {
        LOG.warn("{} has not caught up within {}", who, atMost);
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    LOG.info("{} has caught up after {} ms", who, (System.nanoTime() - begun) / 1_000_000);
    return true;
  }
}
