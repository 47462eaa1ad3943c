package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttTls;
import java.nio.file.Path;
import java.util.Optional;

/** The settings that secure a connection to an MQTT broker together. */
record MqttTlsKeys(
    SettingKey<Path> caFile,
    SettingKey<Path> certificateFile,
    SettingKey<Path> keyFile,
    SettingKey<MqttTls.HostNames> hostNames) {

  /**
   * How the connection is secured.
   *
   * @throws SettingsException if there is a client certificate without its key, or the reverse
   */
  MqttTls of(Settings settings) {
    MqttTls tls = settings.find(caFile).map(MqttTls::trustingPem).orElse(MqttTls.systemTrust());
    settings.requireBothOrNone(certificateFile, keyFile);
    Optional<Path> certificate = settings.find(certificateFile);
    if (certificate.isPresent()) {
      tls = tls.withClientCertificate(certificate.get(), settings.require(keyFile));
    }
    return tls.withHostNames(settings.require(hostNames));
  }
}
