package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docker/compose.yaml gives to the main classes are settings that they know. */
class ComposeSettingsTest {

  @Test
  void variables_areSettings() throws IOException {
    String compose = Files.readString(Path.of("..", "docker", "compose.yaml"));
    List<String> given =
        Pattern.compile("^ +(OFFSITE_[A-Z_]+):", Pattern.MULTILINE)
            .matcher(compose)
            .results()
            .map((MatchResult result) -> result.group(1))
            .filter(name -> !name.startsWith("OFFSITE_MONITOR_")) // of another program
            .distinct()
            .toList();

    assertThat(given)
        .contains("OFFSITE_MQTT_PASSWORD_FILE", "OFFSITE_TOPICS_PARTITIONS")
        .isSubsetOf(SettingKeys.all().stream().map(SettingKey::environmentName).toList());
  }
}
