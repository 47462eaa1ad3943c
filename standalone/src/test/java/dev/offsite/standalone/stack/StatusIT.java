package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.command.CommandLines;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.Retention;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.operations.OperationsFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a running instance says of itself: to Prometheus, to probes, and in its log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).reference();

  /** In every plate and payload below, and nowhere else. */
  private static final String PLATE = "浙Z9MARK";

  private static final String SECRET = "payload-marker-77";

  /** All that any metric may carry; what a label may say is bounded by the program itself. */
  private static final Set<String> LABELS =
      Set.of(
          "host",
          "job_name",
          "task_name",
          "operator_name",
          "subtask_index",
          "task_attempt_num",
          "topic",
          "partition",
          "reason",
          "kind",
          "grade",
          "phase",
          "level",
          "state",
          "step",
          "le",
          "part",
          "quantile",
          "client_id",
          "node_id",
          "split",
          "transactional_id",
          "committer");

  @TempDir static Path folder;

  private final CapturedLog log = CapturedLog.begin();
  private DataDirectory data;
  private EmbeddedStack stack;
  private String scale;
  private String truck;

  /** The history job reads the same telemetry and measures it as well. */
  private static final Map<String, String> DETECTION = Map.of("job_name", "detection");

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    scale = deviceOf("wim");
    truck = deviceOf("truck");
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
                .with(new HistoryChoice.Embedded(0, Retention.DEFAULT)),
            REFERENCE,
            (part, detail, took) -> {});
    publish();
    spoilTopics();
    await()
        .atMost(SOON)
        .until(
            () -> {
              Scrape scrape = scrape();
              return candidates(scrape) >= 1
                  && refused(scrape, "deadLetters", "NOT_JSON") >= 2
                  && refused(scrape, "deadLetters", "MALFORMED_TOPIC") >= 1
                  && refused(scrape, "deadLetters", "UNKNOWN_DEVICE") >= 1
                  && refused(scrape, "rejected", "FUTURE_TIME") >= 1
                  && scrape.sum("flink_jobmanager_job_numberOfCompletedCheckpoints", Map.of()) > 2;
            });
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
    log.close();
  }

  @Test
  void metrics_countWhatWasLandedRefusedAndFound() throws Exception {
    Scrape scrape = scrape();

    assertThat(
            scrape.sum(OPERATOR + "topic_landed", Map.of("topic", DeviceKind.WIM.telemetryTopic())))
        .isEqualTo(1);
    assertThat(refused(scrape, "deadLetters", "NOT_JSON")).isEqualTo(2);
    assertThat(refused(scrape, "deadLetters", "MALFORMED_TOPIC")).isEqualTo(1);
    assertThat(refused(scrape, "rejected", "FUTURE_TIME")).isEqualTo(1);
    assertThat(refused(scrape, "rejected", "STALE_TIME")).isZero();
    assertThat(candidates(scrape)).isEqualTo(1);
    assertThat(
            scrape.sum(
                OPERATOR + "user_receivedToEmittedMs_le_bucket",
                Map.of("le", "+Inf", "job_name", "detection")))
        .as("one time for each new candidate, of whatever kind")
        .isEqualTo(scrape.sum(OPERATOR + "user_kind_grade_newCandidates", Map.of()));
    assertThat(
            scrape.sum(
                OPERATOR + "clockAheadMs_le_bucket", Map.of("le", "+Inf", "job_name", "detection")))
        .isEqualTo(1);
    assertThat(
            scrape.sum(
                OPERATOR + "clockAheadMs_le_bucket",
                Map.of("le", "3600000", "job_name", "detection")))
        .isZero();
    assertThat(scrape.sum(OPERATOR + "fastClocks", DETECTION)).isEqualTo(1);
    assertThat(scrape.sum(OPERATOR + "referenceInForce", DETECTION)).isEqualTo(1);
    assertThat(scrape.sum(OPERATOR + "referenceEntries", DETECTION)).isEqualTo(REFERENCE.size());
    assertThat(scrape.sum(OPERATOR + "referenceAgeS", DETECTION)).isBetween(0.0, 300.0);
    assertThat(scrape.sum("offsite_part_up", Map.of())).isEqualTo(6);
  }

  @Test
  void metrics_ofDashboardAlertsAndPage_areAllThere() throws Exception {
    Set<String> names = scrape().names();

    assertThat(OperationsFiles.usedMetrics()).isNotEmpty();
    assertThat(names).containsAll(OperationsFiles.usedMetrics());
    assertThat(OperationsFiles.documentedMetrics()).isNotEmpty();
    assertThat(names).containsAll(OperationsFiles.documentedMetrics());
  }

  @Test
  void metrics_labels_areFewAndNeverADeviceAPlateOrACandidate() throws Exception {
    Set<String> labels = new TreeSet<>();
    Set<String> series = new TreeSet<>();
    for (Scrape.Sample sample : scrape().samples()) {
      labels.addAll(sample.labels().keySet());
      assertThat(series.add(sample.name() + sample.labels())).as("twice: %s", sample).isTrue();
      for (String value : sample.labels().values()) {
        assertThat(value)
            .as(sample.name())
            .doesNotContain(scale, truck, PLATE, SECRET, "nobody-knows")
            .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
      }
    }
    assertThat(LABELS).containsAll(labels);
  }

  @Test
  void ready_andHealth_whileAllWorks_are200AndNameEachPart() throws Exception {
    for (String probe : List.of("/ready", "/health")) {
      HttpResponse<String> answer = Scrape.get(stack.addresses().status() + probe);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"ready\" : true", "MQTT broker", "Kafka", "jobs", "checkpoints", "reference")
          .doesNotContain("WAITING", "DOWN");
    }
  }

  @Test
  void healthCommand_onTheRunningInstance_ends0AndShowsEachPart() {
    CommandLine line = CommandLines.offsite();
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out));

    int code = line.execute("health", "--data-dir", data.path().toString());

    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(6).allMatch(part -> part.startsWith("up "));
  }

  @Test
  void log_atInfoAndAbove_holdsNoPlateAndNoPayload() {
    assertThat(log.lines()).anyMatch(line -> line.contains("logins follow reference release"));
    assertThat(log.lines()).noneMatch(line -> line.contains(PLATE) || line.contains(SECRET));
    assertThat(log.lines()).noneMatch(line -> line.contains("MARK"));
  }

  @Test
  void log_aboutARecord_carriesItsCoordinatesAndNotWhatItHolds() {
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC())) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                reader.poll(Duration.ofMillis(100));
                return log.lines().stream().anyMatch(line -> line.contains("is no candidate"));
              });
    }

    for (String about : List.of("is no candidate", "is not usable")) {
      assertThat(log.lines())
          .filteredOn(line -> line.contains(about))
          .isNotEmpty()
          .allMatch(line -> line.contains("{offset=") && line.contains("partition=0, topic="))
          .noneMatch(line -> line.contains(PLATE));
    }
  }

  /** One of each: what becomes a candidate, and what is refused at every stage. */
  private void publish() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (ThirdPartyDevice device =
        new ThirdPartyDevice(
            stack.addresses(),
            Credentials.SIMULATOR_USER,
            stack.credentials().simulatorPassword())) {
      device.publish(
          "offsite/v1/wim/" + scale + "/passage",
          String.format(
              Locale.ROOT,
              "{\"deviceId\":\"%s\",\"passageId\":\"%s\",\"deviceTime\":\"%s\",\"lane\":1,"
                  + "\"speedKph\":50.0,\"grossKg\":90000,\"axleCount\":6,"
                  + "\"axleLoadsKg\":[15000,15000,15000,15000,15000,15000],"
                  + "\"configuration\":\"ARTICULATED\","
                  + "\"plate\":{\"text\":\"%s\",\"color\":\"YELLOW\",\"confidence\":0.99}}",
              scale,
              SECRET,
              now,
              PLATE));
      String positions = "offsite/v1/truck/" + truck + "/position";
      device.publish(positions, SECRET + " is no JSON, nor is " + PLATE);
      device.publish(positions, "{\"deviceId\":\"" + truck + "\",\"plate\":\"" + PLATE + "\"}");
      device.publish(positions, position(truck, now, "\"" + SECRET + PLATE + "\""));
      device.publish(positions, position(truck, now.plus(365, ChronoUnit.DAYS), "120.1"));
      device.publish(
          "offsite/v1/truck/nobody-knows-me/position", position("nobody-knows-me", now, "120.1"));
      device.publish("offsite/v1/truck/" + truck + "/passage", "{\"plate\":\"" + PLATE + "\"}");
      device.publish(positions, "[[[[[[[[[[\"" + PLATE + "\"");
    }
  }

  /** Records of others on our own topics, whose keys and values hold a plate. */
  private void spoilTopics() throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafka()),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(KafkaTopics.CASE_INTAKE, PLATE, "{\"id\":\"" + PLATE + "\"}"))
          .get();
      producer
          .send(
              new ProducerRecord<>(
                  KafkaTopics.REFERENCE,
                  "vehicle/" + PLATE + "/1",
                  "{\"plate\":\"" + PLATE + "\"}"))
          .get();
    }
  }

  private static String position(String deviceId, Instant time, String lng) {
    return "{\"deviceId\":\"%s\",\"fixTime\":\"%s\",\"lng\":%s,\"lat\":30.2,\"load\":\"EMPTY\",\"cover\":\"CLOSED\",\"body\":\"DOWN\"}"
        .formatted(deviceId, time, lng);
  }

  private Scrape scrape() throws Exception {
    return Scrape.of(stack.addresses().status());
  }

  private static double candidates(Scrape scrape) {
    return scrape.sum(
        OPERATOR + "user_kind_grade_newCandidates", Map.of("kind", "BRIDGE_OVERLOAD"));
  }

  private static double refused(Scrape scrape, String disposition, String reason) {
    return scrape.sum(OPERATOR + "user_reason_" + disposition, Map.of("reason", reason));
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
}
