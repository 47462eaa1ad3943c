package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the connection to the MQTT broker. Each is explained further at {@link
 * dev.offsite.pipelines.mqtt.MqttSourceBuilder}.
 */
final class MqttKeys {

  private static final int UINT16_MAX = 65_535;
  private static final Duration UINT32_SECONDS = Duration.ofSeconds(0xFFFF_FFFFL);

  /** The versions of the protocol, by the names people use. */
  enum Version {
    /** MQTT 5.0. */
    V5,
    /** MQTT 3.1.1. */
    V3_1_1
  }

  static final SettingKey<List<String>> SERVER_URIS =
      new SettingKey<>(
          "mqtt.server-uris",
          "`ssl://HOST:PORT` or `tcp://HOST:PORT`, several with commas",
          "",
          "The broker; several addresses of one are tried in turn.",
          SettingForms::list);

  static final SettingKey<Version> VERSION =
      new SettingKey<>(
          "mqtt.version",
          "`v5` or `v3-1-1`",
          "v5",
          "Version of MQTT. With 3.1.1 the broker's own settings decide how long a session is kept.",
          SettingForms.oneOf(Version.class));

  static final SettingKey<String> USER =
      new SettingKey<>(
          "mqtt.user", "a name", "", "Login of the ingest job. Default: none.", SettingForms::text);

  static final SettingKey<Path> PASSWORD_FILE =
      new SettingKey<>(
          "mqtt.password-file",
          SettingForms.PATH,
          "",
          "Holds the password of `mqtt.user` and nothing else. Read on the TaskManagers before every"
              + " connection, so a new password needs no restart.",
          SettingForms::path);

  static final SettingKey<Path> CA_FILE =
      new SettingKey<>(
          "mqtt.tls.ca-file",
          SettingForms.PATH,
          "",
          "PEM of the authorities whose broker certificates are trusted, and no others. Read on the"
              + " TaskManagers before every connection. Default: the authorities of the Java runtime.",
          SettingForms::path);

  static final SettingKey<Path> CERTIFICATE_FILE =
      new SettingKey<>(
          "mqtt.tls.certificate-file",
          SettingForms.PATH,
          "",
          "PEM of a client certificate and its chain, for brokers that ask for one.",
          SettingForms::path);

  static final SettingKey<Path> KEY_FILE =
      new SettingKey<>(
          "mqtt.tls.key-file",
          SettingForms.PATH,
          "",
          "Key of the client certificate, PKCS#8 without a password.",
          SettingForms::path);

  static final SettingKey<MqttTls.HostNames> HOST_NAMES =
      new SettingKey<>(
          "mqtt.tls.host-names",
          "`verified` or `unverified`",
          "verified",
          "Whether the broker's certificate must be for the name it is reached by. `unverified` is for"
              + " tests: anyone with a certificate of the same authority can pose as the broker.",
          SettingForms.oneOf(MqttTls.HostNames.class));

  static final SettingKey<String> CLIENT_IDENTIFIER_PREFIX =
      new SettingKey<>(
          "mqtt.client-identifier-prefix",
          "1 to 40 letters, digits, `-` or `_`",
          "offsite-ingest",
          "Names the sessions at the broker. Never change it while messages wait in them; another"
              + " instance at the same broker needs another.",
          SettingForms::text);

  static final SettingKey<String> SHARE_GROUP =
      new SettingKey<>(
          "mqtt.share-group",
          "a name",
          "",
          "Subscribes as `$share/GROUP/…`, so that the broker divides the messages among"
              + " `mqtt.shared-splits` sessions. Default: plain filters, because mosquitto loses messages"
              + " of a shared subscription over its restart.",
          SettingForms::text);

  static final SettingKey<Integer> SHARED_SPLITS =
      new SettingKey<>(
          "mqtt.shared-splits",
          "1 to 256",
          "1",
          "Sessions for each filter, with `mqtt.share-group` only; best the parallelism of the job.",
          SettingForms.integer(1, 256));

  static final SettingKey<Duration> SESSION_EXPIRY =
      new SettingKey<>(
          "mqtt.session-expiry",
          SettingForms.DURATION,
          "1 d",
          "How long the broker keeps what waits while the job is away: an outage over night loses"
              + " nothing.",
          SettingForms.duration(Duration.ofMinutes(1), UINT32_SECONDS));

  static final SettingKey<Integer> RECEIVE_MAXIMUM =
      new SettingKey<>(
          "mqtt.receive-maximum",
          "1 to 65535",
          "20000",
          "Unacknowledged messages for each session. It bounds the rate: receive maximum /"
              + " (`ingest.checkpoint-interval` + duration of a checkpoint); the default carries 33,000"
              + " messages a second.",
          SettingForms.integer(1, UINT16_MAX));

  static final SettingKey<Duration> KEEP_ALIVE =
      new SettingKey<>(
          "mqtt.keep-alive",
          SettingForms.DURATION,
          "30 s",
          "Longest silence before a connection is tested; a dead one is noticed within one and a half"
              + " times this.",
          SettingForms.duration(Duration.ofSeconds(1), Duration.ofSeconds(UINT16_MAX)));

  static final SettingKey<Duration> CONNECT_TIMEOUT =
      new SettingKey<>(
          "mqtt.connect-timeout",
          SettingForms.DURATION,
          "10 s",
          "Longest wait for a connection and its subscription.",
          SettingForms.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)));

  static final SettingKey<Long> HAND_OVER_BYTES_MAX =
      new SettingKey<>(
          "mqtt.hand-over-bytes-max",
          "1000000 to 4294967296",
          "67108864",
          "Payload bytes for each session that may wait between connection and job: 20,000 ordinary"
              + " messages take 10 MB.",
          SettingForms.whole(1_000_000, 1L << 32));

  private MqttKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(
        SERVER_URIS,
        VERSION,
        USER,
        PASSWORD_FILE,
        CA_FILE,
        CERTIFICATE_FILE,
        KEY_FILE,
        HOST_NAMES,
        CLIENT_IDENTIFIER_PREFIX,
        SHARE_GROUP,
        SHARED_SPLITS,
        SESSION_EXPIRY,
        RECEIVE_MAXIMUM,
        KEEP_ALIVE,
        CONNECT_TIMEOUT,
        HAND_OVER_BYTES_MAX);
  }
}
