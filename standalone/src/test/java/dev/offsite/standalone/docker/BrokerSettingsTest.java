package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.ingest.IngestSettings;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.sign.SignTopic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rights and settings of the broker of docker/compose.yaml agree with the contract. */
class BrokerSettingsTest {

  private static final String PATTERN = "pattern write ";

  @Test
  void devices_mayPublishEachReportOfTheirKindAndNothingElse() throws IOException {
    List<String> expected = new ArrayList<>();
    for (DeviceKind kind : DeviceKind.values()) {
      for (ReportKind report : ReportKind.values()) {
        if (report.isSentBy(kind)) {
          expected.add(new DeviceTopic(kind, "id", report).name().replace("/id/", "/%u/"));
        }
      }
    }

    assertThat(patterns()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void devices_mayPublishWhatTheAsyncApiSays() throws IOException {
    String asyncApi;
    try (InputStream in =
        DeviceTopic.class.getResourceAsStream("/dev/offsite/schemas/v1/asyncapi.yaml")) {
      asyncApi = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(
            asyncApi
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("address: " + DeviceTopic.PREFIX))
                .filter(line -> line.contains("{deviceId}"))
                .map(line -> line.substring("address: ".length()).replace("{deviceId}", "%u")))
        .containsExactlyInAnyOrderElementsOf(patterns());
  }

  @Test
  void accounts_areFourOfOurOwn() throws IOException {
    List<String> filters = IngestSettings.DEFAULT.topicFilters();

    assertThat(rights())
        .isEqualTo(
            Map.of(
                "ingest", filters.stream().map(filter -> "read " + filter).toList(),
                "simulator", filters.stream().map(filter -> "write " + filter).toList(),
                "sign",
                    Stream.concat(
                            Stream.of(DeviceKind.values())
                                .map(kind -> "deny offsite/v1/" + kind.level() + "/#"),
                            Stream.of("write " + SignTopic.of("id").replace("/id/", "/+/")))
                        .toList(),
                "health", List.of("read $SYS/broker/uptime")));
  }

  @Test
  void signs_mayReadWhatIsForThemAndNothingElse() throws IOException {
    assertThat(lines("acl").stream().filter(line -> line.startsWith("pattern read ")))
        .containsExactly(
            "pattern read " + SignTopic.of("id").replace("/id/", "/%u/").replace("/show", "/#"));
  }

  @Test
  void accounts_ofOurOwn_areNoDevices() throws IOException {
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("device")))
        .contains("OWN='^(" + String.join("|", new TreeSet<>(rights().keySet())) + ")$'");
    String prepare = Files.readString(ComposeFile.FOLDER.resolve("prepare"));
    assertThat(rights().keySet())
        .allSatisfy(user -> assertThat(prepare).contains("./device set " + user + " "));
  }

  @Test
  void rights_noLineIsOfAnotherKind() throws IOException {
    assertThat(lines("acl"))
        .allMatch(line -> line.matches("(pattern (read|write)|user|topic (deny|read|write)) \\S+"));
  }

  @Test
  void broker_asksEverybodyOverTls() throws IOException {
    assertThat(lines("mosquitto.conf"))
        .contains(
            "certfile /run/secrets/broker-certificate",
            "keyfile /run/secrets/broker-key",
            "allow_anonymous false",
            "password_file /run/secrets/broker-accounts",
            "acl_file /mosquitto/config/acl")
        .filteredOn(line -> line.startsWith("listener"))
        .containsExactly("listener 8883");
  }

  /** With its defaults the broker throttles the ingest job, and drops what waits for it. */
  @Test
  void broker_keepsWhatWaitsForTheIngestJob() throws IOException {
    assertThat(lines("mosquitto.conf"))
        .contains(
            "persistence true",
            "max_inflight_messages 0",
            "max_queued_messages 0",
            "max_queued_bytes 536870912");
  }

  private static List<String> patterns() throws IOException {
    return lines("acl").stream()
        .filter(line -> line.startsWith(PATTERN))
        .map(line -> line.substring(PATTERN.length()))
        .toList();
  }

  private static Map<String, List<String>> rights() throws IOException {
    Map<String, List<String>> rights = new LinkedHashMap<>();
    String user = "";
    for (String line : lines("acl")) {
      if (line.startsWith("user ")) {
        user = line.substring("user ".length());
      } else if (line.startsWith("topic ")) {
        rights
            .computeIfAbsent(user, name -> new ArrayList<>())
            .add(line.substring("topic ".length()));
      }
    }
    return rights;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(ComposeFile.FOLDER.resolve("mosquitto").resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
