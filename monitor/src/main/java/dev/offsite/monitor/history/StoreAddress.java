package dev.offsite.monitor.history;

import java.net.URI;
import java.util.Objects;

/**
 * Where a store is and how one proves to be allowed.
 *
 * @param url {@code http://host:port} or https, the root below which the store's paths lie
 * @param database InfluxDB's database or bucket; QuestDB has but one and ignores it
 * @param authorization the header {@code Authorization} as it stands; empty text where the store
 *     asks for nothing
 */
public record StoreAddress(URI url, String database, String authorization) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is none of http or https
   */
  public StoreAddress {
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException("url '" + url + "' is not http://host:port or https");
    }
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(authorization, "authorization");
  }

  /** Says nothing of the credentials, so that a log never does. */
  @Override
  public String toString() {
    return "StoreAddress[" + url + ", " + database + "]";
  }
}
