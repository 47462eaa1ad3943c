package dev.offsite.standalone.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How many records topics have been given, and how far a consumer group has come. */
public final class TopicCounts implements AutoCloseable {

  private final Admin admin;
  private final Map<String, List<TopicPartition>> partitions = new HashMap<>();

  /** Counts of these topics, which must exist. */
  public TopicCounts(String bootstrapServers, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      List<TopicPartition> all = new ArrayList<>();
      for (TopicPartitionInfo partition : topic.partitions()) {
        all.add(new TopicPartition(topic.name(), partition.partition()));
      }
      partitions.put(topic.name(), all);
    }
  }

  /** For each topic the number of records it has ever been given. */
  public Map<String, Long> written() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    Map<String, Long> written = new HashMap<>();
    partitions.forEach((topic, all) -> written.put(topic, all.stream().mapToLong(ends::get).sum()));
    return written;
  }

  /** Where each partition of the topics ends. */
  public Map<TopicPartition, Long> ends(Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    ends.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    return ends;
  }

  /** Where a group stands, for each partition of which it has committed anything. */
  public Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> committed.put(partition, offset.offset()));
    return committed;
  }

  /** Number of records of the topics that a group has not taken note of. */
  public long behind(String group, Collection<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    Map<TopicPartition, Long> committed = committed(group);
    long behind = 0;
    for (String topic : topics) {
      for (TopicPartition partition : partitions.get(topic)) {
        behind += ends.get(partition) - committed.getOrDefault(partition, 0L);
      }
    }
    return behind;
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions
        .values()
        .forEach(all -> all.forEach(partition -> wanted.put(partition, OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, result) -> ends.put(partition, result.offset()));
    return ends;
  }
}
