package dev.offsite.pipelines.history.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Any store that takes {@code POST /api/v2/write}: InfluxDB 2 and 3, QuestDB. Not thread-safe.
 *
 * <p>It uses the library's blocking writer, which answers for every request. Its buffered writer
 * drops points when the store is down; it is never used.
 */
final class InfluxLineStore implements LineStore {

  /** A token that begins so is a whole header of HTTP basic authentication. */
  private static final String BASIC = "Basic ";

  private final HistorySettings settings;
  private final Clock clock;
  private final boolean hasToken;
  private final InfluxDBClient client;
  private final WriteApiBlocking writer;

  private InfluxLineStore(HistorySettings settings, Optional<String> token, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    hasToken = token.isPresent();
    InfluxDBClientOptions.Builder options =
        InfluxDBClientOptions.builder()
            .url(settings.url())
            .org(settings.org())
            .bucket(settings.bucket())
            .precision(WritePrecision.US)
            .okHttpClient(http(settings, token));
    token.ifPresent(text -> options.authenticateToken(text.toCharArray()));
    client = InfluxDBClientFactory.create(options.build());
    writer = client.getWriteApiBlocking();
  }

  /**
   * A client; it connects with its first request.
   *
   * @throws IOException if there is a token file that cannot be read or is empty, naming it
   */
  static InfluxLineStore open(HistorySettings settings, Clock clock) throws IOException {
    Optional<Path> file = settings.findTokenFile();
    return new InfluxLineStore(
        settings, file.isPresent() ? Optional.of(readToken(file.get())) : Optional.empty(), clock);
  }

  private static OkHttpClient.Builder http(HistorySettings settings, Optional<String> token) {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.requestTimeout())
            .writeTimeout(settings.requestTimeout())
            .callTimeout(settings.requestTimeout())
            // a redirected POST becomes a GET, and the page it ends on would count as stored
            .followRedirects(false)
            .followSslRedirects(false);
    // the library sends "Token …", which QuestDB does not take
    token
        .filter(text -> text.startsWith(BASIC))
        .ifPresent(
            text ->
                http.addNetworkInterceptor(
                    chain ->
                        chain.proceed(
                            chain.request().newBuilder().header("Authorization", text).build())));
    return http;
  }

  private static String readToken(Path file) throws IOException {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException e) {
      throw new IOException("the token file of the time series, " + file + ", cannot be read", e);
    }
    if (token.isEmpty()) {
      throw new IOException("the token file of the time series, " + file + ", is empty");
    }
    return token;
  }

  @Override
  public Answer write(String lines) throws InterruptedException {
    try {
      writer.writeRecord(WritePrecision.US, lines);
      return new Answer.Stored();
    } catch (InfluxException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("cancelled while writing to " + settings.url());
      }
      return answerOf(e);
    }
  }

  private Answer answerOf(InfluxException e) {
    String why = "HTTP " + e.status() + " from " + settings.url() + ": " + e.getMessage();
    return switch (e.status()) {
      case 0 ->
          new Answer.Unavailable(
              settings.url() + " cannot be reached: " + e.getMessage(), Optional.empty());
      case 400, 413, 422 -> new Answer.Refused(why);
      case 408, 429 -> new Answer.Unavailable(why, retryAfter(e));
      default ->
          e.status() >= 500
              ? new Answer.Unavailable(why, retryAfter(e))
              : new Answer.Misconfigured(misconfigured(e));
    };
  }

  private Optional<Duration> retryAfter(InfluxException e) {
    for (Map.Entry<String, String> header : e.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Retry-After")) {
        return RetryAfter.parse(header.getValue(), clock);
      }
    }
    return Optional.empty();
  }

  private String misconfigured(InfluxException e) {
    return "the time series at "
        + settings.url()
        + " answers HTTP "
        + e.status()
        + " for bucket '"
        + settings.bucket()
        + "' of organisation '"
        + settings.org()
        + "' ("
        + (hasToken ? "with the token of " + settings.tokenFile() : "without a token")
        + "): "
        + e.getMessage();
  }

  @Override
  public void close() {
    client.close();
  }
}
