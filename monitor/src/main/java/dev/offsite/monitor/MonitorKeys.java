package dev.offsite.monitor;

import java.util.List;
import java.util.Locale;

/**
 * The settings of a centre that runs alone. A key is set in a properties file, or in the
 * environment: dots and hyphens become underscores, letters upper case, {@code OFFSITE_} stands
 * before it.
 */
final class MonitorKeys {

  static final Key BOOTSTRAP_SERVERS =
      new Key("kafka.bootstrap-servers", "", "Where Kafka is: HOST:PORT, several with commas.");
  static final Key CLIENT_PROPERTIES_FILE =
      new Key(
          "kafka.client-properties-file",
          "",
          "Further settings of every Kafka client, such as security.protocol. None by default.");
  static final Key HOST =
      new Key(
          "monitor.host",
          "127.0.0.1",
          "Address to listen at. Loopback: whoever opens it to others puts TLS before it.");
  static final Key PORT = new Key("monitor.port", "8080", "Port; 0 for any free one.");
  static final Key FOLDER =
      new Key("monitor.folder", "monitor-data", "Where users, views, keys and audit log are kept.");
  static final Key FIRST_PASSWORD_FILE =
      new Key(
          "monitor.first-password-file",
          "",
          "File with the password that admin begins with. None: one is generated in the folder.");
  static final Key ZONE = new Key("monitor.zone", "Asia/Shanghai", "Whose midnight begins a day.");
  static final Key HTTPS_ONLY =
      new Key(
          "monitor.https-only",
          "false",
          "true behind a proxy that ends TLS: the session's cookie is then for HTTPS only.");
  static final Key TRUSTED_PROXIES =
      new Key(
          "monitor.trusted-proxies",
          "",
          "Proxies before it: addresses or blocks, with commas. X-Forwarded-For of nobody else counts.");
  static final Key LAYERS_FILE =
      new Key(
          "monitor.map-layers-file",
          "",
          "JSON {\"layers\": [{id, title, form, url, attribution, datum}]}. None: the offline base.");
  static final Key CENTRE =
      new Key("monitor.map-centre", "120.17,30.25", "Where the map begins: longitude,latitude.");
  static final Key ZOOM = new Key("monitor.map-zoom", "11", "Where the map begins.");
  static final Key SESSION_IDLE =
      new Key("monitor.session-idle", "PT30M", "A session without a request or open stream ends.");
  static final Key SESSION_MAX =
      new Key("monitor.session-max", "PT10H", "Any session ends: a shift and its hand-over.");
  static final Key CANDIDATES_MAX =
      new Key("monitor.candidates-max", "20000", "Most candidates in the live list.");
  static final Key RETENTION =
      new Key("monitor.retention", "P7D", "How long a candidate stays in the live list.");
  static final Key HISTORY_KIND =
      new Key("monitor.history-kind", "", "QUESTDB or INFLUXDB. None: no tracks, no series.");
  static final Key HISTORY_URL = new Key("monitor.history-url", "", "http://HOST:PORT of it.");
  static final Key HISTORY_DATABASE =
      new Key("monitor.history-database", "", "Database or bucket of InfluxDB.");
  static final Key HISTORY_TOKEN_FILE =
      new Key("monitor.history-token-file", "", "File with its token, if it asks for one.");
  static final Key OIDC_ISSUER =
      new Key("monitor.oidc-issuer", "", "Claim iss of bearer tokens. None: no bearer tokens.");
  static final Key OIDC_AUDIENCE = new Key("monitor.oidc-audience", "", "Claim aud of them.");
  static final Key OIDC_JWKS_URL =
      new Key("monitor.oidc-jwks-url", "", "Where the provider's public keys are.");
  static final Key OIDC_ROLES_CLAIM =
      new Key("monitor.oidc-roles-claim", "offsite_roles", "Claim with the list of roles.");
  static final Key OIDC_JURISDICTIONS_CLAIM =
      new Key(
          "monitor.oidc-jurisdictions-claim",
          "offsite_jurisdictions",
          "Claim with the list of areas; * for all.");

  /**
   * One setting.
   *
   * @param fallback the value where none is given; empty text if there is none
   */
  record Key(String name, String fallback, String description) {

    /** The environment variable of the same meaning. */
    String environmentName() {
      return "OFFSITE_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
  }

  static List<Key> all() {
    return List.of(
        BOOTSTRAP_SERVERS,
        CLIENT_PROPERTIES_FILE,
        HOST,
        PORT,
        FOLDER,
        FIRST_PASSWORD_FILE,
        ZONE,
        HTTPS_ONLY,
        TRUSTED_PROXIES,
        LAYERS_FILE,
        CENTRE,
        ZOOM,
        SESSION_IDLE,
        SESSION_MAX,
        CANDIDATES_MAX,
        RETENTION,
        HISTORY_KIND,
        HISTORY_URL,
        HISTORY_DATABASE,
        HISTORY_TOKEN_FILE,
        OIDC_ISSUER,
        OIDC_AUDIENCE,
        OIDC_JWKS_URL,
        OIDC_ROLES_CLAIM,
        OIDC_JURISDICTIONS_CLAIM);
  }

  private MonitorKeys() {}
}
