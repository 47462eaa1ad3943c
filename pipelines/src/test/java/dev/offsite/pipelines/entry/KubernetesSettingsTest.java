package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the manifests below docker/kubernetes give to the main classes of jobs are settings they
 * know. The monitoring centre has settings and tests of its own.
 */
class KubernetesSettingsTest {

  private static final Path FOLDER = Path.of("..", "docker", "kubernetes");

  @Test
  void variables_areSettings() throws IOException {
    assertThat(given())
        .contains("OFFSITE_KAFKA_CLIENT_PROPERTIES_FILE", "OFFSITE_MQTT_SHARED_SPLITS")
        .isSubsetOf(SettingKeys.all().stream().map(SettingKey::environmentName).toList());
  }

  @Test
  void checkpointIntervals_areUnderstood() throws IOException {
    Pattern interval =
        Pattern.compile("OFFSITE_DETECTION_CHECKPOINT_INTERVAL, value: \"([^\"]+)\"");
    assertThat(texts())
        .filteredOn(text -> text.contains("OFFSITE_DETECTION_CHECKPOINT_INTERVAL"))
        .hasSize(3)
        .allSatisfy(
            text ->
                assertThat(
                        interval
                            .matcher(text)
                            .results()
                            .map(found -> JobKeys.DETECTION_CHECKPOINTS.parse(found.group(1))))
                    .hasSize(1));
  }

  private static List<String> given() throws IOException {
    return texts().stream()
        .flatMap(
            text -> Pattern.compile("name: (OFFSITE_(?!MONITOR_)[A-Z_]+)").matcher(text).results())
        .map((MatchResult result) -> result.group(1))
        .distinct()
        .toList();
  }

  private static List<String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      List<String> texts = new ArrayList<>();
      for (Path manifest : manifests) {
        texts.add(Files.readString(manifest));
      }
      return texts;
    }
  }
}
