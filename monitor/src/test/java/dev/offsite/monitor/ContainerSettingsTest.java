package dev.offsite.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What containers give to the centre are settings that it knows: it refuses all others. */
class ContainerSettingsTest {

  private static final Pattern VARIABLE = Pattern.compile("\\b(OFFSITE_MONITOR_[A-Z_]+)[:,]");

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "kubernetes/base/monitor.yaml"})
  void variables_areSettings(String file) throws IOException {
    List<String> given =
        VARIABLE
            .matcher(Files.readString(Path.of("..", "docker").resolve(file)))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(given)
        .contains("OFFSITE_MONITOR_FIRST_PASSWORD_FILE", "OFFSITE_MONITOR_HISTORY_TOKEN_FILE")
        .doesNotHaveDuplicates()
        .isSubsetOf(MonitorKeys.all().stream().map(MonitorKeys.Key::environmentName).toList());
  }
}
