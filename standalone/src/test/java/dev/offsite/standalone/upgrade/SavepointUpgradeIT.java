package dev.offsite.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.standalone.chaos.UndisturbedRun;
import dev.offsite.standalone.chaos.Verdicts;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.ThirdPartyDevice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each earlier release left behind is taken over by the jobs as they are: nothing of its state
 * may be left out, and the second half of the feed must end in the candidates of a run that was
 * never interrupted.
 *
 * <p>Savepoints and checkpoints go the way of {@code ./offsite up}: they lie in a data directory
 * that {@link JobCluster} finds them in. A cluster of its own restores a savepoint by the same
 * settings.
 */
class SavepointUpgradeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PRESENT = "/savepoints/operators.txt";

  @TempDir Path folder;

  @BeforeAll
  static void neutralLocale() {
    NeutralLocale.set();
  }

  static Stream<Arguments> storedStates() throws Exception {
    return StoredRelease.all().stream()
        .flatMap(
            release ->
                Stream.of(Arguments.of(release, "savepoint"), Arguments.of(release, "checkpoint")));
  }

  static Stream<StoredRelease> releases() throws Exception {
    return StoredRelease.all().stream();
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("storedStates")
  void jobs_startedOnStoredState_endWithTheCandidatesOfAnUndisturbedRun(
      StoredRelease release, String form) throws Exception {
    List<ProducerRecord<byte[], byte[]>> feed =
        new ArrayList<>(release.records(StoredRelease.FIRST_HALF));
    try (UpgradeServers servers = UpgradeServers.start(folder.resolve("servers"))) {
      RecordFile.produce(servers.kafka(), release.records(StoredRelease.REFERENCE));
      RecordFile.produce(servers.kafka(), feed);
      RecordFile.produce(servers.kafka(), release.records(StoredRelease.CANDIDATES));
      try (JobCluster cluster =
          JobCluster.start(folder.resolve("checkpoints"), folder.resolve("tmp"), 2)) {
        goOn(cluster, servers.detection(), release, form);
        goOn(cluster, servers.ingest(), release, form);
        servers.awaitSubscribed();
        RecordFile.produce(servers.kafka(), release.records(StoredRelease.SECOND_HALF));
        feed.addAll(release.records(StoredRelease.SECOND_HALF));

        Map<String, List<Object>> expected = Verdicts.of(undisturbed(feed, release));
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(Verdicts.differences(expected, Verdicts.of(candidates(servers))))
                        .as("candidates after the upgrade from %s", release)
                        .isEmpty());
        assertThat(RecordFile.consume(servers.kafka(), KafkaTopics.LATE))
            .as("repeats that the stored fingerprints know")
            .isEmpty();

        publish(servers);
        await().atMost(PATIENCE).until(() -> hasLanded(servers));
        assertThat(cluster.failures()).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("releases")
  void operators_ofAnEarlierRelease_allExist(StoredRelease release) throws Exception {
    assertThat(Files.readAllLines(Path.of(getClass().getResource(PRESENT).toURI())))
        .as("a line that is missing here was renamed or removed: its state cannot be restored")
        .containsAll(Files.readAllLines(release.folder().resolve(StoredRelease.OPERATORS)));
  }

  /** An operator or a state that is added belongs in the file; nothing in it may be renamed. */
  @Test
  void operators_ofTheseJobs_areThoseOfTheGoldenFile() throws Exception {
    Set<String> lines = new TreeSet<>();
    try (UpgradeServers servers = UpgradeServers.start(folder.resolve("servers"));
        SavepointCluster cluster = SavepointCluster.start(folder.resolve("flink"))) {
      StoredRelease any = StoredRelease.all().get(0);
      RecordFile.produce(servers.kafka(), any.records(StoredRelease.REFERENCE));
      for (JobDefinition definition : servers.jobs()) {
        Path savepoint = folder.resolve(definition.name());
        JobID job = cluster.run(definition);
        cluster.stopWithSavepoint(job, savepoint);
        lines.addAll(StateInventory.of(definition.name(), savepoint).lines());
      }
    }

    assertThat(String.join("\n", lines))
        .isEqualTo(Files.readString(Path.of(getClass().getResource(PRESENT).toURI())).strip());
  }

  /** Lays the stored state where the cluster looks for its own, and starts the job on it. */
  private void goOn(
      JobCluster cluster, JobDefinition definition, StoredRelease release, String form)
      throws Exception {
    Path place =
        folder
            .resolve("checkpoints")
            .resolve(release.jobFolder(definition.name()))
            .resolve("chk-7");
    SavepointCluster.copy(
        form.equals("savepoint")
            ? release.savepoint(definition.name())
            : release.checkpoint(definition.name()),
        place);

    JobCluster.RunningJob job =
        cluster.run(definition, JobCluster.EarlierState.RESTORE, JobCluster.Await.RUNNING);

    assertThat(job.restoredFrom()).isEqualTo(place);
  }

  private static List<Candidate> undisturbed(
      List<ProducerRecord<byte[], byte[]>> feed, StoredRelease release) throws Exception {
    List<RawRecord> telemetry = new ArrayList<>();
    RawRecordSchema schema = new RawRecordSchema();
    for (ProducerRecord<byte[], byte[]> record : feed) {
      ConsumerRecord<byte[], byte[]> landed =
          new ConsumerRecord<>(record.topic(), 0, telemetry.size(), record.key(), record.value());
      record.headers().forEach(landed.headers()::add);
      schema.deserialize(landed, new ListCollector(telemetry));
    }
    List<ReferenceEntry> entries = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : release.records(StoredRelease.REFERENCE)) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (ReferenceKey.parse(key).orElseThrow() instanceof ReferenceKey.OfEntry entry) {
        entries.add(new ReferenceCodec().decode(entry, record.value()));
      }
    }
    return UndisturbedRun.over(
        telemetry, FixedReferenceFeed.of("stored", entries), UpgradeServers.settings());
  }

  private static List<Candidate> candidates(UpgradeServers servers) {
    CandidateCodec codec = new CandidateCodec();
    return RecordFile.consume(servers.kafka(), KafkaTopics.CASE_INTAKE).stream()
        .map(record -> codec.decode(record.value()))
        .toList();
  }

  private static void publish(UpgradeServers servers) {
    try (ThirdPartyDevice device =
        new ThirdPartyDevice(
            servers.addresses(),
            Credentials.SIMULATOR_USER,
            servers.credentials().simulatorPassword())) {
      device.publish("offsite/v1/truck/after-upgrade/position", "{}");
    }
  }

  private static boolean hasLanded(UpgradeServers servers) {
    return RecordFile.consume(servers.kafka(), "telemetry.truck").stream()
        .anyMatch(
            record -> new String(record.key(), StandardCharsets.UTF_8).equals("after-upgrade"));
  }

  private record ListCollector(List<RawRecord> records) implements Collector<RawRecord> {
    @Override
    public void collect(RawRecord record) {
      records.add(record);
    }

    @Override
    public void close() {}
  }
}
