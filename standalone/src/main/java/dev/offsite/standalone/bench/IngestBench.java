package dev.offsite.standalone.bench;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.PublishLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast the ingest job lands messages, against the fastest plain consumer of the same client
 * library.
 *
 * <p>Each round begins with an empty broker. A side subscribes and leaves; then messages are
 * published and queue in its session, so that publishers take no part in what is measured; then it
 * comes back and drains them. Sides take turns, and a pair of short rounds before the first checks
 * the answers and warms up. Every round's records are compared with what was published, byte for
 * byte.
 */
public final class IngestBench {

  /** Enough that nobody is above the device rate, whose burst is 7,200. */
  private static final int MESSAGES_PER_DEVICE = 100;

  private static final Duration ROUND_MAX = Duration.ofMinutes(3);

  private final Plan plan;
  private final BenchProgress progress;
  private final BenchMessages numbered;

  /**
   * What to run.
   *
   * @param messages of each round, at least 100
   * @param rounds pairs of rounds, at least 1
   * @param publishers connections that publish before a round
   */
  public record Plan(int messages, int rounds, int publishers) {

    /** A second of two cores, so that checkpoints and start weigh little. */
    public static final int MESSAGES_MIN = 100;

    public Plan {
      require("messages", messages, MESSAGES_MIN);
      require("rounds", rounds, 1);
      require("publishers", publishers, 1);
    }

    private static void require(String name, int value, int min) {
      if (value < min) {
        throw new IllegalArgumentException(name + " " + value + " is below " + min);
      }
    }
  }

  public IngestBench(Plan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
    this.numbered = new BenchMessages("bench-", Math.max(1, plan.messages() / MESSAGES_PER_DEVICE));
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if a message is missing, altered or refused, or a round takes
   *     longer than three minutes
   */
  public IngestReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    List<IngestRound> rounds = new ArrayList<>();
    try (BenchServers servers = BenchServers.start(folder)) {
      for (IngestSide side : IngestSide.values()) {
        round(servers, side, Math.max(Plan.MESSAGES_MIN, plan.messages() / 4), "warm-up");
      }
      for (int i = 1; i <= plan.rounds(); i++) {
        for (IngestSide side : IngestSide.values()) {
          rounds.add(round(servers, side, plan.messages(), "round " + i));
        }
      }
    }
    return new IngestReport(
        plan, Machine.local(), loadBefore, Machine.loadAverage(), List.copyOf(rounds));
  }

  private IngestRound round(BenchServers servers, IngestSide side, int messages, String name)
      throws Exception {
    String what = name + ", " + side.label();
    progress.show(what + ": subscribes");
    servers.restartBroker();
    side.open(servers).close();
    publish(servers, messages, what);
    String telemetry = DeviceKind.TRUCK.telemetryTopic();
    try (LandedRecords landed = new LandedRecords(servers.bootstrapServers(), telemetry);
        LandedRecords refused =
            new LandedRecords(servers.bootstrapServers(), KafkaTopics.DEAD_LETTER)) {
      long from = landed.end();
      long refusedFrom = refused.end();
      DrainMeter.Drain drain = drain(servers, side, landed, from, messages, what);
      if (refused.end() > refusedFrom) {
        throw new BenchFailedException(
            what + ": " + (refused.end() - refusedFrom) + " messages became dead letters");
      }
      return checked(side, landed, from, messages, drain, what);
    }
  }

  private void publish(BenchServers servers, int messages, String what) throws Exception {
    progress.show(what + ": queues " + messages + " messages");
    try (MqttSink sink =
        new MqttSink(
            servers.accounts().publishers(servers.brokerUri(), "offsite-bench", plan.publishers()),
            Clock.systemUTC(),
            new PublishLog())) {
      for (int i = 0; i < messages; i++) {
        sink.publish(numbered.message(i, 0));
      }
      if (!sink.drain(ROUND_MAX)) {
        throw new BenchFailedException(
            what + ": the broker does not take " + messages + " messages within " + ROUND_MAX);
      }
    }
    if (servers.unacknowledgedMessages() != messages) {
      throw new BenchFailedException(
          what
              + ": the broker holds "
              + servers.unacknowledgedMessages()
              + " messages, "
              + messages
              + " were published");
    }
  }

  private DrainMeter.Drain drain(
      BenchServers servers,
      IngestSide side,
      LandedRecords landed,
      long from,
      int messages,
      String what)
      throws Exception {
    DrainMeter meter =
        new DrainMeter(
            landed,
            from,
            messages,
            ROUND_MAX,
            now ->
                progress.show(
                    String.format(Locale.ROOT, "%s: %,d of %,d landed", what, now, messages)));
    ExecutorService watcher =
        Executors.newSingleThreadExecutor(
            task -> new Thread(task, CpuClock.BENCH_THREADS + "meter"));
    try {
      Future<DrainMeter.Drain> measured = watcher.submit(meter);
      try (AutoCloseable open = side.open(servers)) {
        DrainMeter.Drain drain = measured.get();
        servers.awaitAcknowledged(ROUND_MAX);
        return drain;
      }
    } catch (ExecutionException e) {
      throw new BenchFailedException(what + ": " + e.getCause().getMessage(), e.getCause());
    } finally {
      watcher.shutdownNow();
    }
  }

  private IngestRound checked(
      IngestSide side,
      LandedRecords landed,
      long from,
      int messages,
      DrainMeter.Drain drain,
      String what)
      throws BenchFailedException {
    progress.show(what + ": compares what landed");
    Receipts receipts = new Receipts(numbered);
    landed.read(
        from, landed.end(), ROUND_MAX, record -> receipts.add(record.key(), record.value()));
    if (receipts.distinct() != messages || receipts.altered() > 0) {
      throw new BenchFailedException(
          what
              + ": of "
              + messages
              + " messages "
              + receipts.distinct()
              + " landed, "
              + receipts.altered()
              + " records are not what was published");
    }
    return new IngestRound(
        side,
        drain.messages(),
        drain.nanos() / 1e9,
        drain.cpu().processNanos() / 1e9,
        drain.cpu().consumerNanos() / 1e9,
        receipts.repeats());
  }
}
