package dev.offsite.standalone.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka from time to time whether the topics of the contract are there and led, in a thread of
 * its own, and tells what an operator should know. What a client library says of a partition
 * without leader is a time-out.
 */
public final class KafkaWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private final Admin admin;
  private final String bootstrapServers;
  private final Collection<String> topics;
  private final Thread thread;
  private volatile List<String> warnings = List.of();
  private volatile boolean closing;

  private KafkaWatch(String bootstrapServers, Collection<String> topics) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(ANSWER_MAX.toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(ANSWER_MAX.toMillis())));
    this.bootstrapServers = bootstrapServers;
    this.topics = List.copyOf(topics);
    this.thread = new Thread(this::watch, "kafka-watch");
    thread.setDaemon(true);
  }

  /** Begins to watch these topics. */
  public static KafkaWatch start(String bootstrapServers, Collection<String> topics) {
    KafkaWatch watch = new KafkaWatch(bootstrapServers, topics);
    watch.thread.start();
    return watch;
  }

  /** What was wrong when it last asked, one sentence each; empty if all is well. */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.interrupt();
    thread.join(ANSWER_MAX.toMillis());
    admin.close(Duration.ZERO);
  }

  private void watch() {
    try {
      while (!closing) {
        List<String> found = look();
        if (!found.equals(warnings)) {
          found.forEach(warning -> LOG.warn("{}", warning));
          if (found.isEmpty()) {
            LOG.info("Kafka at {} is complete again", bootstrapServers);
          }
          warnings = found;
        }
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("Kafka watch ends");
    }
  }

  private List<String> look() throws InterruptedException {
    TreeSet<String> missing = new TreeSet<>();
    TreeSet<String> leaderless = new TreeSet<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        TopicDescription description =
            topic.getValue().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        for (TopicPartitionInfo partition : description.partitions()) {
          if (partition.leader() == null || partition.leader().isEmpty()) {
            leaderless.add(topic.getKey() + '-' + partition.partition());
          }
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          return List.of(unreachable());
        }
        missing.add(topic.getKey());
      } catch (TimeoutException e) {
        return List.of(unreachable());
      }
    }
    List<String> found = new ArrayList<>();
    if (!leaderless.isEmpty()) {
      found.add(
          "Kafka has no leader for "
              + String.join(", ", leaderless)
              + ": the jobs wait, and the MQTT broker keeps what is not in Kafka. Bring back the"
              + " brokers that hold these partitions");
    }
    if (!missing.isEmpty()) {
      found.add(
          "Kafka has no topic "
              + String.join(", ", missing)
              + ": a missing 'reference' is made when reference data is published, any other when"
              + " this instance is started again");
    }
    return found;
  }

  private String unreachable() {
    return "Kafka at "
        + bootstrapServers
        + " does not answer: the jobs wait, and the MQTT broker keeps what is not in Kafka";
  }
}
