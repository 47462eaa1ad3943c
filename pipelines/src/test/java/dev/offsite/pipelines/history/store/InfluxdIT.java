package dev.offsite.pipelines.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.history.HistoryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract over the {@code influxd} of Debian's package {@code influxdb} (1.6.7), behind a
 * proxy that rewrites the path. Reported as skipped where there is none.
 */
class InfluxdIT extends TimeSeriesStoreContract {

  private static final Path INFLUXD = Path.of("/usr/bin/influxd");
  private static final String BUCKET = "offsite";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Process influxd;
  private static URI url;
  private static V1Proxy proxy;

  @BeforeAll
  static void startInfluxd() throws Exception {
    assumeTrue(
        Files.isExecutable(INFLUXD), INFLUXD + " is not there: install the package influxdb");
    int port = freePort();
    url = URI.create("http://127.0.0.1:" + port);
    Path config =
        Files.writeString(
            folder.resolve("influxdb.conf"),
            """
            reporting-disabled = true
            bind-address = "127.0.0.1:%d"
            [meta]
            dir = "%s/meta"
            [data]
            dir = "%s/data"
            wal-dir = "%s/wal"
            query-log-enabled = false
            [http]
            bind-address = "127.0.0.1:%d"
            log-enabled = false
            """
                .formatted(freePort(), folder, folder, folder, port));
    influxd =
        new ProcessBuilder(INFLUXD.toString(), "-config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("influxd.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(60)).until(InfluxdIT::answers);
    query("CREATE DATABASE " + BUCKET);
    proxy = new V1Proxy(url);
  }

  @AfterAll
  static void stopInfluxd() throws Exception {
    if (proxy != null) {
      proxy.close();
    }
    if (influxd != null) {
      influxd.destroy();
      if (!influxd.waitFor(30, TimeUnit.SECONDS)) {
        influxd.destroyForcibly();
      }
    }
  }

  @Override
  protected HistorySettings settings() {
    return HistorySettings.of(proxy.url()).withBucket("ignored", BUCKET);
  }

  @Override
  protected long count(HistoryTable table, String tag, String value) {
    JsonNode values = select("count(\"" + table.fields().get(0).name() + "\")", table, tag, value);
    return values.isMissingNode() ? 0 : values.get(1).asLong();
  }

  @Override
  protected Object read(HistoryTable table, String tag, String value, String field) {
    JsonNode node = select('"' + field + '"', table, tag, value).get(1);
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? node.numberValue() : node.textValue();
  }

  private static JsonNode select(String what, HistoryTable table, String tag, String value) {
    String quoted = value.replace("\\", "\\\\").replace("'", "\\'");
    return query(
            "SELECT %s FROM \"%s\" WHERE \"%s\" = '%s'"
                .formatted(what, table.measurement(), tag, quoted))
        .at("/results/0/series/0/values/0");
  }

  private static boolean answers() {
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

  private static JsonNode query(String text) {
    String form = "db=" + BUCKET + "&q=" + URLEncoder.encode(text, UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/query"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return JSON.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
