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
 * <p>The proof is the offset that the detection job commits, which its source does up to 10 s after
 * it has read the last record.
 *
 * @param topics must count the telemetry topics and case-intake
 */
record CatchUp(EmbeddedStack stack, TopicCounts topics) {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  /** The consumer group of the detection job. */
  private static final String DETECTION_GROUP = "offsite-detection";

  private static final long POLL_MILLIS = 100;

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
    return hasCaughtUp("ingest", atMost, () -> stack.unacknowledgedMessages() == 0)
        && hasCaughtUp(
            "detection", atMost, () -> topics.behind(DETECTION_GROUP, KafkaTopics.telemetry()) == 0)
        && hasCaughtUp(
            "reader of case-intake",
            atMost,
            () -> cases.position() >= topics.written().get(KafkaTopics.CASE_INTAKE));
  }

  private static boolean hasCaughtUp(String who, Duration atMost, Condition condition)
      throws ExecutionException, InterruptedException {
    long begun = System.nanoTime();
    while (!condition.holds()) {
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
