package dev.offsite.pipelines.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.history.HistoryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Asks a store that understands InfluxQL what it holds.
 *
 * @param token of InfluxDB 2 and 3; empty where none is asked for
 */
record InfluxQl(URI url, String database, String token) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  long count(HistoryTable table, String tag, String value) {
    JsonNode values =
        select("count(\"" + table.fields().get(0).name() + "\")", table, tag, value);
    return values.isMissingNode() ? 0 : values.get(1).asLong();
  }

  Object read(HistoryTable table, String tag, String value, String field) {
    JsonNode node = select('"' + field + '"', table, tag, value).get(1);
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.textValue();
  }

  /** Whether the store can be asked yet. */
  boolean answers() {
    try {
      HttpRequest ping = HttpRequest.newBuilder(url.resolve("/ping")).build();
      return CLIENT.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  JsonNode query(String text) {
    String form = "db=" + database + "&q=" + URLEncoder.encode(text, UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve("/query"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (!token.isEmpty()) {
      request.header("Authorization", "Token " + token);
    }
    try {
      return JSON.readTree(
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private JsonNode select(String what, HistoryTable table, String tag, String value) {
    String quoted = value.replace("\\", "\\\\").replace("'", "\\'");
    return query(
            "SELECT %s FROM \"%s\" WHERE \"%s\" = '%s'"
                .formatted(what, table.measurement(), tag, quoted))
        .at("/results/0/series/0/values/0");
  }
}
