package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes the reference topic: while jobs run, and before they start again. */
class ReferenceTopicBadDayIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final String SCALE =
      REFERENCE.stream()
          .filter(ReferenceEntry.Device.class::isInstance)
          .map(ReferenceEntry.Device.class::cast)
          .filter(device -> device.deviceKind() == DeviceKind.WIM)
          .map(ReferenceEntry.Device::id)
          .findFirst()
          .orElseThrow();

  @TempDir Path folder;
  private int passages;

  @Test
  void topic_deleted_keepsTheReleaseInForce_andARestartJudgesNothingWithoutOne() throws Exception {
    NeutralLocale.set();
    try (DataDirectory data =
        DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP)) {
      try (EmbeddedStack stack = start(data, REFERENCE)) {
        String release = releaseOf(awaitCandidate(stack, publishOverload(stack)));
        delete(stack);
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(stack.warnings())
                        .anyMatch(it -> it.startsWith("Kafka has no topic reference: ")));
        assertThat(releaseOf(awaitCandidate(stack, publishOverload(stack)))).isEqualTo(release);

        publish(stack, "again");
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> releaseOf(awaitCandidate(stack, publishOverload(stack))).equals("again"));
        await().atMost(SOON).until(() -> stack.warnings().isEmpty());
        assertThat(stack.failures()).isEmpty();
        delete(stack);
      }
      try (EmbeddedStack stack = start(data, List.of())) {
        String plate = publishOverload(stack);
        await()
            .during(Duration.ofSeconds(3))
            .atMost(Duration.ofSeconds(10))
            .until(() -> findCandidate(stack, plate).isEmpty());

        publish(stack, "at-last");

        assertThat(releaseOf(awaitCandidate(stack, plate))).isEqualTo("at-last");
      }
    }
  }

  private static EmbeddedStack start(DataDirectory data, List<ReferenceEntry> reference)
      throws Exception {
    return EmbeddedStack.start(
        data,
        new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
        reference,
        (part, detail, took) -> {});
  }

  private static void publish(EmbeddedStack stack, String release) throws Exception {
    new ReferencePublisher(stack.addresses().kafka(), Map.of())
        .publish(release, Instant.now(), REFERENCE);
  }

  private static void delete(EmbeddedStack stack) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafka()))) {
      admin.deleteTopics(List.of(KafkaTopics.REFERENCE)).all().get();
    }
  }

  /** Publishes a passage far above every limit; returns the plate, which is new each time. */
  private String publishOverload(EmbeddedStack stack) {
    passages++;
    String plate = String.format(Locale.ROOT, "浙B%05d", passages);
    try (ThirdPartyDevice device =
        new ThirdPartyDevice(
            stack.addresses(),
            Credentials.SIMULATOR_USER,
            stack.credentials().simulatorPassword())) {
      device.publish(
          "offsite/v1/wim/" + SCALE + "/passage",
          ("{\"deviceId\":\"%s\",\"passageId\":\"bad-day-%d\",\"deviceTime\":\"%s\",\"lane\":1,"
                  + "\"speedKph\":50.0,\"grossKg\":90000,\"axleCount\":6,"
                  + "\"axleLoadsKg\":[15000,15000,15000,15000,15000,15000],"
                  + "\"configuration\":\"ARTICULATED\","
                  + "\"plate\":{\"text\":\"%s\",\"color\":\"YELLOW\",\"confidence\":0.99}}")
              .formatted(SCALE, passages, Instant.now().truncatedTo(ChronoUnit.MILLIS), plate));
    }
    return plate;
  }

  private static Candidate awaitCandidate(EmbeddedStack stack, String plate) {
    return await()
        .atMost(SOON)
        .until(() -> findCandidate(stack, plate), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<Candidate> findCandidate(EmbeddedStack stack, String plate) {
    List<Candidate> read = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC())) {
      while (!reader.isAtEnd()) {
        reader.poll(Duration.ofMillis(100)).forEach(it -> read.add(it.candidate()));
      }
    }
    return read.stream().filter(it -> plate.equals(it.subject().plate())).findFirst();
  }

  private static String releaseOf(Candidate candidate) {
    return candidate.rule().release();
  }
}
