package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {

  private static final String SERVERS = "kafka.bootstrap-servers=one:9092,two:9092\n";

  @Test
  void of_withoutFile_hasNoFurtherSettings() {
    KafkaAccess access = KafkaAccess.of(Settings.parse(SERVERS, Map.of()));

    assertThat(access.bootstrapServers()).isEqualTo("one:9092,two:9092");
    assertThat(access.clientProperties()).isEmpty();
    assertThat(access.overrides()).isEmpty();
  }

  @Test
  void of_file_isCarriedAndNeverShown(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            "security.protocol=SASL_SSL\nsasl.jaas.config=a secret\n");
    KafkaAccess access =
        KafkaAccess.of(Settings.parse(SERVERS + "kafka.client-properties-file=" + file, Map.of()));

    assertThat(access.clientProperties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "a secret"));
    assertThat(access.overrides()).containsEntry("security.protocol", "SASL_SSL");
    assertThat(access.toString()).isEqualTo("KafkaAccess[one:9092,two:9092]");
  }

  @Test
  void of_missingFile_namesKeyAndFile() {
    assertThatThrownBy(
            () ->
                KafkaAccess.of(
                    Settings.parse(SERVERS + "kafka.client-properties-file=/nowhere", Map.of())))
        .hasMessage("kafka.client-properties-file: '/nowhere' does not exist");
  }
}
