package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.simulation.Simulation;
import dev.offsite.standalone.bench.LandedFleet;
import dev.offsite.standalone.bench.SendFailures;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The first messages of the traffic once more, at an even rate, behind what lies in Kafka; and how
 * long after each an answer to it was there. For one run; not thread-safe.
 */
final class PacedTraffic {

  private static final long MICROS_MAX = 600_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final DrivenFixes fixes;
  private final int messages;
  private final Map<TopicPartition, Long> begins;
  private final Map<Integer, long[]> sentNanos = new HashMap<>();

  /**
   * Traffic that has not been published yet.
   *
   * @param fixes of the whole traffic, which say which message lies in which partition
   * @param messages how many
   * @param begins where the topic ends now
   */
  PacedTraffic(DrivenFixes fixes, int messages, Map<TopicPartition, Long> begins) {
    this.fixes = fixes;
    this.messages = messages;
    this.begins = Map.copyOf(begins);
    begins.keySet().forEach(at -> sentNanos.put(at.partition(), new long[messages]));
  }

  /** Publishes all. */
  void publish(Simulation simulation, int perSecond, String bootstrapServers)
      throws InterruptedException {
    MessageSource source = simulation.messages();
    SendFailures failures = new SendFailures();
    Map<Integer, Integer> sent = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = LandedFleet.producer(bootstrapServers)) {
      long begun = System.nanoTime();
      for (int number = 0; number < messages; number++) {
        DeviceMessage message = LandedTraffic.nextFix(source);
        long dueNanos = begun + TimeUnit.SECONDS.toNanos(1) * number / perSecond;
        long waitNanos = dueNanos - System.nanoTime();
        if (waitNanos > 0) {
          TimeUnit.NANOSECONDS.sleep(waitNanos);
        }
        int partition = fixes.partition(number);
        sentNanos.get(partition)[sent.merge(partition, 1, Integer::sum) - 1] = System.nanoTime();
        Future<RecordMetadata> unused =
            producer.send(LandedTraffic.landed(message, partition), failures);
      }
      producer.flush();
    }
    failures.requireNone();
  }

  /** The figures over all that was said at once: first fixes inside, and candidates opened. */
  PacedFigures figures(RoundMeter meter) {
    Histogram micros = new Histogram(MICROS_MAX, SIGNIFICANT_DIGITS);
    for (RoundMeter.Said said : meter.said()) {
      if (said.what() instanceof Alarm alarm) {
        add(micros, alarm.partition(), alarm.offset(), said.nanos());
      } else if (said.what() instanceof SeenCandidate seen
          && seen.phase() == Candidate.Phase.OPEN
          && seen.offset() >= 0) {
        add(micros, seen.partition(), seen.offset(), said.nanos());
      }
    }
    return new PacedFigures(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getValueAtPercentile(99.9) / 1e3);
  }

  private void add(Histogram micros, int partition, long offset, long nanos) {
    long index = offset - begins.get(new TopicPartition(LandedTraffic.TOPIC, partition));
    long sent = sentNanos.get(partition)[Math.toIntExact(index)];
    micros.recordValue(Math.max(0, Math.min((nanos - sent) / 1_000, MICROS_MAX)));
  }
}
