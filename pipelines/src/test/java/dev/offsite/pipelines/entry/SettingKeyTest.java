package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingKeyTest {

  @Test
  void environmentName_dotsAndHyphens_becomeUnderscores() {
    assertThat(MqttKeys.CA_FILE.environmentName()).isEqualTo("OFFSITE_MQTT_TLS_CA_FILE");
    assertThat(KafkaKeys.BOOTSTRAP_SERVERS.environmentName())
        .isEqualTo("OFFSITE_KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void environmentName_inTurkish_isTheSame() {
    // the tests run with that locale, in which a small i has another capital
    assertThat(MqttKeys.CLIENT_IDENTIFIER_PREFIX.environmentName())
        .isEqualTo("OFFSITE_MQTT_CLIENT_IDENTIFIER_PREFIX");
  }

  @Test
  void allKeys_haveDifferentNamesAndVariables() {
    assertThat(SettingKeys.all().stream().map(SettingKey::name).collect(Collectors.toSet()))
        .hasSameSizeAs(SettingKeys.all());
    assertThat(
            SettingKeys.all().stream().map(SettingKey::environmentName).collect(Collectors.toSet()))
        .hasSameSizeAs(SettingKeys.all());
  }

  @Test
  void allKeys_defaultIsItselfAllowed() {
    for (SettingKey<?> key : SettingKeys.all()) {
      if (!key.fallback().isEmpty()) {
        assertThat(key.parse(key.fallback())).as(key.name()).isNotNull();
      }
    }
  }

  @Test
  void allKeys_sayWhatTheyDo() {
    assertThat(SettingKeys.all())
        .allSatisfy(
            key -> {
              assertThat(key.description()).as(key.name()).endsWith(".");
              assertThat(key.form()).as(key.name()).isNotBlank();
            });
  }

  @Test
  void name_notOfTheForm_isRefused() {
    for (String name : new String[] {"mqtt", "Mqtt.user", "mqtt.", "mqtt.tls_file", "mqtt.-a"}) {
      assertThatThrownBy(() -> new SettingKey<>(name, "text", "", "Nothing.", text -> text))
          .hasMessage("key '" + name + "' is not of the form group.two-words");
    }
  }
}
