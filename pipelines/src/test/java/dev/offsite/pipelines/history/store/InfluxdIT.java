package dev.offsite.pipelines.history.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsite.schemas.history.HistoryTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
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

  @TempDir private static Path folder;

  private static Process influxd;
  private static InfluxQl store;
  private static V1Proxy proxy;

  @BeforeAll
  static void startInfluxd() throws Exception {
    assumeTrue(
        Files.isExecutable(INFLUXD), INFLUXD + " is not there: install the package influxdb");
    int port = freePort();
    store = new InfluxQl(URI.create("http://127.0.0.1:" + port), BUCKET, "");
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
    await().atMost(Duration.ofSeconds(60)).until(store::answers);
    store.query("CREATE DATABASE " + BUCKET);
    proxy = new V1Proxy(store.url());
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
    return store.count(table, tag, value);
  }

  @Override
  protected Object read(HistoryTable table, String tag, String value, String field) {
    return store.read(table, tag, value, field);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
