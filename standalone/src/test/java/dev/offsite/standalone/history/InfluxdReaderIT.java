package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.offsite.monitor.history.InfluxQlReader;
import dev.offsite.monitor.history.StoreAddress;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.standalone.instance.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract in InfluxQL, on a real InfluxDB 1.6 where one is installed (Debian's package
 * influxdb). A proxy turns the writes of InfluxDB 2, which it does not know, into its own.
 */
class InfluxdReaderIT extends TimeSeriesReaderContract {

  private static final Path INFLUXD = Path.of("/usr/bin/influxd");
  private static final String HOST = "127.0.0.1";
  private static final String DATABASE = "offsite";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;

  private static Process influxd;
  private static HttpServer proxy;
  private static URI direct;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(INFLUXD), "not run: there is no " + INFLUXD);
    int http;
    int backup;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      http = ports.choose(0, "http");
      backup = ports.choose(0, "backup");
    }
    direct = URI.create("http://" + HOST + ":" + http);
    Path configuration = folder.resolve("influxdb.conf");
    Files.writeString(
        configuration,
        """
        reporting-disabled = true
        bind-address = "%s:%d"
        [meta]
          dir = "%s/meta"
        [data]
          dir = "%s/data"
          wal-dir = "%s/wal"
        [monitor]
          store-enabled = false
        [http]
          bind-address = "%s:%d"
          log-enabled = false
        """
            .formatted(HOST, backup, folder, folder, folder, HOST, http));
    influxd =
        new ProcessBuilder(INFLUXD.toString(), "-config", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> get("/ping").statusCode() == 204);
    assertReason(new InfluxQlReader(new StoreAddress(direct, DATABASE, "")), Reason.NOT_THERE_YET);
    HttpResponse<String> made =
        CLIENT.send(
            HttpRequest.newBuilder(direct.resolve("/query?q=CREATE%20DATABASE%20" + DATABASE))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(made.statusCode()).isEqualTo(200);
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/api/v2/write", InfluxdReaderIT::passOn);
    proxy.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (proxy != null) {
      proxy.stop(0);
    }
    if (influxd != null) {
      influxd.destroy();
      influxd.waitFor();
    }
  }

  @Override
  HistorySettings settings() {
    return HistorySettings.of(URI.create("http://" + HOST + ":" + proxy.getAddress().getPort()));
  }

  @Override
  TimeSeriesReader reader() {
    return new InfluxQlReader(new StoreAddress(direct, DATABASE, ""));
  }

  @Test
  void reader_ofAnUnknownDatabase_saysThatItIsNotThereYet() {
    assertReason(new InfluxQlReader(new StoreAddress(direct, "another", "")), Reason.NOT_THERE_YET);
  }

  @Test
  void reader_ofAPortWhereNobodyListens_isUnreachable() throws Exception {
    int free;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      free = ports.choose(0, "free");
    }
    assertReason(
        new InfluxQlReader(new StoreAddress(URI.create("http://" + HOST + ":" + free), "x", "")),
        Reason.UNREACHABLE);
  }

  /** {@code precision=us} of InfluxDB 2 is {@code precision=u} of InfluxDB 1. */
  private static void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder write =
          HttpRequest.newBuilder(direct.resolve("/write?precision=u&db=" + DATABASE))
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
      if (encoding != null && !encoding.equals("identity")) {
        write.header("Content-Encoding", encoding);
      }
      HttpResponse<byte[]> answer =
          CLIENT.send(write.build(), HttpResponse.BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(direct.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
