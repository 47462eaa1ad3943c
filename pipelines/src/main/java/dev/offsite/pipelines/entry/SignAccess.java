package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttPublisher;
import java.util.Optional;

/**
 * How the signs are reached, from settings; what belongs together and is not complete is refused.
 */
final class SignAccess {

  private static final MqttLoginKeys LOGIN =
      new MqttLoginKeys(SignKeys.USER, SignKeys.PASSWORD_FILE);

  private static final MqttTlsKeys TLS =
      new MqttTlsKeys(
          SignKeys.CA_FILE, SignKeys.CERTIFICATE_FILE, SignKeys.KEY_FILE, SignKeys.HOST_NAMES);

  private SignAccess() {}

  /** Empty if no broker is given, whatever else is: a deployment without signs. */
  static Optional<MqttPublisher.Settings> find(Settings settings) {
    return settings.find(SignKeys.SERVER_URI).map(uri -> of(uri, settings));
  }

  private static MqttPublisher.Settings of(String serverUri, Settings settings) {
    try {
      return new MqttPublisher.Settings(
          serverUri,
          TLS.of(settings),
          settings.require(SignKeys.CLIENT_IDENTIFIER_PREFIX),
          LOGIN.of(settings));
    } catch (SettingsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new SettingsException(SignKeys.SERVER_URI.name() + ": " + e.getMessage(), e);
    }
  }
}
