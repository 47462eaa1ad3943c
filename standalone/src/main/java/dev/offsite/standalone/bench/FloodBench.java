package dev.offsite.standalone.bench;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.standalone.cluster.JobCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Whether one device that floods delays the others.
 *
 * <p>Trucks send a message a second each; the time from handing it to the MQTT client until a Kafka
 * consumer has it is measured in two phases, the second beside a device that sends as fast as its
 * own connection takes it. Afterwards every message is looked for: those of the trucks landed, each
 * of the flood landed or became a dead letter for its rate.
 *
 * <p>Publishers and servers share this process and its cores, so the flood takes processor time
 * from everything: what is found is the worst case of a machine of this size.
 */
public final class FloodBench {

  private static final int STEADY_CONNECTIONS = 4;
  private static final Duration SETTLE_MAX = Duration.ofMinutes(2);
  private static final Duration WARM_UP_MAX = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 20;
  private static final int BEFORE = 1;
  private static final int DURING = 2;

  private final FloodPlan plan;
  private final BenchProgress progress;

  public FloodBench(FloodPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if a message is missing, altered or in two places, or the end is
   *     not reached within two minutes
   */
  public FloodReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    try (BenchServers servers = BenchServers.start(folder)) {
      progress.show("starts broker and ingest job");
      servers.restartBroker();
      try (JobCluster cluster = servers.startIngest()) {
        return measured(servers, loadBefore);
      }
    }
  }

  private FloodReport measured(BenchServers servers, double loadBefore) throws Exception {
    int warmUp =
        Math.toIntExact(
            plan.trucks() * Math.min(WARM_UP_MAX.toSeconds(), plan.phase().toSeconds()));
    int beforeEnd = warmUp + plan.messagesPerPhase();
    int end = beforeEnd + plan.messagesPerPhase();
    BenchMessages steady = new BenchMessages("steady-", plan.trucks());
    BenchMessages flooding = new BenchMessages("flood-", 1);
    try (MqttSink sink =
            new MqttSink(
                servers
                    .accounts()
                    .publishers(servers.brokerUri(), "offsite-steady", STEADY_CONNECTIONS),
                Clock.systemUTC(),
                new PublishLog());
        Flood flood = new Flood(servers, flooding, plan.floodMessagesMax())) {
      SteadyTrucks trucks = new SteadyTrucks(sink, steady, plan.trucks(), end);
      try (LandingWatch watch =
          new LandingWatch(servers, steady, flooding, trucks::sentNanos, 0, warmUp, beforeEnd)) {
        watch.start();
        progress.show(plan.trucks() + " trucks warm up");
        trucks.send(0, warmUp);
        progress.show(plan.trucks() + " trucks alone, " + plan.phase().toSeconds() + " s");
        trucks.send(warmUp, beforeEnd);
        progress.show(plan.trucks() + " trucks and a flood, " + plan.phase().toSeconds() + " s");
        flood.start();
        trucks.send(beforeEnd, end);
        flood.stop();
        settle(servers, trucks, watch, end, flood.published());
        return report(servers, watch, flood, flooding, loadBefore, end);
      }
    }
  }

  private void settle(
      BenchServers servers, SteadyTrucks trucks, LandingWatch watch, int steady, int flooded)
      throws BenchFailedException, InterruptedException {
    progress.show(
        String.format(Locale.ROOT, "the flood sent %,d messages; waits for the end", flooded));
    if (!trucks.drain(SETTLE_MAX)) {
      throw new BenchFailedException("the broker does not acknowledge what the trucks sent");
    }
    servers.awaitAcknowledged(SETTLE_MAX);
    long deadline = System.nanoTime() + SETTLE_MAX.toNanos();
    while (watch.steadyCount() < steady && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    watch.stop();
  }

  private FloodReport report(
      BenchServers servers,
      LandingWatch watch,
      Flood flood,
      BenchMessages flooding,
      double loadBefore,
      int steadySent)
      throws BenchFailedException {
    Receipts deadLetters = new Receipts(flooding);
    try (LandedRecords letters =
        new LandedRecords(servers.bootstrapServers(), KafkaTopics.DEAD_LETTER)) {
      progress.show("reads the dead letters");
      letters.read(
          0,
          letters.end(),
          SETTLE_MAX,
          letter -> deadLetters.add(isForItsRate(letter) ? letter.key() : "", letter.value()));
    }
    FloodReport report =
        new FloodReport(
            plan,
            Machine.local(),
            loadBefore,
            Machine.loadAverage(),
            watch.figures(BEFORE),
            watch.figures(DURING),
            new FloodReport.Account(
                flood.published(),
                flood.messagesPerSecond(),
                watch.ofFlood().distinct(),
                deadLetters.distinct(),
                watch.ofFlood().common(deadLetters),
                watch.ofFlood().repeats() + deadLetters.repeats() + watch.ofSteady().repeats(),
                watch.ofFlood().altered() + deadLetters.altered() + watch.ofSteady().altered()),
            steadySent,
            watch.ofSteady().distinct());
    String fault = report.findFault();
    if (!fault.isEmpty()) {
      throw new BenchFailedException(fault);
    }
    return report;
  }

  private static boolean isForItsRate(ConsumerRecord<String, byte[]> letter) {
    Header reasons = letter.headers().lastHeader(RecordHeaders.REASONS);
    return reasons != null
        && RefusalReason.RATE_EXCEEDED
            .name()
            .equals(new String(reasons.value(), StandardCharsets.UTF_8));
  }
}
