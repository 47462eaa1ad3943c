package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.topics.TopicCreation;
import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Makes the Kafka topics that are missing: {@code TopicsMain [--settings FILE]}. Needs no Flink
 * cluster. Ends with 1 if a topic that exists would lose what it must keep, or Kafka does not
 * answer, and with 2 if a setting is wrong.
 */
public final class TopicsMain {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int WRONG_SETTING = 2;

  private TopicsMain() {}

  /** Runs once. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, System.getenv(), System.out));
  }

  static int run(String[] arguments, Map<String, String> environment, PrintStream out)
      throws InterruptedException {
    KafkaAccess kafka;
    TopicSizing sizing;
    try {
      Settings settings = Settings.of(arguments, environment);
      kafka = KafkaAccess.of(settings);
      sizing =
          new TopicSizing(
              settings.require(KafkaKeys.PARTITIONS),
              settings.require(KafkaKeys.REPLICAS),
              settings.require(KafkaKeys.RETENTION));
    } catch (SettingsException e) {
      out.println(e.getMessage());
      return WRONG_SETTING;
    }
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      return report(new TopicCreation(admin).createMissing(TopicPlan.of(sizing)), out);
    } catch (ExecutionException e) {
      out.println(
          "Kafka on " + kafka.bootstrapServers() + " does not make topics: " + e.getCause());
      return FAILED;
    }
  }

  private static int report(TopicCreation.Outcome outcome, PrintStream out) {
    out.println("topics made: " + outcome.created());
    outcome.otherPartitions().forEach(out::println);
    outcome.otherCleanup().forEach(out::println);
    return outcome.otherCleanup().isEmpty() ? OK : FAILED;
  }
}
