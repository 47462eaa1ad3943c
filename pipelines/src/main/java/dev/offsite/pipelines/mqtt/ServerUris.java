package dev.offsite.pipelines.mqtt;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Rules about the addresses of brokers: {@code tcp://host:port} or {@code mqtt://host:port} without
 * TLS, {@code ssl://host:port} or {@code mqtts://host:port} with it.
 */
final class ServerUris {
  private ServerUris() {}

  /**
   * Returns why the address cannot be used, or an empty text when it can. The answer shows the
   * address only when it cannot hold a password.
   */
  static String findFault(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return "an entry is not a URI";
    }
    if (uri.getRawUserInfo() != null) {
      return "an entry holds a user or password; these belong into the credentials";
    }
    boolean known =
        switch (String.valueOf(uri.getScheme())) {
          case "tcp", "mqtt", "ssl", "mqtts" -> true;
          default -> false;
        };
    return known && uri.getHost() != null
        ? ""
        : "'" + text + "' is not of the form tcp://host:port or ssl://host:port";
  }

  static boolean isTls(String serverUri) {
    return serverUri.startsWith("ssl:") || serverUri.startsWith("mqtts:");
  }

  /** Returns the address with the scheme that the Paho clients know. */
  static String forPaho(String serverUri) {
    String afterScheme = serverUri.substring(serverUri.indexOf(':'));
    return (isTls(serverUri) ? "ssl" : "tcp") + afterScheme;
  }
}
