package dev.offsite.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.pipelines.ingest.LandingRouter;
import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.redrive.LetterFile;
import dev.offsite.pipelines.redrive.StoredRefusal;
import dev.offsite.pipelines.reference.ProfileFile;
import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.simulators.archive.ArchiveMapping;
import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingException;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.RecordingWriter;
import dev.offsite.simulators.recording.TopicFilter;
import dev.offsite.simulators.scenario.Scenario;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever they are given, decoders answer or refuse as their Javadoc says, soon and small. */
class DecoderFuzzTest {

  private static final int CASES = 5_000;
  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"wim-10kg-bits", "muck-terminal-1closed-0open", "dji-cloud-osd"})
  void vendorMapping_anyPayload_givesReportsOrFaults(String id) throws Exception {
    ReferenceEntry.VendorProfile profile = profile(id);
    VendorMapping mapping = VendorMapping.of(profile);
    List<byte[]> seeds = new ArrayList<>();
    profile.tests().forEach(test -> seeds.add(test.given().getBytes(UTF_8)));
    String deviceId = mapping.topic().findDeviceId(profile.tests().get(0).topic()).orElseThrow();
    int[] faulty = {0};
    int[] readable = {0};

    Fuzz.Tally tally =
        Fuzz.run(
            id,
            seeds,
            4 * CASES,
            Set.of(),
            payload -> {
              DecodeResult result = mapping.decode(deviceId, ZoneId.of("Asia/Shanghai"), payload);
              readable[0] += result.reports().size();
              assertThat(result.reports().size() + result.faults().size()).isPositive();
              for (DecodeResult.Fault fault : result.faults()) {
                faulty[0]++;
                assertThat(fault.reason().disposition())
                    .isEqualTo(RefusalReason.Disposition.DEAD_LETTER);
                assertThat(fault.detail().length()).isLessThan(2_000);
              }
            });

    assertThat(faulty[0]).isPositive();
    assertThat(readable[0]).isPositive();
    assertThat(tally.read()).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void referenceCodec_anyBytes_areAnEntryOrRefused(ReferenceKind kind) throws Exception {
    byte[] example = example("reference-" + kind.level() + ".json");
    byte[] file =
        ("{\"entries\":[" + new String(example, UTF_8) + "," + new String(example, UTF_8) + "]}")
            .getBytes(UTF_8);
    ReferenceCodec codec = new ReferenceCodec();

    Fuzz.Tally tally =
        Fuzz.run(
            kind + " entry",
            List.of(example),
            CASES,
            Set.of(ReferenceFormatException.class),
            bytes -> codec.encode(codec.decode(kind, "fuzz", bytes)));
    Fuzz.Tally files =
        Fuzz.run(
            kind + " file",
            List.of(file),
            CASES / 4,
            Set.of(ReferenceFormatException.class),
            bytes -> codec.readEntries(kind, "fuzz.json", bytes));

    assertThat(tally.read()).isPositive();
    assertThat(tally.refused()).isPositive();
    assertThat(files.refused()).isPositive();
  }

  @Test
  void release_anyBytes_isReadOrRefused() throws Exception {
    byte[] example = example("release.json");
    ReferenceCodec codec = new ReferenceCodec();
    Fuzz.Tally tally =
        Fuzz.run(
            "release",
            List.of(example),
            CASES,
            Set.of(ReferenceFormatException.class),
            bytes -> codec.decodeRelease(new ReferenceKey.OfRelease("2026-03"), bytes));
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void candidate_anyBytes_isReadOrRefused() throws Exception {
    CandidateCodec codec = new CandidateCodec();
    Fuzz.Tally tally =
        Fuzz.run(
            "candidate",
            List.of(example("candidate.json")),
            CASES,
            Set.of(CandidateFormatException.class),
            bytes -> codec.encode(codec.decode(bytes)));
    assertThat(tally.read()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void profileFile_anyYaml_isReadOrRefused() throws Exception {
    List<byte[]> seeds =
        List.of(yaml("wim-10kg-bits"), yaml("muck-terminal-1closed-0open"), yaml("dji-cloud-osd"));
    Fuzz.Tally tally =
        Fuzz.run(
            "profile file",
            seeds,
            CASES,
            Set.of(ReferenceFormatException.class),
            bytes -> ProfileFile.read("profiles/fuzz.yaml", bytes));
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void referenceDirectory_oneDamagedFile_isReadOrRefused() throws Exception {
    Path directory = folder.resolve("reference");
    Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).writeReference(directory);
    assertThat(ReferenceDirectory.read(directory)).hasSizeGreaterThan(10);
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Fuzz.Tally tally =
          Fuzz.run(
              file.getFileName().toString(),
              List.of(whole),
              10,
              Set.of(ReferenceFormatException.class),
              bytes -> {
                Files.write(file, bytes);
                ReferenceDirectory.read(directory);
              });
      Files.write(file, whole);
      assertThat(tally.read() + tally.refused()).isPositive();
    }
  }

  @Test
  void refusal_anyHeaders_areReadOrRefused() throws Exception {
    Map<String, byte[]> headers = refusal("{\"a\":1}".getBytes(UTF_8)).headers();
    for (String damaged : headers.keySet()) {
      Fuzz.Tally tally =
          Fuzz.run(
              "header " + damaged,
              List.of(headers.get(damaged).length == 0 ? new byte[] {'/'} : headers.get(damaged)),
              CASES / 5,
              Set.of(IllegalArgumentException.class),
              bytes -> {
                Map<String, byte[]> all = new HashMap<>(headers);
                all.put(damaged, bytes);
                Refusal.parse("truck-1", all, new byte[0]).headers();
              });
      assertThat(tally.read() + tally.refused()).isPositive();
    }
  }

  @Test
  void letterFile_anyLine_isReadOrRefused() {
    StoredRefusal text =
        new StoredRefusal("telemetry.dead-letter/0/7", refusal("{\"a\":1}".getBytes(UTF_8)));
    StoredRefusal binary =
        new StoredRefusal("telemetry.dead-letter/0/8", refusal(new byte[] {(byte) 0xFF, 1, 2}));
    Fuzz.Tally tally =
        Fuzz.run(
            "letter",
            List.of(LetterFile.write(text), LetterFile.write(binary)),
            CASES,
            Set.of(IllegalArgumentException.class, JsonFaultsException.class),
            bytes -> {
              LetterFile.Line line = LetterFile.read(bytes);
              LetterFile.repaired(line, line.payload() == null ? binary : text);
            });
    assertThat(tally.read()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void recording_anyBytes_areReadOrRefused(RecordingReader.Damage damage) throws Exception {
    Path good = folder.resolve("good.rec");
    try (RecordingWriter writer = RecordingWriter.create(good, Map.of("createdBy", "test"))) {
      for (int i = 0; i < 200; i++) {
        writer.write(
            new RecordedMessage(
                NOW.plusMillis(i * 10L),
                "offsite/v1/truck/t" + i % 7 + "/position",
                1,
                false,
                ("n" + i).getBytes(UTF_8)));
        if (i % 50 == 49) {
          writer.flush();
        }
      }
    }
    Path damaged = folder.resolve("damaged.rec");
    Fuzz.Tally tally =
        Fuzz.run(
            "recording " + damage,
            List.of(Files.readAllBytes(good)),
            CASES,
            Set.of(RecordingException.class),
            bytes -> {
              Files.write(damaged, bytes);
              try (RecordingReader reader = RecordingReader.open(damaged, damage)) {
                reader.info();
                while (reader.next() != null) {
                  reader.skippedBytes();
                }
                reader.seek(NOW.plusSeconds(1));
                reader.next();
              }
            });
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void landing_anyTopicName_isLandedOrADeadLetter() {
    LandingRouter router =
        new LandingRouter(
            IngestSettings.DEFAULT.withForeignTopics(
                List.of(ForeignTopic.parse("thing/product/{deviceId}/osd=drone"))));
    Fuzz.Tally tally =
        Fuzz.run(
            "topic name",
            List.of(
                "offsite/v1/truck/t-1/position".getBytes(UTF_8),
                "thing/product/x/osd".getBytes(UTF_8)),
            4 * CASES,
            Set.of(),
            bytes -> {
              String topicName = new String(bytes, UTF_8);
              MqttMessage message =
                  new MqttMessage(topicName, bytes, bytes.length, "", 1, false, false, 0);
              assertThat(router.route(message)).isNotNull();
              DeviceTopic.parse(topicName)
                  .ifPresent(topic -> assertThat(topic.name()).isEqualTo(topicName));
            });
    assertThat(tally.read()).isGreaterThan(100);
  }

  @Test
  void topics_anyConfiguration_isTakenOrRefused() {
    Set<Class<? extends Exception>> refusal = Set.of(IllegalArgumentException.class);
    Fuzz.Tally filters =
        Fuzz.run(
            "topic filter",
            List.of("offsite/v1/truck/+/+".getBytes(UTF_8), "$share/group/a/#".getBytes(UTF_8)),
            CASES,
            refusal,
            bytes ->
                MqttSource.builder()
                    .serverUri("tcp://127.0.0.1:1883")
                    .clientIdentifierPrefix("fuzz")
                    .topicFilter("offsite/v1/wim/+/+")
                    .topicFilter(new String(bytes, UTF_8))
                    .build());
    Fuzz.Tally recorded =
        Fuzz.run(
            "recorded filter",
            List.of("offsite/v1/+/t-1/#".getBytes(UTF_8)),
            CASES,
            refusal,
            bytes -> TopicFilter.parse(new String(bytes, UTF_8)).matches("offsite/v1/truck/t-1/x"));
    Fuzz.Tally foreign =
        Fuzz.run(
            "foreign topic",
            List.of("thing/product/{deviceId}/osd=drone".getBytes(UTF_8)),
            CASES,
            refusal,
            bytes -> assertThat(ForeignTopic.parse(new String(bytes, UTF_8)).device()).isNotNull());
    Fuzz.Tally template =
        Fuzz.run(
            "topic template",
            List.of("scale/{deviceId}/up".getBytes(UTF_8)),
            CASES,
            refusal,
            bytes -> {
              TopicTemplate parsed = new TopicTemplate(new String(bytes, UTF_8));
              assertThat(parsed.findDeviceId(parsed.nameFor("wim-7"))).contains("wim-7");
            });
    assertThat(List.of(filters, recorded, foreign, template))
        .allSatisfy(tally -> assertThat(tally.refused()).isPositive())
        .allSatisfy(tally -> assertThat(tally.read()).isPositive());
  }

  @Test
  void plans_anyYaml_areReadOrRefused() throws Exception {
    Set<Class<? extends Exception>> refusal = Set.of(IllegalArgumentException.class);
    Fuzz.Tally scenarios =
        Fuzz.run(
            "scenario",
            List.of(
                resource(Scenario.class, "hangzhou-demo.yaml"),
                resource(Scenario.class, "bridge-rush.yaml")),
            CASES,
            refusal,
            bytes -> Scenario.parse("fuzz", new String(bytes, UTF_8)));
    Fuzz.Tally faults =
        Fuzz.run(
            "fault profile",
            List.of(
                resource(FaultProfile.class, "bad-network.yaml"),
                resource(FaultProfile.class, "restarts.yaml")),
            CASES,
            refusal,
            bytes -> FaultProfile.parse("fuzz", new String(bytes, UTF_8)));
    Fuzz.Tally archives =
        Fuzz.run(
            "archive mapping",
            List.of(
                resource(ArchiveMapping.class, "truck-trip.yaml"),
                resource(ArchiveMapping.class, "weighings.yaml")),
            CASES,
            refusal,
            bytes -> ArchiveMapping.parse("fuzz", new String(bytes, UTF_8)));
    assertThat(List.of(scenarios, faults, archives))
        .allSatisfy(tally -> assertThat(tally.refused()).isPositive());
  }

  private static Refusal refusal(byte[] payload) {
    return new Refusal(
        List.of(RefusalReason.NOT_JSON),
        "",
        "no JSON",
        "offsite/v1/truck/truck-1/position",
        "truck-1",
        "telemetry.truck/0/12",
        0,
        NOW.toEpochMilli(),
        payload.length,
        Sha256.hexOf(payload),
        payload);
  }

  private static ReferenceEntry.VendorProfile profile(String id) throws Exception {
    return ProfileFile.read("profiles/" + id + ".yaml", yaml(id));
  }

  private static byte[] yaml(String id) throws Exception {
    return resource(VendorMapping.class, id + ".yaml");
  }

  private static byte[] example(String name) throws Exception {
    return resource(ReferenceCodec.class, "/dev/offsite/schemas/v1/examples/" + name);
  }

  private static byte[] resource(Class<?> beside, String name) throws Exception {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
