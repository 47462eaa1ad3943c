package dev.offsite.pipelines.topics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of a plan that a broker lacks, and compares the others with it. */
public final class TopicCreation {

  private final Admin admin;

  /** Through a client, which stays open. */
  public TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * What was made and found.
   *
   * @param created names of topics that were made
   * @param otherPartitions topics that have another number of partitions, in words; they keep it
   * @param otherCleanup topics that are not kept or compacted as they should be, in words: what is
   *     lost from them cannot be found again, so it is an error
   */
  public record Outcome(
      List<String> created, List<String> otherPartitions, List<String> otherCleanup) {
    public Outcome {
      created = List.copyOf(created);
      otherPartitions = List.copyOf(otherPartitions);
      otherCleanup = List.copyOf(otherCleanup);
    }
  }

  /**
   * Makes what is missing; never changes what exists. Safe to repeat, and from several places at
   * once.
   *
   * @throws ExecutionException if Kafka does not answer or does not allow it
   */
  public Outcome createMissing(List<NewTopic> plan)
      throws ExecutionException, InterruptedException {
    Set<String> existing = new HashSet<>(admin.listTopics().names().get());
    List<String> created = new ArrayList<>();
    List<NewTopic> kept = new ArrayList<>();
    for (NewTopic topic : plan) {
      if (!existing.contains(topic.name()) && create(topic)) {
        created.add(topic.name());
      } else {
        kept.add(topic);
      }
    }
    return new Outcome(created, otherPartitions(kept), otherCleanup(kept));
  }

  /** Whether it was made here, not by somebody else meanwhile. */
  private boolean create(NewTopic topic) throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private List<String> otherPartitions(List<NewTopic> kept)
      throws ExecutionException, InterruptedException {
    List<String> names = kept.stream().map(NewTopic::name).toList();
    Map<String, TopicDescription> found = admin.describeTopics(names).allTopicNames().get();
    List<String> differences = new ArrayList<>();
    for (NewTopic topic : kept) {
      int partitions = found.get(topic.name()).partitions().size();
      if (partitions != topic.numPartitions()) {
        // more partitions would send a device's later records elsewhere than its earlier ones
        differences.add(
            String.format(
                "topic %s keeps its %d partitions; %d were asked for",
                topic.name(), partitions, topic.numPartitions()));
      }
    }
    return differences;
  }

  private List<String> otherCleanup(List<NewTopic> kept)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        kept.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<ConfigResource, Config> found = admin.describeConfigs(resources).all().get();
    List<String> differences = new ArrayList<>();
    for (NewTopic topic : kept) {
      String planned = topic.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG);
      String actual =
          found
              .get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
              .get(TopicConfig.CLEANUP_POLICY_CONFIG)
              .value();
      if (!planned.equals(actual)) {
        differences.add(
            String.format(
                "topic %s has %s %s; it needs %s",
                topic.name(), TopicConfig.CLEANUP_POLICY_CONFIG, actual, planned));
      }
    }
    return differences;
  }
}
