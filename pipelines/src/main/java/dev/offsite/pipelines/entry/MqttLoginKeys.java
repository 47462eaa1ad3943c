package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttCredentials;
import java.nio.file.Path;
import java.util.Optional;

/** The settings that are a login at an MQTT broker together. */
record MqttLoginKeys(SettingKey<String> user, SettingKey<Path> passwordFile) {

  /**
   * The login; anonymous if neither is given.
   *
   * @throws SettingsException if only one is given
   */
  MqttCredentials of(Settings settings) {
    settings.requireBothOrNone(user, passwordFile);
    Optional<String> name = settings.find(user);
    return name.isEmpty()
        ? MqttCredentials.anonymous()
        : MqttCredentials.ofFile(name.get(), settings.require(passwordFile));
  }
}
