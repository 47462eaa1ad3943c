package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  /** Fails with the text that belongs there, to be copied. */
  @Test
  void tables_areThoseOfThePage() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page.substring(page.indexOf("\n### "))).isEqualTo(ConfigurationPage.tables());
  }

  @Test
  void tables_everyKey_hasARow() {
    assertThat(ConfigurationPage.tables().lines().filter(line -> line.startsWith("| `")))
        .hasSameSizeAs(SettingKeys.all());
  }

  @Test
  void tables_noCell_breaksTheTable() {
    assertThat(ConfigurationPage.tables().lines().filter(line -> line.startsWith("|")))
        .allSatisfy(line -> assertThat(line.split("\\|", -1)).hasSize(6));
  }
}
