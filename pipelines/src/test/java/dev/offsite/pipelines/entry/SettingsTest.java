package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void require_notGiven_isTheDefault() {
    assertThat(Settings.parse("", NOTHING).require(JobKeys.LATENESS_HORIZON))
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void require_given_isWhatTheFileSays() {
    assertThat(
            Settings.parse("detection.lateness-horizon = 20 min", NOTHING)
                .require(JobKeys.LATENESS_HORIZON))
        .isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void require_givenTwice_theEnvironmentWins() {
    assertThat(
            Settings.parse(
                    "detection.lateness-horizon=20 min",
                    Map.of("OFFSITE_DETECTION_LATENESS_HORIZON", "30 min"))
                .require(JobKeys.LATENESS_HORIZON))
        .isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void require_emptyVariable_countsAsNotGiven() {
    Settings settings =
        Settings.parse(
            "detection.lateness-horizon=20 min",
            Map.of("OFFSITE_DETECTION_LATENESS_HORIZON", "", "OFFSITE_MQTT_USER", " "));

    assertThat(settings.require(JobKeys.LATENESS_HORIZON)).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.find(MqttKeys.USER)).isEmpty();
    assertThat(settings.isGiven(MqttKeys.USER)).isFalse();
  }

  @Test
  void require_withoutDefault_namesKeyAndVariable() {
    assertThatThrownBy(() -> Settings.parse("", NOTHING).require(KafkaKeys.BOOTSTRAP_SERVERS))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "kafka.bootstrap-servers is missing: set it in the file, or"
                + " OFFSITE_KAFKA_BOOTSTRAP_SERVERS, to HOST:PORT, several with commas");
  }

  @Test
  void find_notAllowed_namesKeyValueAndLimit() {
    assertThatThrownBy(
            () ->
                Settings.parse("mqtt.receive-maximum=65536", NOTHING)
                    .find(MqttKeys.RECEIVE_MAXIMUM))
        .isInstanceOf(SettingsException.class)
        .hasMessage("mqtt.receive-maximum: '65536' is not within 1 and 65535");
    assertThatThrownBy(
            () ->
                Settings.parse("ingest.checkpoint-interval=199ms", NOTHING)
                    .find(JobKeys.INGEST_CHECKPOINTS))
        .hasMessage("ingest.checkpoint-interval: '199ms' is not within 200 ms and 10 s");
  }

  @Test
  void parse_unknownKeys_areRefusedByName() {
    assertThatThrownBy(() -> Settings.parse("mqtt.usr=a\nmqtt.pasword-file=b", NOTHING))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "no such setting in the settings: [mqtt.pasword-file, mqtt.usr];"
                + " docs/configuration.md lists them");
  }

  @Test
  void parse_unknownVariableOfOurs_isRefused() {
    assertThatThrownBy(() -> Settings.parse("", Map.of("OFFSITE_MQTT_USR", "a")))
        .hasMessage(
            "no such setting in the environment: [OFFSITE_MQTT_USR];"
                + " docs/configuration.md lists them");
  }

  @Test
  void parse_variablesOfOthers_areLeftAlone() {
    assertThat(Settings.parse("", Map.of("PATH", "/bin", "offsite_mqtt_user", "a")))
        .extracting(settings -> settings.find(MqttKeys.USER))
        .isEqualTo(java.util.Optional.empty());
  }

  @Test
  void of_file_isReadAsUtf8(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("offsite.properties");
    Files.writeString(file, "mqtt.user=渣土\n", StandardCharsets.UTF_8);

    assertThat(
            Settings.of(new String[] {"--settings", file.toString()}, NOTHING)
                .require(MqttKeys.USER))
        .isEqualTo("渣土");
  }

  @Test
  void of_unknownKeyInAFile_namesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.properties"), "kafka.server=a");

    assertThatThrownBy(() -> Settings.of(new String[] {"--settings", file.toString()}, NOTHING))
        .hasMessage(
            "no such setting in " + file + ": [kafka.server]; docs/configuration.md lists them");
  }

  @Test
  void of_missingFile_namesIt() {
    assertThatThrownBy(() -> Settings.of(new String[] {"--settings", "/nowhere/a"}, NOTHING))
        .isInstanceOf(SettingsException.class)
        .hasMessage("--settings: '/nowhere/a' does not exist");
  }

  @Test
  void of_otherArguments_areRefused() {
    assertThatThrownBy(() -> Settings.of(new String[] {"--config", "a"}, NOTHING))
        .hasMessage("the arguments are [--config, a]; they may be --settings FILE");
    assertThatThrownBy(() -> Settings.of(new String[] {"--settings"}, NOTHING))
        .hasMessage("the arguments are [--settings]; they may be --settings FILE");
  }

  @Test
  void of_noArguments_isTheEnvironmentAlone() {
    assertThat(
            Settings.of(new String[0], Map.of("OFFSITE_MQTT_USER", "ingest")).find(MqttKeys.USER))
        .contains("ingest");
  }
}
