package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.pipelines.redrive.KafkaRecords;
import dev.offsite.pipelines.redrive.LetterFile;
import dev.offsite.pipelines.redrive.StoredRefusal;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.stack.ThirdPartyDevice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was refused is sent back when the reason is gone: once, and judged then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(0).reference();

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
            REFERENCE,
            (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  void redrive_deviceThatIsRegisteredMeanwhile_isJudgedOnce() throws Exception {
    publish("wim-late", passage("wim-late", "浙B00001"));
    StoredRefusal letter = awaitLetter("wim-late", RefusalReason.UNKNOWN_DEVICE);

    List<ReferenceEntry> more = new ArrayList<>(REFERENCE);
    more.add(scaleLike("wim-01", "wim-late"));
    new ReferencePublisher(stack.addresses().kafka(), Map.of())
        .publish("with-wim-late", Instant.now(), more);
    assertThat(redrive("--device", "wim-late")).isZero();

    Candidate candidate = awaitCandidate("浙B00001");
    assertThat(candidate.subject().deviceId()).isEqualTo("wim-late");
    assertThat(candidate.clocks().received().toEpochMilli())
        .isEqualTo(letter.refusal().receivedAtMillis());
    long landed = telemetry();
    assertThat(redrive("--device", "wim-late")).isZero();
    assertThat(telemetry()).isEqualTo(landed);
    assertThat(redrive("--device", "wim-late", "--again")).isZero();
    assertThat(telemetry()).isEqualTo(landed + 1);
  }

  @Test
  void redrive_repairedPayload_isJudged() throws Exception {
    publish("wim-02", passage("wim-02", "浙B00002").replace("\"lane\":1", "\"lane\":\"one\""));
    StoredRefusal letter = awaitLetter("wim-02", RefusalReason.WRONG_TYPE);
    assertThat(letter.refusal().pointer()).isEqualTo("/lane");

    String line = new String(LetterFile.write(letter), StandardCharsets.UTF_8);
    Path file = folder.resolve("repaired.jsonl");
    Files.writeString(file, line.replace("\\\"one\\\"", "1") + "\n");
    assertThat(redrive("--from", file.toString())).isZero();

    assertThat(awaitCandidate("浙B00002").facts().measured()).isEqualTo(90_000);
  }

  @Test
  void redrive_topicOfNobody_isRefusedUntilItIsRepaired() throws Exception {
    try (ThirdPartyDevice device = login()) {
      device.publish("offsite/v1/wim/wim-03/weighing", passage("wim-03", "浙B00003"));
    }
    StoredRefusal letter = awaitLetter("", RefusalReason.MALFORMED_TOPIC);
    assertThat(redrive("--reason", "MALFORMED_TOPIC")).isEqualTo(CommandLines.FAILED);

    String line = new String(LetterFile.write(letter), StandardCharsets.UTF_8);
    Path file = folder.resolve("mapped.jsonl");
    Files.writeString(file, line.replace("wim-03/weighing", "wim-03/passage") + "\n");
    assertThat(redrive("--from", file.toString())).isZero();

    assertThat(awaitCandidate("浙B00003").subject().deviceId()).isEqualTo("wim-03");
  }

  @Test
  void list_anyKind_isPrinted() {
    for (String kind : List.of("DEAD_LETTER", "rejected", "late")) {
      assertThat(execute("dead-letters", "--of", kind)).isZero();
      assertThat(execute("dead-letters", "--of", kind, "--json")).isZero();
    }
    assertThat(execute("dead-letters", "--from", "x")).isEqualTo(CommandLines.USAGE);
    assertThat(execute("dead-letters", "--since", "0")).isEqualTo(CommandLines.USAGE);
  }

  private int redrive(String... options) {
    List<String> arguments = new ArrayList<>(List.of("dead-letters", "--redrive"));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data-dir", data.path().toString()));
    return CommandLines.offsite().execute(all.toArray(String[]::new));
  }

  private void publish(String scale, String payload) {
    try (ThirdPartyDevice device = login()) {
      device.publish("offsite/v1/wim/" + scale + "/passage", payload);
    }
  }

  private ThirdPartyDevice login() {
    return new ThirdPartyDevice(
        stack.addresses(), Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
  }

  private static String passage(String scale, String plate) {
    return """
        {"deviceId":"%s","passageId":"it-1","deviceTime":"%s","lane":1,"speedKph":50.0,\
        "grossKg":90000,"axleCount":6,"axleLoadsKg":[15000,15000,15000,15000,15000,15000],\
        "configuration":"ARTICULATED",\
        "plate":{"text":"%s","color":"YELLOW","confidence":0.99}}"""
        .formatted(scale, Instant.now().truncatedTo(ChronoUnit.MILLIS), plate);
  }

  private static ReferenceEntry scaleLike(String model, String id) {
    ReferenceEntry.Device scale =
        REFERENCE.stream()
            .filter(ReferenceEntry.Device.class::isInstance)
            .map(ReferenceEntry.Device.class::cast)
            .filter(device -> device.id().equals(model))
            .findFirst()
            .orElseThrow();
    ReferenceCodec codec = new ReferenceCodec();
    String json =
        new String(codec.writeEntries(List.of(scale)), StandardCharsets.UTF_8)
            .replace('"' + model + '"', '"' + id + '"');
    return codec
        .readEntries(ReferenceKind.DEVICE, "devices.json", json.getBytes(StandardCharsets.UTF_8))
        .get(0);
  }

  private StoredRefusal awaitLetter(String deviceId, RefusalReason reason) {
    try (KafkaRecords records = KafkaRecords.open(stack.addresses().kafka(), Map.of())) {
      return await()
          .atMost(SOON)
          .until(
              () -> {
                List<StoredRefusal> found = new ArrayList<>();
                records.readRefusals(KafkaTopics.DEAD_LETTER, found::add);
                return found.stream()
                    .filter(it -> it.refusal().deviceId().equals(deviceId))
                    .filter(it -> it.refusal().reasons().contains(reason))
                    .findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private Candidate awaitCandidate(String plate) {
    List<Candidate> read = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC())) {
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

  /** Number of records on the telemetry topic of scales; marks of transactions are none. */
  private long telemetry() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(DeviceKind.WIM.telemetryTopic(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long records = 0;
      while (consumer.position(partition) < end) {
        records += consumer.poll(Duration.ofMillis(100)).count();
      }
      return records;
    }
  }
}
