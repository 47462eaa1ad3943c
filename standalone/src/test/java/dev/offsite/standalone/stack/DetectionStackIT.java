package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.monitor.board.CaseRecord;
import dev.offsite.monitor.evidence.EvidenceManifest;
import dev.offsite.monitor.evidence.PackageCheck;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.command.CommandLines;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From an MQTT client that is not ours to candidates and refusals on Kafka, over a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DetectionStackIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final StackOptions ANY_PORTS =
      new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE);
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).reference();

  /** Contradicts itself between topic and payload: the devices below are real ones. */
  private static final String TRUCK = deviceOf("truck");

  private static final String SCALE = deviceOf("wim");

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;
  private int passages;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    open(REFERENCE);
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  @Order(1)
  void publish_overloadedTruck_becomesACandidate() {
    String plate = publishOverload();

    Candidate candidate = awaitCandidate(plate);

    assertThat(candidate.kind()).isEqualTo(ViolationKind.BRIDGE_OVERLOAD);
    assertThat(candidate.subject().deviceId()).isEqualTo(SCALE);
    assertThat(candidate.facts().measured()).isEqualTo(90_000);
    assertThat(candidate.evidence().records()).isNotEmpty();
  }

  @Test
  @Order(2)
  void evidence_ofACandidate_isPackedAndAnyChangeOfItIsNamed() throws Exception {
    String id = awaitCandidate(publishOverload()).id();
    Path file = folder.resolve("evidence.zip");

    assertThat(offsite("evidence", id, "--out", file.toString(), "--kafka", kafka())).isZero();

    assertThat(offsite("evidence", "verify", file.toString())).isZero();
    PackageCheck check = PackageCheck.of(Files.readAllBytes(file), null);
    assertThat(check.manifest().candidateId()).isEqualTo(id);
    assertThat(check.manifest().gaps()).isEmpty();
    assertThat(check.manifest().records()).isNotEmpty();
    assertThat(check.manifest().references())
        .extracting(EvidenceManifest.Reference::key)
        .anyMatch(key -> key.startsWith("rule/bridge-overload/"))
        .anyMatch(key -> key.startsWith("device/" + SCALE + "/"))
        .anyMatch(key -> key.startsWith("ladder/"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(offsite("evidence", "verify", file.toString())).isEqualTo(1);
  }

  @Test
  @Order(2)
  void evidence_ofNoCandidate_isRefusedAndWritesNothing() {
    Path file = folder.resolve("none.zip");

    assertThat(offsite("evidence", "no-such-id", "--out", file.toString(), "--kafka", kafka()))
        .isEqualTo(1);
    assertThat(file).doesNotExist();
  }

  private String kafka() {
    return stack.addresses().kafka();
  }

  private static int offsite(String... arguments) {
    return CommandLines.offsite().execute(arguments);
  }

  @Test
  @Order(2)
  void publish_badInput_endsWithItsReasonAndTheJobsGoOn() {
    String positionTopic = "offsite/v1/truck/" + TRUCK + "/position";
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (ThirdPartyDevice device = device()) {
      device.publish(positionTopic, "no JSON at all");
      device.publish(positionTopic, position(TRUCK, now, "\"east\"", "30.2"));
      device.publish(
          "offsite/v1/truck/nobody-knows-me/position",
          position("nobody-knows-me", now, "120.1", "30.2"));
      device.publish(positionTopic, position("another-device", now, "120.1", "30.2"));
      device.publish(positionTopic, position(TRUCK, now, "0", "0"));
      device.publish(
          positionTopic, position(TRUCK, now.plus(365, ChronoUnit.DAYS), "120.1", "30.2"));
      device.publish(
          positionTopic, position(TRUCK, now.minus(365, ChronoUnit.DAYS), "120.1", "30.2"));
      byte[] big = new byte[10 * 1024 * 1024];
      Arrays.fill(big, (byte) ' ');
      device.publish(positionTopic, big);
      device.publish(positionTopic, "[]");
      device.publish("offsite/v1/truck/" + TRUCK + "/passage", "{}");
    }

    assertThat(awaitReasons(KafkaTopics.DEAD_LETTER, 7))
        .containsExactlyInAnyOrder(
            RefusalReason.NOT_JSON,
            RefusalReason.WRONG_TYPE,
            RefusalReason.UNKNOWN_DEVICE,
            RefusalReason.TOPIC_DEVICE_MISMATCH,
            RefusalReason.PAYLOAD_TOO_LARGE,
            RefusalReason.EMPTY_BATCH,
            RefusalReason.MALFORMED_TOPIC);
    assertThat(awaitReasons(KafkaTopics.REJECTED, 3))
        .contains(RefusalReason.ZERO_ISLAND, RefusalReason.FUTURE_TIME, RefusalReason.STALE_TIME);
    assertThat(stack.failures()).isEmpty();
    assertThat(awaitCandidate(publishOverload()).kind()).isEqualTo(ViolationKind.BRIDGE_OVERLOAD);
  }

  @Test
  @Order(3)
  void restart_onTheSameDirectory_inventsNoCandidate() throws Exception {
    Set<String> before = ids();
    stop();

    open(List.of());

    String plate = publishOverload();
    Candidate fresh = awaitCandidate(plate);
    Set<String> after = ids();
    after.remove(fresh.id());
    assertThat(after).isEqualTo(before);
  }

  private void open(List<ReferenceEntry> reference) throws Exception {
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack = EmbeddedStack.start(data, ANY_PORTS, reference, (part, detail, took) -> {});
  }

  private static String deviceOf(String kind) {
    return REFERENCE.stream()
        .filter(ReferenceEntry.Device.class::isInstance)
        .map(ReferenceEntry.Device.class::cast)
        .filter(device -> device.deviceKind().level().equals(kind))
        .map(ReferenceEntry.Device::id)
        .findFirst()
        .orElseThrow();
  }

  /** Publishes a passage far above every limit; returns the plate, which is new each time. */
  private String publishOverload() {
    passages++;
    String plate = String.format(java.util.Locale.ROOT, "浙B%05d", passages);
    try (ThirdPartyDevice device = device()) {
      device.publish(
          "offsite/v1/wim/" + SCALE + "/passage",
          "{\"deviceId\":\"%s\",\"passageId\":\"it-%d\",\"deviceTime\":\"%s\",\"lane\":1,\"speedKph\":50.0,\"grossKg\":90000,\"axleCount\":6,\"axleLoadsKg\":[15000,15000,15000,15000,15000,15000],\"configuration\":\"ARTICULATED\",\"plate\":{\"text\":\"%s\",\"color\":\"YELLOW\",\"confidence\":0.99}}"
              .formatted(SCALE, passages, Instant.now().truncatedTo(ChronoUnit.MILLIS), plate));
    }
    return plate;
  }

  private static String position(String deviceId, Instant time, String lng, String lat) {
    return "{\"deviceId\":\"%s\",\"fixTime\":\"%s\",\"lng\":%s,\"lat\":%s,\"load\":\"EMPTY\",\"cover\":\"CLOSED\",\"body\":\"DOWN\"}"
        .formatted(deviceId, time, lng, lat);
  }

  private ThirdPartyDevice device() {
    return new ThirdPartyDevice(
        stack.addresses(), Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
  }

  private Candidate awaitCandidate(String plate) {
    List<Candidate> read = new ArrayList<>();
    try (CaseIntakeReader reader = reader()) {
      return await()
          .atMost(SOON)
          .until(
              () -> {
                reader.poll(Duration.ofMillis(100)).forEach(it -> read.add(it.candidate()));
                return read.stream().filter(it -> plate.equals(it.subject().plate())).findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    try (CaseIntakeReader reader = reader()) {
      while (!reader.isAtEnd()) {
        for (CaseRecord record : reader.poll(Duration.ofMillis(100))) {
          ids.add(record.candidate().id());
        }
      }
    }
    return ids;
  }

  private CaseIntakeReader reader() {
    return CaseIntakeReader.open(
        stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC());
  }

  private List<RefusalReason> awaitReasons(String topic, int refusals) {
    try (TopicTail tail = new TopicTail(stack.addresses().kafka(), topic)) {
      await().atMost(SOON).until(() -> tail.read().size() >= refusals);
      List<RefusalReason> reasons = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> record : tail.read()) {
        reasons.addAll(
            Refusal.parse(record.key(), TopicTail.headers(record), record.value()).reasons());
      }
      return reasons;
    }
  }
}
