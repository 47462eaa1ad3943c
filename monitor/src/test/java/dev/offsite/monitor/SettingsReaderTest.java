package dev.offsite.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.monitor.web.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private final Properties file = new Properties();

  @Test
  void settings_withNothingButKafka_areOnLoopback() {
    file.setProperty("kafka.bootstrap-servers", "kafka:9092");

    MonitorSettings settings = SettingsReader.read(file, Map.of());

    assertThat(settings.server().host()).isEqualTo("127.0.0.1");
    assertThat(settings.server().cookies()).isEqualTo(ServerSettings.Cookies.ANY);
    assertThat(settings.server().sessions().idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.history()).isEmpty();
    assertThat(settings.kafka()).containsEntry("bootstrap.servers", "kafka:9092");
  }

  @Test
  void environment_winsOverTheFile() {
    file.setProperty("kafka.bootstrap-servers", "kafka:9092");
    file.setProperty("monitor.port", "1");

    assertThat(SettingsReader.read(file, Map.of("OFFSITE_MONITOR_PORT", "2")).server().port())
        .isEqualTo(2);
  }

  @Test
  void setting_missingWrongOrUnknown_isNamed() {
    assertThatThrownBy(() -> SettingsReader.read(file, Map.of()))
        .hasMessageContaining("OFFSITE_KAFKA_BOOTSTRAP_SERVERS");
    file.setProperty("kafka.bootstrap-servers", "kafka:9092");
    file.setProperty("monitor.https-only", "yes");
    assertThatThrownBy(() -> SettingsReader.read(file, Map.of()))
        .hasMessage("monitor.https-only: 'yes' is none of true, false");
    file.setProperty("monitor.https-only", "true");
    assertThatThrownBy(() -> SettingsReader.read(file, Map.of("OFFSITE_MONITOR_PROT", "1")))
        .hasMessage("no such setting: [OFFSITE_MONITOR_PROT]");
  }

  @Test
  void proxiesAndFirstPassword_areRead() {
    file.setProperty("kafka.bootstrap-servers", "kafka:9092");
    file.setProperty("monitor.trusted-proxies", "10.0.0.0/8, ::1");
    file.setProperty("monitor.first-password-file", "/run/secrets/monitor-password");

    ServerSettings server = SettingsReader.read(file, Map.of()).server();

    assertThat(server.proxies().client("::1", List.of("198.51.100.1, 10.1.2.3")))
        .isEqualTo("198.51.100.1");
    assertThat(server.firstPasswordFile()).contains(Path.of("/run/secrets/monitor-password"));
    file.setProperty("monitor.trusted-proxies", "proxy.example.cn");
    assertThatThrownBy(() -> SettingsReader.read(file, Map.of()))
        .hasMessageContaining(
            "monitor.trusted-proxies: 'proxy.example.cn' 'proxy.example.cn' is no");
  }

  @Test
  void page_listsEveryKeyWithItsDefault() throws Exception {
    String page = Files.readString(Path.of("../docs/monitor-api.md"));

    for (MonitorKeys.Key key : MonitorKeys.all()) {
      String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
      assertThat(page).contains("| `" + key.name() + "` | " + fallback + " | ");
    }
  }
}
