package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.monitor.Monitor;
import dev.offsite.monitor.MonitorSettings;
import dev.offsite.monitor.evidence.EvidenceManifest;
import dev.offsite.monitor.evidence.PackageCheck;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.web.ServerSettings;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.kafka.RestartableKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The monitoring centre against a real Kafka: what is read, fetched by coordinates and written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final byte[] RAW = "{\"passageId\":\"p\"}".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private RestartableKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;
  private Monitor monitor;
  private String cookie;
  private String csrf;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    kafka = new RestartableKafka(folder.resolve("kafka"));
    kafka.start();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    monitor =
        Monitor.start(
            new MonitorSettings(
                ServerSettings.onLoopback(0, folder.resolve("monitor")),
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                BoardLimits.DEFAULT,
                Optional.empty()),
            Clock.systemUTC());
    String password = monitor.server().firstPassword().orElseThrow();
    HttpResponse<String> login =
        http.send(
            HttpRequest.newBuilder(uri("api/session"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"admin\",\"password\":\"" + password + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    csrf = JSON.readTree(login.body()).path("csrfToken").asText();
  }

  @AfterAll
  void stop() {
    monitor.close();
    producer.close();
    kafka.close();
  }

  @Test
  void candidate_onKafka_isListedProvedAndDecided() throws Exception {
    RecordMetadata raw = send("telemetry.wim", "wim-1", RAW);
    Candidate candidate = candidate("c-1", raw);
    send(KafkaTopics.CASE_INTAKE, "c-1", new CandidateCodec().encode(candidate));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get("api/candidates").path("total").intValue()).isEqualTo(1));
    assertThat(get("api/candidates/c-1").path("candidate").path("revision").intValue())
        .isEqualTo(1);
    JsonNode record = get("api/candidates/c-1/records/0");
    assertThat(record.path("status").asText()).isEqualTo("VERIFIED");
    assertThat(record.path("text").asText()).isEqualTo("{\"passageId\":\"p\"}");
    HttpResponse<byte[]> evidence =
        http.send(
            HttpRequest.newBuilder(uri("api/candidates/c-1/evidence"))
                .header("Cookie", cookie)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    String seal = evidence.headers().firstValue("Offsite-Evidence-Seal").orElseThrow();
    PackageCheck check = PackageCheck.of(evidence.body(), seal);
    assertThat(check.findings()).isEmpty();
    assertThat(check.manifest().records())
        .extracting(EvidenceManifest.CitedRecord::status)
        .containsExactly(EvidenceManifest.RecordStatus.VERIFIED);

    HttpResponse<String> decided =
        http.send(
            HttpRequest.newBuilder(uri("api/candidates/c-1/decisions"))
                .headers("Cookie", cookie, "X-CSRF-Token", csrf)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,"
                            + "\"basedOnRevision\":1,\"note\":\"清楚\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(decided.statusCode()).isEqualTo(201);
    try (TopicTail feedback = new TopicTail(kafka.bootstrapServers(), KafkaTopics.CASE_FEEDBACK)) {
      await().atMost(SOON).until(() -> !feedback.read().isEmpty());
      CaseFeedback said = new CaseFeedbackCodec().decode(feedback.read().get(0).value());
      assertThat(said.kind()).isEqualTo(FeedbackKind.ACCEPTED);
      assertThat(said.candidateId()).isEqualTo("c-1");
      assertThat(said.note()).isEqualTo("清楚");
      assertThat(said.by()).matches("m-[0-9a-f]{24}");
    }
  }

  @Test
  void health_saysWhichTopicsAreRead() throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode health = get("health");
              assertThat(health.path("status").asText()).isEqualTo("UP");
              assertThat(health.at("/topics/case-intake/state").asText()).isEqualTo("READING");
            });
  }

  private static Candidate candidate(String id, RecordMetadata raw) {
    Instant now = Instant.now();
    return new Candidate(
        id,
        1,
        Candidate.Phase.CLOSED,
        null,
        ViolationKind.BRIDGE_OVERLOAD,
        new Candidate.RuleRef("bridge-overload", 1, "r1"),
        new Candidate.Subject("浙A12345", "YELLOW", 0.97, "wim-1", null, null),
        new Candidate.Episode(now, 0, now, now, now, now, 0, null, 1),
        new Candidate.Facts(63_740, 49_000.0, 1.1, "kg", 14_740.0, 30.1, Map.of(), List.of()),
        new Candidate.Place(
            "site", null, null, "九堡大桥", 120.2, 30.3, "WGS84", null, null, "CITY_BRIDGE"),
        new Candidate.Law("basis", null, null, "matter", "department", 3),
        new Candidate.Gate(Candidate.Gate.Grade.ADMISSIBLE, List.of()),
        new Candidate.Evidence(
            List.of(
                new Candidate.RawRecord(
                    "WORST", raw.topic(), raw.partition(), raw.offset(), 0, Sha256.hexOf(RAW))),
            List.of(),
            List.of()),
        new Candidate.Deadlines(now.plusSeconds(432_000), null, null),
        new Candidate.Clocks(now, now, now),
        List.of());
  }

  private RecordMetadata send(String topic, String key, byte[] value) throws Exception {
    return producer
        .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
        .get();
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private URI uri(String path) {
    return URI.create(monitor.server().address() + path);
  }
}
