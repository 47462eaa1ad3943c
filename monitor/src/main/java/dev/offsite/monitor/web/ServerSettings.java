package dev.offsite.monitor.web;

import dev.offsite.monitor.access.OidcSettings;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.stream.StreamLimits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the server serves.
 *
 * @param host address to listen at; loopback unless somebody decides otherwise
 * @param port 0 for any free one
 * @param folder where users, views, keys and the audit log are kept
 * @param firstPasswordFile holds the administrator's first password; empty for a generated one
 * @param zone whose midnight begins a day
 * @param cookies whether the session's cookie is for HTTPS only
 * @param proxies whose word about the address of a browser is believed
 * @param passwordCost binary logarithm of the rounds of bcrypt
 * @param layers tiles below the map; none for the offline schematic base
 * @param centreLng where the map begins, degrees east, WGS-84
 * @param centreLat where the map begins, degrees north, WGS-84
 * @param zoom where the map begins
 */
public record ServerSettings(
    String host,
    int port,
    Path folder,
    Optional<Path> firstPasswordFile,
    ZoneId zone,
    Cookies cookies,
    TrustedProxies proxies,
    int passwordCost,
    SessionLimits sessions,
    StreamLimits streams,
    Optional<OidcSettings> oidc,
    List<MapLayer> layers,
    double centreLng,
    double centreLat,
    double zoom) {

  /** Whether browsers may send the cookie over plain HTTP. */
  public enum Cookies {
    /** Only over HTTPS: behind a proxy that ends TLS. */
    HTTPS_ONLY,
    /** Over HTTP too, as on loopback. */
    ANY
  }

  public ServerSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(firstPasswordFile, "firstPasswordFile");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(cookies, "cookies");
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(streams, "streams");
    Objects.requireNonNull(oidc, "oidc");
    layers = List.copyOf(layers);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
    }
  }

  /** Loopback, the zone and the middle of Hangzhou, no tiles, no identity provider. */
  public static ServerSettings onLoopback(int port, Path folder) {
    return new ServerSettings(
        "127.0.0.1",
        port,
        folder,
        Optional.empty(),
        ZoneId.of("Asia/Shanghai"),
        Cookies.ANY,
        TrustedProxies.NONE,
        Passwords.COST,
        SessionLimits.DEFAULT,
        StreamLimits.DEFAULT,
        Optional.empty(),
        List.of(),
        120.17,
        30.25,
        11);
  }
}
