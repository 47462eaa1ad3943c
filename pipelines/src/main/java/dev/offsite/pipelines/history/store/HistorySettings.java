package dev.offsite.pipelines.history.store;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the time series is and how it is written to.
 *
 * @param url {@code http://host:port} or https, the root below which {@code /api/v2/write} lies
 * @param org organisation; InfluxDB 2 needs it, the others ignore it, so it is never empty
 * @param bucket bucket of InfluxDB 2, database of InfluxDB 3; QuestDB ignores it
 * @param tokenFile path of a file that holds the token and nothing else; empty text where the store
 *     asks for none. Read when a writer starts, so a restart takes up a new token
 * @param batchRows most rows in one request; default 2,000: a few hundred kilobytes, far below the
 *     limit of any store, and at the rate of 5,216 trucks four seconds' worth
 * @param batchBytes most bytes in one request; default 1 MiB: bounds memory where rows are long
 * @param batchAge longest time that a row waits for others; default 1 s: what a chart may lag
 * @param connectTimeout default 5 s: a store in the same network answers in milliseconds
 * @param requestTimeout from the first byte sent to the last received; default 30 s: a store that
 *     is busy compacting needs seconds, and one that is hung must be noticed within a minute
 * @param retryPause pause after the first failure, doubled after each further one; default 200 ms
 * @param retryPauseMax longest pause; default 15 s: how late a store's return may be noticed
 * @param retryAfterMax longest pause that a store's {@code Retry-After} may ask for; default 5 min:
 *     a mistaken header must not park the history for a day
 */
public record HistorySettings(
    String url,
    String org,
    String bucket,
    String tokenFile,
    int batchRows,
    int batchBytes,
    Duration batchAge,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration retryPause,
    Duration retryPauseMax,
    Duration retryAfterMax)
    implements Serializable {

  /** Bucket and organisation where none are named. */
  public static final String DEFAULT_NAME = "offsite";

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming setting, value and limit
   */
  public HistorySettings {
    Objects.requireNonNull(tokenFile, "tokenFile");
    requireUrl(url);
    requireText("org", org);
    requireText("bucket", bucket);
    requireBetween("batchRows", batchRows, 1, 100_000);
    requireBetween("batchBytes", batchBytes, 1_024, 16 * 1024 * 1024);
    requireAboveZero("batchAge", batchAge);
    requireAboveZero("connectTimeout", connectTimeout);
    requireAboveZero("requestTimeout", requestTimeout);
    requireAboveZero("retryPause", retryPause);
    if (retryPauseMax.compareTo(retryPause) < 0) {
      throw new IllegalArgumentException(
          "retryPauseMax " + retryPauseMax + " is below retryPause " + retryPause);
    }
    requireAboveZero("retryAfterMax", retryAfterMax);
  }

  /** The defaults, without a token. */
  public static HistorySettings of(URI url) {
    return new HistorySettings(
        url.toString(),
        DEFAULT_NAME,
        DEFAULT_NAME,
        "",
        2_000,
        1024 * 1024,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMillis(200),
        Duration.ofSeconds(15),
        Duration.ofMinutes(5));
  }

  /** These settings for another organisation and bucket. */
  public HistorySettings withBucket(String newOrg, String newBucket) {
    return new HistorySettings(
        url,
        newOrg,
        newBucket,
        tokenFile,
        batchRows,
        batchBytes,
        batchAge,
        connectTimeout,
        requestTimeout,
        retryPause,
        retryPauseMax,
        retryAfterMax);
  }

  /** These settings with the token in that file. */
  public HistorySettings withTokenFile(Path file) {
    return new HistorySettings(
        url,
        org,
        bucket,
        file.toString(),
        batchRows,
        batchBytes,
        batchAge,
        connectTimeout,
        requestTimeout,
        retryPause,
        retryPauseMax,
        retryAfterMax);
  }

  /** These settings with batches of another size and age. */
  public HistorySettings withBatches(int rows, Duration age) {
    return new HistorySettings(
        url,
        org,
        bucket,
        tokenFile,
        rows,
        batchBytes,
        age,
        connectTimeout,
        requestTimeout,
        retryPause,
        retryPauseMax,
        retryAfterMax);
  }

  /** These settings with other patience. */
  public HistorySettings withPatience(Duration request, Duration pause, Duration pauseMax) {
    return new HistorySettings(
        url,
        org,
        bucket,
        tokenFile,
        batchRows,
        batchBytes,
        batchAge,
        connectTimeout,
        request,
        pause,
        pauseMax,
        retryAfterMax);
  }

  /** Where the token lies, if the store asks for one. */
  public Optional<Path> findTokenFile() {
    return tokenFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(tokenFile));
  }

  private static void requireUrl(String url) {
    URI uri = URI.create(url);
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!isHttp || uri.getHost() == null) {
      throw new IllegalArgumentException("url '" + url + "' is not http://host:port or https");
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "the url of the time series at " + uri.getHost() + " must name no user and no query");
    }
  }

  private static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }

  private static void requireBetween(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " " + value + " is outside " + min + " to " + max);
    }
  }

  private static void requireAboveZero(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " " + value + " is not above zero");
    }
  }
}
