package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttTls;
import java.nio.file.Path;
import java.util.List;

/** Settings of the connection over which the detection job tells roadside signs what to show. */
final class SignKeys {

  static final SettingKey<String> SERVER_URI =
      new SettingKey<>(
          "sign.mqtt.server-uri",
          "`ssl://HOST:PORT` or `tcp://HOST:PORT`",
          "",
          "The broker of the signs, which speaks MQTT 5; often that of `mqtt.server-uris`. Default:"
              + " none, and no sign shows anything.",
          SettingForms::text);

  static final SettingKey<String> USER =
      new SettingKey<>(
          "sign.mqtt.user",
          "a name",
          "",
          "Login of the detection job, which needs to publish on `offsite/v1/sign/+/show` and nothing"
              + " else. Default: none.",
          SettingForms::text);

  static final SettingKey<Path> PASSWORD_FILE =
      new SettingKey<>(
          "sign.mqtt.password-file",
          SettingForms.PATH,
          "",
          "Holds the password of `sign.mqtt.user` and nothing else. Read on the TaskManagers before"
              + " every connection.",
          SettingForms::path);

  static final SettingKey<Path> CA_FILE =
      new SettingKey<>(
          "sign.mqtt.tls.ca-file",
          SettingForms.PATH,
          "",
          "PEM of the authorities whose broker certificates are trusted, as `mqtt.tls.ca-file`.",
          SettingForms::path);

  static final SettingKey<Path> CERTIFICATE_FILE =
      new SettingKey<>(
          "sign.mqtt.tls.certificate-file",
          SettingForms.PATH,
          "",
          "PEM of a client certificate and its chain, for brokers that ask for one.",
          SettingForms::path);

  static final SettingKey<Path> KEY_FILE =
      new SettingKey<>(
          "sign.mqtt.tls.key-file",
          SettingForms.PATH,
          "",
          "Key of the client certificate, PKCS#8 without a password.",
          SettingForms::path);

  static final SettingKey<MqttTls.HostNames> HOST_NAMES =
      new SettingKey<>(
          "sign.mqtt.tls.host-names",
          "`verified` or `unverified`",
          "verified",
          "As `mqtt.tls.host-names`.",
          SettingForms.oneOf(MqttTls.HostNames.class));

  static final SettingKey<String> CLIENT_IDENTIFIER_PREFIX =
      new SettingKey<>(
          "sign.mqtt.client-identifier-prefix",
          "1 to 40 letters, digits, `-` or `_`",
          "offsite-sign",
          "Names the connections at the broker, with the number of the subtask behind it; another"
              + " instance at the same broker needs another.",
          SettingForms.word(40));

  private SignKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(
        SERVER_URI,
        USER,
        PASSWORD_FILE,
        CA_FILE,
        CERTIFICATE_FILE,
        KEY_FILE,
        HOST_NAMES,
        CLIENT_IDENTIFIER_PREFIX);
  }
}
