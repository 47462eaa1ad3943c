package dev.offsite.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.geo.Datum;
import dev.offsite.monitor.access.OidcSettings;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.history.InfluxQlReader;
import dev.offsite.monitor.history.QuestDbReader;
import dev.offsite.monitor.history.StoreAddress;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.stream.StreamLimits;
import dev.offsite.monitor.web.MapLayer;
import dev.offsite.monitor.web.ServerSettings;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the settings of a centre that runs alone. The environment wins over the file, which wins
 * over the default. A key or variable that is not known is refused.
 */
final class SettingsReader {

  private static final String PREFIX = "OFFSITE_MONITOR_";

  private final Map<String, String> values = new HashMap<>();

  private SettingsReader() {}

  /**
   * The settings.
   *
   * @throws IllegalArgumentException naming key, value and what is wrong with it
   */
  static MonitorSettings read(Properties file, Map<String, String> environment) {
    SettingsReader reader = new SettingsReader();
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    for (MonitorKeys.Key key : MonitorKeys.all()) {
      unknown.remove(key.name());
      String given = environment.getOrDefault(key.environmentName(), "");
      String value = given.isBlank() ? file.getProperty(key.name(), "") : given;
      reader.values.put(key.name(), value.isBlank() ? key.fallback() : value.strip());
    }
    environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(unknown::add);
    MonitorKeys.all().forEach(key -> unknown.remove(key.environmentName()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no such setting: " + unknown);
    }
    return reader.settings();
  }

  private MonitorSettings settings() {
    double[] centre =
        parse(
            MonitorKeys.CENTRE,
            text -> {
              String[] parts = text.split(",", -1);
              if (parts.length != 2) {
                throw new IllegalArgumentException("is not longitude,latitude");
              }
              return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
            });
    BoardLimits standard = BoardLimits.DEFAULT;
    return new MonitorSettings(
        new ServerSettings(
            require(MonitorKeys.HOST),
            parse(MonitorKeys.PORT, Integer::parseInt),
            Path.of(require(MonitorKeys.FOLDER)),
            find(MonitorKeys.FIRST_PASSWORD_FILE).map(Path::of),
            parse(MonitorKeys.ZONE, ZoneId::of),
            parse(MonitorKeys.HTTPS_ONLY, SettingsReader::cookies),
            find(MonitorKeys.TRUSTED_PROXIES)
                .map(text -> parse(MonitorKeys.TRUSTED_PROXIES, TrustedProxies::parse))
                .orElse(TrustedProxies.NONE),
            Passwords.COST,
            new SessionLimits(
                parse(MonitorKeys.SESSION_IDLE, Duration::parse),
                parse(MonitorKeys.SESSION_MAX, Duration::parse),
                SessionLimits.DEFAULT.perUser(),
                SessionLimits.DEFAULT.total()),
            StreamLimits.DEFAULT,
            oidc(),
            find(MonitorKeys.LAYERS_FILE)
                .map(text -> parse(MonitorKeys.LAYERS_FILE, SettingsReader::layers))
                .orElse(List.of()),
            centre[0],
            centre[1],
            parse(MonitorKeys.ZOOM, Double::parseDouble)),
        kafka(),
        new BoardLimits(
            parse(MonitorKeys.CANDIDATES_MAX, Integer::parseInt),
            parse(MonitorKeys.RETENTION, Duration::parse),
            standard.goneMax()),
        history());
  }

  private Map<String, String> kafka() {
    Map<String, String> client = new HashMap<>();
    client.put("bootstrap.servers", require(MonitorKeys.BOOTSTRAP_SERVERS));
    if (find(MonitorKeys.CLIENT_PROPERTIES_FILE).isPresent()) {
      Properties further =
          parse(MonitorKeys.CLIENT_PROPERTIES_FILE, text -> properties(Path.of(text)));
      further.stringPropertyNames().forEach(name -> client.put(name, further.getProperty(name)));
    }
    return client;
  }

  private Optional<TimeSeriesReader> history() {
    if (find(MonitorKeys.HISTORY_KIND).isEmpty()) {
      return Optional.empty();
    }
    String authorization =
        find(MonitorKeys.HISTORY_TOKEN_FILE)
            .map(
                file ->
                    "Token "
                        + parse(
                            MonitorKeys.HISTORY_TOKEN_FILE, text -> text(Path.of(text)).strip()))
            .orElse("");
    StoreAddress address =
        parse(
            MonitorKeys.HISTORY_URL,
            url ->
                new StoreAddress(
                    URI.create(url), find(MonitorKeys.HISTORY_DATABASE).orElse(""), authorization));
    return Optional.of(
        switch (require(MonitorKeys.HISTORY_KIND)) {
          case "QUESTDB" -> new QuestDbReader(address);
          case "INFLUXDB" -> new InfluxQlReader(address);
          default ->
              throw new IllegalArgumentException(
                  MonitorKeys.HISTORY_KIND.name() + " is none of QUESTDB, INFLUXDB");
        });
  }

  private Optional<OidcSettings> oidc() {
    return find(MonitorKeys.OIDC_ISSUER)
        .map(
            issuer ->
                new OidcSettings(
                    issuer,
                    require(MonitorKeys.OIDC_AUDIENCE),
                    URI.create(require(MonitorKeys.OIDC_JWKS_URL)),
                    require(MonitorKeys.OIDC_ROLES_CLAIM),
                    require(MonitorKeys.OIDC_JURISDICTIONS_CLAIM)));
  }

  private static ServerSettings.Cookies cookies(String text) {
    return switch (text) {
      case "true" -> ServerSettings.Cookies.HTTPS_ONLY;
      case "false" -> ServerSettings.Cookies.ANY;
      default -> throw new IllegalArgumentException("is none of true, false");
    };
  }

  private static List<MapLayer> layers(String file) {
    List<MapLayer> layers = new ArrayList<>();
    for (JsonNode layer : RecordJson.parse(text(Path.of(file)).getBytes(UTF_8)).path("layers")) {
      layers.add(
          new MapLayer(
              layer.path("id").asText(),
              layer.path("title").asText(),
              layer.path("form").asText("XYZ"),
              layer.path("url").asText(),
              layer.path("attribution").asText(),
              Datum.valueOf(layer.path("datum").asText("WGS84"))));
    }
    return layers;
  }

  private Optional<String> find(MonitorKeys.Key key) {
    return Optional.of(values.get(key.name())).filter(text -> !text.isEmpty());
  }

  private String require(MonitorKeys.Key key) {
    return find(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    key.name() + " is missing: set it, or " + key.environmentName()));
  }

  private <T> T parse(MonitorKeys.Key key, Function<String, T> parser) {
    String text = require(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(key.name() + ": '" + text + "' " + e.getMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e, e);
    }
  }

  /** A UTF-8 properties file. */
  static Properties properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e, e);
    }
  }
}
