package dev.offsite.standalone.stack;

import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.standalone.history.EmbeddedQuestDb;
import dev.offsite.standalone.history.HistoryChoice;
import dev.offsite.standalone.history.HistoryReaders;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.HistoryAddress;
import dev.offsite.standalone.instance.HistoryToken;
import dev.offsite.standalone.instance.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time series of one instance, wherever it is kept.
 *
 * <p>Nothing of it may keep the verdicts waiting: a store that does not start is said and done
 * without, one that cannot be reached is written to later.
 */
final class HistoryStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);

  private final EmbeddedQuestDb embedded;
  private final HistorySettings settings;
  private final HistoryAddress address;
  private final String detail;

  private HistoryStore(
      EmbeddedQuestDb embedded, HistorySettings settings, HistoryAddress address, String detail) {
    this.embedded = embedded;
    this.settings = settings;
    this.address = address;
    this.detail = detail;
  }

  /**
   * Starts it, or looks whether it is there.
   *
   * @param port for the embedded one
   */
  static HistoryStore open(HistoryChoice choice, DataDirectory data, String host, int port)
      throws InterruptedException {
    if (choice instanceof HistoryChoice.Embedded embedded) {
      return embedded(embedded, data, host, port);
    }
    if (choice instanceof HistoryChoice.Elsewhere elsewhere) {
      return elsewhere(elsewhere);
    }
    return new HistoryStore(null, null, null, "off");
  }

  /** How it is written to; empty if there is none. */
  Optional<HistorySettings> settings() {
    return Optional.ofNullable(settings);
  }

  /** How it is read; empty if there is none. */
  Optional<HistoryAddress> address() {
    return Optional.ofNullable(address);
  }

  /** For a human: where it is, or why it is not. */
  String detail() {
    return detail;
  }

  /** Stops the embedded one; does nothing to one that is kept elsewhere. */
  void stop() {
    if (embedded != null) {
      embedded.stop();
    }
  }

  /** Starts the embedded one again after {@link #stop}. */
  void startAgain() throws StartException {
    if (embedded != null) {
      embedded.startAgain();
    }
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private static HistoryStore embedded(
      HistoryChoice.Embedded choice, DataDirectory data, String host, int port) {
    try {
      Path tokenFile = data.historyToken();
      HistoryToken token = HistoryToken.readOrCreate(tokenFile, new SecureRandom());
      EmbeddedQuestDb server =
          EmbeddedQuestDb.start(data.history(), host, port, token, choice.retention());
      URI url = server.url();
      return new HistoryStore(
          server,
          HistorySettings.of(url).withTokenFile(tokenFile),
          new HistoryAddress(
              HistoryAddress.Kind.QUESTDB,
              url.toString(),
              HistorySettings.DEFAULT_NAME,
              tokenFile.toString()),
          url.toString());
    } catch (IOException | StartException e) {
      LOG.warn("no history is written by this run", e);
      return new HistoryStore(null, null, null, "off, all else runs without it: " + e.getMessage());
    }
  }

  private static HistoryStore elsewhere(HistoryChoice.Elsewhere choice)
      throws InterruptedException {
    HistorySettings settings = choice.settings();
    HistoryAddress address =
        new HistoryAddress(choice.kind(), settings.url(), settings.bucket(), settings.tokenFile());
    String detail = settings.url();
    try {
      Instant now = Instant.now();
      HistoryReaders.open(address)
          .rows(
              new RowQuery(
                  HistoryTables.WEIGHINGS,
                  new TimeSpan(now.minus(Duration.ofMinutes(1)), now),
                  Map.of(),
                  RowQuery.Order.OLDEST_FIRST,
                  1));
    } catch (IOException | TimeSeriesException e) {
      LOG.warn("the time series does not answer yet", e);
      detail = "rows wait in Kafka: " + e.getMessage();
    }
    return new HistoryStore(null, settings, address, detail);
  }
}
