package dev.offsite.monitor.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a store over HTTP and reads its JSON. Thread-safe. */
final class StoreConnection {

  /** A store in the same network answers in milliseconds. */
  static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** A person waits for the answer. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  /** Of a store's own words as many are passed on as fit on a line or two. */
  private static final int WORDS_MAX = 300;

  /** Whole numbers of 64 bits stay exact, and so do the others. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final StoreAddress address;
  private final Duration answerMax;
  private final HttpClient client;

  StoreConnection(StoreAddress address, Duration connectMax, Duration answerMax) {
    this.address = address;
    this.answerMax = answerMax;
    // one protocol for all stores: none of them gains by an upgrade
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectMax)
            .build();
  }

  /**
   * What a store has answered.
   *
   * @param status of HTTP
   * @param json the body; null if it is no JSON
   * @param text the body as it stands
   */
  record Reply(int status, @Nullable JsonNode json, String text) {}

  /**
   * Asks.
   *
   * @param path below the store's address, such as {@code /exec}
   * @throws TimeSeriesException if nobody answers in time, or the credentials are not taken
   */
  Reply ask(String path, Map<String, String> parameters)
      throws TimeSeriesException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path, parameters)).timeout(answerMax).GET();
    if (!address.authorization().isEmpty()) {
      request.header("Authorization", address.authorization());
    }
    HttpResponse<String> response;
    try {
      response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TimeSeriesException(
          Reason.UNREACHABLE, "The time series at " + address.url() + " gives no answer: " + e, e);
    }
    if (response.statusCode() == 401 || response.statusCode() == 403) {
      throw failure(
          Reason.FORBIDDEN,
          (address.authorization().isEmpty() ? "asks for credentials" : "does not take the token")
              + " (HTTP "
              + response.statusCode()
              + ")");
    }
    return new Reply(response.statusCode(), parse(response.body()), response.body());
  }

  /** An exception that names the store. */
  TimeSeriesException failure(Reason reason, String what) {
    String words = what.length() <= WORDS_MAX ? what : what.substring(0, WORDS_MAX) + "…";
    return new TimeSeriesException(
        reason, "The time series at " + address.url() + " " + words, null);
  }

  /** An exception for a reply that holds nothing of what was expected. */
  TimeSeriesException unreadable(Reply reply) {
    return failure(
        reply.status() >= 500 ? Reason.REFUSED : Reason.UNREADABLE,
        "answers HTTP " + reply.status() + ": " + reply.text().strip());
  }

  private URI uri(String path, Map<String, String> parameters) {
    StringBuilder text = new StringBuilder(address.url().toString().replaceAll("/+$", ""));
    text.append(path);
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text.append(separator)
          .append(parameter.getKey())
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return URI.create(text.toString());
  }

  private static @Nullable JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isMissingNode() ? null : json;
    } catch (JsonProcessingException e) {
      return null; // the caller says what came instead
    }
  }
}
