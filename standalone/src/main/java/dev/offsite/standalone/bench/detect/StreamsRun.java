package dev.offsite.standalone.bench.detect;

import dev.offsite.standalone.bench.BenchFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A running Kafka Streams application of the benchmark. */
final class StreamsRun implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 20;

  private final KafkaStreams streams;

  private StreamsRun(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * What runs.
   *
   * @param name another for each run, so that it begins anew
   * @param from {@code earliest} or {@code latest}
   * @param folder for state
   * @param threads how many
   */
  record Application(String name, String from, String bootstrapServers, Path folder, int threads) {}

  /** Starts it and waits until it runs. */
  static StreamsRun start(Application application, Topology topology)
      throws BenchFailedException, InterruptedException {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, application.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, application.folder().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, application.threads());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    // as often as the jobs take checkpoints
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, DetectBench.CHECKPOINTS.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), application.from());
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    KafkaStreams streams = new KafkaStreams(topology, properties);
    StreamsRun run = new StreamsRun(streams);
    boolean runs = false;
    try {
      streams.start();
      run.awaitRunning();
      runs = true;
      return run;
    } finally {
      if (!runs) {
        run.close();
      }
    }
  }

  private void awaitRunning() throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (streams.state() != KafkaStreams.State.RUNNING) {
      if (System.nanoTime() > deadline || streams.state() == KafkaStreams.State.ERROR) {
        throw new BenchFailedException("Kafka Streams does not run, it is " + streams.state());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    streams.close(CLOSE_MAX);
  }
}
