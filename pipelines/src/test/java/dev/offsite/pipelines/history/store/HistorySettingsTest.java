package dev.offsite.pipelines.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistorySettingsTest {

  private static final HistorySettings DEFAULTS =
      HistorySettings.of(URI.create("http://127.0.0.1:8086"));

  @Test
  void defaults_areThoseOfTheDocumentation() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new HistorySettings(
                "http://127.0.0.1:8086",
                "offsite",
                "offsite",
                "",
                2_000,
                1_048_576,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5)));
    assertThat(DEFAULTS.findTokenFile()).isEmpty();
  }

  @Test
  void settings_travelWithTheJob() throws Exception {
    HistorySettings settings = DEFAULTS.withTokenFile(Path.of("token")).withBucket("o", "b");

    byte[] bytes = InstantiationUtil.serializeObject(settings);

    assertThat(
            InstantiationUtil.<HistorySettings>deserializeObject(
                bytes, getClass().getClassLoader()))
        .isEqualTo(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:8086", "tcp://127.0.0.1:8086", "http://", "http:///x"})
  void url_ofAnotherForm_isRefused(String url) {
    assertThatThrownBy(() -> HistorySettings.of(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void url_withASecretInIt_isRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> HistorySettings.of(URI.create("http://me:s3cret@store:8086")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the url of the time series at store must name no user and no query");
  }

  @Test
  void values_outsideTheirLimits_areRefusedByName() {
    assertThatThrownBy(() -> DEFAULTS.withBucket(" ", "b")).hasMessage("org is empty");
    assertThatThrownBy(() -> DEFAULTS.withBucket("o", "")).hasMessage("bucket is empty");
    assertThatThrownBy(() -> DEFAULTS.withBatches(0, Duration.ofSeconds(1)))
        .hasMessage("batchRows 0 is outside 1 to 100000");
    assertThatThrownBy(() -> DEFAULTS.withBatches(1, Duration.ZERO))
        .hasMessage("batchAge PT0S is not above zero");
    assertThatThrownBy(
            () -> DEFAULTS.withPatience(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1)))
        .hasMessage("requestTimeout PT0S is not above zero");
    assertThatThrownBy(
            () ->
                DEFAULTS.withPatience(
                    Duration.ofSeconds(1), Duration.ofMillis(2), Duration.ofMillis(1)))
        .hasMessage("retryPauseMax PT0.001S is below retryPause PT0.002S");
  }
}
