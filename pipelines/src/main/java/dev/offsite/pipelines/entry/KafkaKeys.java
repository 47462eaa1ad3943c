package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.topics.TopicSizing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of Kafka and of its topics. */
final class KafkaKeys {

  static final SettingKey<String> BOOTSTRAP_SERVERS =
      new SettingKey<>(
          "kafka.bootstrap-servers",
          "`HOST:PORT`, several with commas",
          "",
          "Where Kafka is reached, by the jobs and by whoever submits them.",
          SettingForms::text);

  static final SettingKey<Path> CLIENT_PROPERTIES_FILE =
      new SettingKey<>(
          "kafka.client-properties-file",
          SettingForms.PATH,
          "",
          "Further settings of every Kafka client, such as `security.protocol`; they win over ours."
              + " Read by whoever submits the job, and carried in it. Default: none, a Kafka that asks"
              + " nobody.",
          SettingForms::path);

  static final SettingKey<Integer> PARTITIONS =
      new SettingKey<>(
          "topics.partitions",
          "1 to 1000",
          "8",
          "Partitions of the telemetry topics and of case-intake, where they are made. Twice the"
              + " parallelism of one machine, because the number can never be raised without sending a"
              + " device's records elsewhere.",
          SettingForms.integer(1, TopicSizing.PARTITIONS_MAX));

  static final SettingKey<Integer> REPLICAS =
      new SettingKey<>(
          "topics.replicas",
          "1 to 9",
          "1",
          "Copies of each partition, where topics are made; 3 where there are three brokers, and then"
              + " two must have a record before it counts. 1 is right for one broker only.",
          SettingForms.integer(1, TopicSizing.REPLICAS_MAX));

  static final SettingKey<Duration> RETENTION =
      new SettingKey<>(
          "topics.retention",
          SettingForms.DURATION,
          "7 d",
          "How long Kafka keeps telemetry and refusals: long enough to look back over a week and to"
              + " judge it once more.",
          SettingForms.duration(Duration.ofMinutes(1), Duration.ofDays(3_650)));

  private KafkaKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(BOOTSTRAP_SERVERS, CLIENT_PROPERTIES_FILE, PARTITIONS, REPLICAS, RETENTION);
  }
}
