package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.reference.ProfileFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scale that speaks its vendor's language on its vendor's topic, from MQTT to a candidate. */
class VendorDeviceIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SCALE = "wim-01";
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");

  @TempDir static Path folder;

  @Test
  void vendorScale_ownTopicAndFormat_isJudgedAndItsFaultsPointIntoItsOwnMessage() throws Exception {
    NeutralLocale.set();
    StackOptions options =
        new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
            .with(
                IngestSettings.DEFAULT.withForeignTopics(
                    List.of(ForeignTopic.parse("scale/{deviceId}/up=wim"))));
    try (DataDirectory data =
            DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(data, options, reference(), (part, detail, took) -> {})) {
      String password = stack.logins().issue(SCALE);
      try (ThirdPartyDevice device = new ThirdPartyDevice(stack.addresses(), SCALE, password)) {
        device.publish("scale/" + SCALE + "/up", message("\"gw\":9000"));
        device.publish("scale/" + SCALE + "/up", message("\"weight\":9000"));
      }

      Candidate candidate = awaitCandidate(stack);
      assertThat(candidate.subject().deviceId()).isEqualTo(SCALE);
      assertThat(candidate.subject().plate()).isEqualTo("浙A12345");
      assertThat(candidate.facts().measured()).isEqualTo(90_000);
      Refusal refusal = awaitRefusal(stack);
      assertThat(refusal.reasons()).containsExactly(RefusalReason.MISSING_FIELD);
      assertThat(refusal.pointer()).isEqualTo("/body/vehicles/0/gw");
      assertThat(refusal.mqttTopic()).isEqualTo("scale/" + SCALE + "/up");
    }
  }

  private static List<ReferenceEntry> reference() throws Exception {
    List<ReferenceEntry> entries = new ArrayList<>();
    for (ReferenceEntry entry : Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(0).reference()) {
      entries.add(
          entry instanceof ReferenceEntry.Device device && device.id().equals(SCALE)
              ? vendors(device)
              : entry);
    }
    String file = "wim-10kg-bits.yaml";
    try (InputStream in =
        VendorDeviceIT.class.getResourceAsStream("/dev/offsite/pipelines/decode/vendor/" + file)) {
      entries.add(ProfileFile.read(file, in.readAllBytes()));
    }
    return entries;
  }

  private static ReferenceEntry vendors(ReferenceEntry.Device device) {
    return new ReferenceEntry.Device(
        device.id(),
        device.version(),
        device.validity(),
        DeviceKind.WIM,
        device.owner(),
        device.datum(),
        device.siteId(),
        null,
        device.reviewedAt(),
        device.noticePublishedAt(),
        device.certificates(),
        HANGZHOU.getId(),
        "wim-10kg-bits",
        List.of());
  }

  /** One vehicle of the vendor's form, in base64. */
  private static String message(String weight) {
    String time =
        LocalDateTime.now(HANGZHOU).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    String body =
        "{\"vehicles\":[{\"no\":\"n-%s\",\"time\":\"%s\",\"lane\":1,\"v\":125,%s,\"axles\":6,"
                .formatted(weight.length(), time, weight)
            + "\"aw\":[1500,1500,1500,1500,1500,1500,0,0],\"type\":2,"
            + "\"plate\":{\"no\":\"浙A12345\",\"color\":2,\"conf\":97}}]}";
    return "{\"sn\":\"%s\",\"body\":\"%s\"}"
        .formatted(
            SCALE, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Candidate awaitCandidate(EmbeddedStack stack) {
    List<Candidate> read = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC())) {
      return await()
          .atMost(SOON)
          .until(
              () -> {
                reader.poll(Duration.ofMillis(100)).forEach(it -> read.add(it.candidate()));
                return read.stream().findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }

  private static Refusal awaitRefusal(EmbeddedStack stack) {
    try (TopicTail tail = new TopicTail(stack.addresses().kafka(), KafkaTopics.DEAD_LETTER)) {
      await().atMost(SOON).until(() -> !tail.read().isEmpty());
      ConsumerRecord<String, byte[]> record = tail.read().get(0);
      return Refusal.parse(record.key(), TopicTail.headers(record), record.value());
    }
  }
}
