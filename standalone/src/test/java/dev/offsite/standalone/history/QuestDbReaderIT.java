package dev.offsite.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.history.QuestDbReader;
import dev.offsite.monitor.history.StoreAddress;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.standalone.instance.HistoryToken;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.instance.StartException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the QuestDB that comes with Offsite. */
class QuestDbReaderIT extends TimeSeriesReaderContract {

  private static final String HOST = "127.0.0.1";

  @TempDir static Path folder;

  private static Path tokenFile;
  private static HistoryToken token;
  private static EmbeddedQuestDb server;

  @BeforeAll
  static void start() throws Exception {
    tokenFile = folder.resolve("token");
    token = HistoryToken.readOrCreate(tokenFile, new SecureRandom());
    server = start(folder.resolve("data"), 0, Retention.DEFAULT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  HistorySettings settings() {
    return settings(server);
  }

  @Override
  TimeSeriesReader reader() {
    return reader(server, token.header());
  }

  @Test
  void reader_withoutOrWithAnotherPassword_isForbidden() {
    assertReason(reader(server, ""), Reason.FORBIDDEN);
    assertReason(reader(server, new HistoryToken("offsite", "wrong").header()), Reason.FORBIDDEN);
  }

  @Test
  void reader_ofAServerThatIsGone_isUnreachable_andAfterItsReturnAllIsThere() throws Exception {
    Path data = folder.resolve("restarted");
    EmbeddedQuestDb first = start(data, 0, Retention.DEFAULT);
    HistoryRow row =
        HistoryRow.of(HistoryTables.WEIGHINGS, BEGIN)
            .tag("device", "kept")
            .field("gross_kg", 1L)
            .field("plate_read", false)
            .build();
    RealSink.write(settings(first), List.of(row));
    int port = first.url().getPort();
    first.close();

    assertReason(reader(first, token.header()), Reason.UNREACHABLE);
    try (EmbeddedQuestDb second = start(data, port, Retention.DEFAULT)) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(reader(second, token.header()).weighings("kept", DAY, 9).rows())
                      .containsExactly(row));
    }
  }

  @Test
  void rows_olderThanTheRetention_areNotKept() throws Exception {
    try (EmbeddedQuestDb brief = start(folder.resolve("brief"), 0, new Retention(5))) {
      Instant old = BEGIN.minus(Duration.ofDays(20));
      RealSink.write(settings(brief), List.of(weighing(old), weighing(BEGIN)));
      // whole days go with the write after the one that filled them
      RealSink.write(settings(brief), List.of(weighing(BEGIN.plusSeconds(1))));

      TimeSeriesReader reader = reader(brief, token.header());
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(
                          reader
                              .weighings(
                                  "aged",
                                  new dev.offsite.monitor.history.TimeSpan(
                                      old.minusSeconds(1), DAY.until()),
                                  9)
                              .rows())
                      .extracting(HistoryRow::time)
                      .containsExactly(BEGIN, BEGIN.plusSeconds(1)));
    }
  }

  @Test
  void tokenFile_isForItsOwnerOnly_andReadAgain() throws Exception {
    assertThat(Files.getPosixFilePermissions(tokenFile))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(HistoryToken.readOrCreate(tokenFile, new SecureRandom())).isEqualTo(token);
    assertThat(token.toString()).doesNotContain(token.password());
  }

  @Test
  void start_onAPortInUse_saysSo_andLeavesNothing() throws Exception {
    assertThatThrownBy(
            () -> start(folder.resolve("twice"), server.url().getPort(), Retention.DEFAULT))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("port " + server.url().getPort());
    start(folder.resolve("twice"), 0, Retention.DEFAULT).close();
  }

  private static HistoryRow weighing(Instant time) {
    return HistoryRow.of(HistoryTables.WEIGHINGS, time)
        .tag("device", "aged")
        .field("gross_kg", 1L)
        .field("plate_read", false)
        .build();
  }

  private static EmbeddedQuestDb start(Path data, int port, Retention retention) throws Exception {
    int chosen = port;
    if (chosen == 0) {
      try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
        chosen = ports.choose(0, "a port for the test");
      }
    }
    return EmbeddedQuestDb.start(data, HOST, chosen, token, retention);
  }

  private static HistorySettings settings(EmbeddedQuestDb database) {
    return HistorySettings.of(database.url()).withTokenFile(tokenFile);
  }

  private static TimeSeriesReader reader(EmbeddedQuestDb database, String authorization) {
    return new QuestDbReader(new StoreAddress(database.url(), "offsite", authorization));
  }
}
