package dev.offsite.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Stores what this release leaves behind when it is upgraded in the middle of {@link UpgradeFeed}:
 * a savepoint and a checkpoint of each job, and what lies on Kafka.
 */
final class StoreRelease {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Two weighings' worth, a truck's and two heaps': one candidate of each kind. */
  private static final int CANDIDATES_MIN = 3;

  private StoreRelease() {}

  /** The argument is the folder to write, which is named after the release. */
  public static void main(String[] arguments) throws Exception {
    NeutralLocale.set();
    Path target = Path.of(arguments[0]);
    Path temporary = Files.createTempDirectory("store-release");
    try {
      store(target, temporary);
    } finally {
      try (Stream<Path> files = Files.walk(temporary)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void store(Path target, Path temporary) throws Exception {
    List<ProducerRecord<byte[], byte[]>> first = UpgradeFeed.firstHalf();
    RecordFile.write(target.resolve(StoredRelease.FIRST_HALF), first);
    RecordFile.write(target.resolve(StoredRelease.SECOND_HALF), UpgradeFeed.secondHalf());
    StoredRelease release = new StoredRelease(target);
    try (UpgradeServers servers = UpgradeServers.start(temporary.resolve("servers"))) {
      new ReferencePublisher(servers.kafka(), Map.of())
          .publish("stored", Instant.parse("2026-03-01T00:00:00Z"), UpgradeFeed.reference());
      RecordFile.write(
          target.resolve(StoredRelease.REFERENCE),
          RecordFile.consume(servers.kafka(), KafkaTopics.REFERENCE));
      RecordFile.produce(servers.kafka(), first);

      try (SavepointCluster cluster = SavepointCluster.start(temporary.resolve("flink"))) {
        JobID detection = cluster.run(servers.detection());
        awaitJudged(servers);
        cluster.stopWithSavepoint(detection, release.savepoint("detection"));
        JobID ingest = cluster.run(servers.ingest());
        servers.awaitSubscribed();
        cluster.stopWithSavepoint(ingest, release.savepoint("ingest"));
      }
      RecordFile.write(
          target.resolve(StoredRelease.CANDIDATES),
          RecordFile.consume(servers.kafka(), KafkaTopics.CASE_INTAKE));
      RecordFile.write(target.resolve(StoredRelease.REFUSALS), refusals(servers));
      storeCheckpoint(servers, servers.detection(), temporary, release);
      storeCheckpoint(servers, servers.ingest(), temporary, release);
    }
    TreeSet<String> lines = new TreeSet<>();
    for (String job : List.of("detection", "ingest")) {
      StateInventory inventory = StateInventory.of(job, release.savepoint(job));
      assertThat(inventory.emptyStates()).as("states that hold nothing").isEmpty();
      lines.addAll(inventory.lines());
    }
    Files.write(target.resolve(StoredRelease.OPERATORS), lines);
  }

  /** Ended in order, as {@code ./offsite up} ends, so that all of the first half is in it. */
  private static void storeCheckpoint(
      UpgradeServers servers, JobDefinition definition, Path temporary, StoredRelease release)
      throws Exception {
    Path folder = temporary.resolve("up-" + definition.name());
    try (JobCluster cluster =
        JobCluster.start(folder.resolve("checkpoints"), folder.resolve("tmp"), 1)) {
      int before = RecordFile.consume(servers.kafka(), KafkaTopics.CASE_INTAKE).size();
      cluster.run(definition, JobCluster.EarlierState.RESTORE, JobCluster.Await.RUNNING);
      if (definition.name().equals("ingest")) {
        servers.awaitSubscribed();
      } else {
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    RecordFile.consume(servers.kafka(), KafkaTopics.CASE_INTAKE).size()
                        >= 2 * before);
        awaitJudged(servers);
      }
    }
    Path newest;
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      newest =
          files
              .filter(file -> file.endsWith("_metadata"))
              .max(Comparator.comparing(file -> file.toFile().lastModified()))
              .orElseThrow()
              .getParent();
    }
    SavepointCluster.copy(
        newest,
        release
            .folder()
            .resolve(definition.name() + "-checkpoint")
            .resolve(newest.getParent().getFileName()));
  }

  private static void awaitJudged(UpgradeServers servers) {
    // nothing comes after the first half, so what is there and stays the same is all there is
    List<Integer> seen = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              seen.add(RecordFile.consume(servers.kafka(), KafkaTopics.CASE_INTAKE).size());
              int last = seen.size() - 1;
              return last >= 4
                  && seen.get(last) >= CANDIDATES_MIN
                  && seen.get(last).equals(seen.get(last - 4));
            });
  }

  private static List<ProducerRecord<byte[], byte[]>> refusals(UpgradeServers servers) {
    List<ProducerRecord<byte[], byte[]>> refusals = new ArrayList<>();
    for (String topic : List.of(KafkaTopics.DEAD_LETTER, KafkaTopics.REJECTED, KafkaTopics.LATE)) {
      refusals.addAll(RecordFile.consume(servers.kafka(), topic));
    }
    return refusals;
  }
}
