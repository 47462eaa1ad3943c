package dev.offsite.standalone.demo;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until everything that was published has been judged and read.
 *
 * <p>The proof is the offset that the detection job commits with its checkpoints, which are asked
 * for meanwhile.
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
        && hasCaughtUp(
            "detection",
            atMost,
            () -> topics.behind(DETECTION_GROUP, KafkaTopics.telemetry()) == 0,
            stack::saveSoon)
        && hasCaughtUp(
            "reader of case-intake",
            atMost,
            () -> cases.position() >= topics.written().get(KafkaTopics.CASE_INTAKE),
            () -> {});
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
