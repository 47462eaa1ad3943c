package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.KafkaTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The reference topic as Kafka knows it: whether it is there, and whether it is still the same. */
final class ReferenceTopic implements KafkaReferenceLoader.TopicLook {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /**
   * As an embedded broker makes it: versions that were replaced go after an hour at the soonest.
   */
  private static final Duration SEGMENT = Duration.ofHours(1);

  private final Admin admin;

  private ReferenceTopic(Admin admin) {
    this.admin = admin;
  }

  /** At the brokers that these properties name; those that are not of an admin client are left. */
  static ReferenceTopic of(Map<String, ?> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.keySet().removeIf(key -> !AdminClientConfig.configNames().contains(key));
    return new ReferenceTopic(Admin.create(properties));
  }

  /**
   * Its id, which a topic that is deleted and made again does not keep; empty if there is none.
   *
   * @throws IllegalStateException if Kafka does not say
   */
  @Override
  public Optional<Uuid> findId() throws InterruptedException {
    try {
      return Optional.of(
          admin
              .describeTopics(List.of(KafkaTopics.REFERENCE))
              .allTopicNames()
              .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
              .get(KafkaTopics.REFERENCE)
              .topicId());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new IllegalStateException("Kafka does not describe the reference topic", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not describe the reference topic", e);
    }
  }

  /**
   * Makes it where it is missing: one partition, compacted, with the replicas that Kafka gives by
   * default.
   *
   * @throws IllegalStateException if Kafka does not
   */
  void ensure() throws InterruptedException {
    if (findId().isPresent()) {
      return;
    }
    NewTopic topic =
        new NewTopic(KafkaTopics.REFERENCE, Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(SEGMENT.toMillis())));
    try {
      admin.createTopics(List.of(topic)).all().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Kafka does not make the reference topic", e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not make the reference topic", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
