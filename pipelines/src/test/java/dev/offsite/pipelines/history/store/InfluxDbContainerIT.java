package dev.offsite.pipelines.history.store;

import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.containers.ContainerPlan;
import dev.offsite.pipelines.testing.containers.NeedsDocker;
import dev.offsite.pipelines.testing.containers.ServerContainer;
import dev.offsite.pipelines.testing.containers.ServerImage;
import dev.offsite.schemas.history.HistoryTable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract over InfluxDB 2's image, set up by its variables, with a token. */
@NeedsDocker
class InfluxDbContainerIT extends TimeSeriesStoreContract {

  private static final int PORT_INSIDE = 8086;
  private static final String ORGANISATION = "city";
  private static final String BUCKET = "offsite";
  private static final String TOKEN = "token-of-the-test";

  @TempDir private static Path folder;

  private static ServerContainer container;
  private static InfluxQl store;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("token"), TOKEN);
    container =
        new ServerContainer(
            new ContainerPlan(
                ServerImage.INFLUXDB,
                PORT_INSIDE,
                Map.of(
                    "DOCKER_INFLUXDB_INIT_MODE", "setup",
                    "DOCKER_INFLUXDB_INIT_USERNAME", "operator",
                    "DOCKER_INFLUXDB_INIT_PASSWORD", "password-of-the-test",
                    "DOCKER_INFLUXDB_INIT_ORG", ORGANISATION,
                    "DOCKER_INFLUXDB_INIT_BUCKET", BUCKET,
                    "DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN),
                Map.of()),
            ServerContainer.freePort());
    container.start();
    store = new InfluxQl(URI.create("http://127.0.0.1:" + container.port()), BUCKET, TOKEN);
    // the image sets itself up with a server of its own first, which answers on another port
    await().atMost(Duration.ofSeconds(60)).until(store::answers);
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.close();
    }
  }

  @Override
  protected HistorySettings settings() {
    return HistorySettings.of(store.url())
        .withBucket(ORGANISATION, BUCKET)
        .withTokenFile(folder.resolve("token"));
  }

  @Override
  protected long count(HistoryTable table, String tag, String value) {
    return store.count(table, tag, value);
  }

  @Override
  protected Object read(HistoryTable table, String tag, String value, String field) {
    return store.read(table, tag, value, field);
  }
}
