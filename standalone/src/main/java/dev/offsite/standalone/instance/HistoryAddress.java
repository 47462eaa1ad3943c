package dev.offsite.standalone.instance;

import java.util.Objects;

/**
 * Where the time series of an instance is read.
 *
 * @param kind in which language
 * @param url {@code http://host:port}
 * @param bucket bucket or database of InfluxDB
 * @param tokenFile file that holds the token; empty text where none is asked for
 */
public record HistoryAddress(Kind kind, String url, String bucket, String tokenFile) {

  /** A kind of store. */
  public enum Kind {
    /** SQL at {@code /exec}. */
    QUESTDB,
    /** InfluxQL at {@code /query}. */
    INFLUXDB
  }

  public HistoryAddress {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(tokenFile, "tokenFile");
  }
}
