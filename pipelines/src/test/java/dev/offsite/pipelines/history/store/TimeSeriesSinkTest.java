package dev.offsite.pipelines.history.store;

import static dev.offsite.pipelines.history.store.StoreRows.line;
import static dev.offsite.pipelines.history.store.StoreRows.row;
import static dev.offsite.pipelines.history.store.StoreRows.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.OpenSink;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink against a server that answers badly in every way a store can. */
class TimeSeriesSinkTest {

  private static final Clock CLOCK = Clock.fixed(StoreRows.TIME, ZoneOffset.UTC);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeStore store = new FakeStore();
  private final CollectingSink<Refusal> deadLetters = new CollectingSink<>();

  @AfterEach
  void close() {
    store.close();
    threads.shutdownNow();
  }

  @Test
  void rows_flushed_areStoredWithMicrosecondsInTheBucketOfTheSettings() throws Exception {
    try (OpenSink<HistoryRow> sink = open(settings().withBucket("city", "history"))) {
      sink.writeAll(rows(3));
      sink.flush();
    }

    assertThat(store.lines()).containsExactly(line(0), line(1), line(2));
    assertThat(store.queries()).hasSize(1);
    assertThat(store.queries().get(0).split("&"))
        .containsExactlyInAnyOrder("org=city", "bucket=history", "precision=us");
  }

  @Test
  void token_inAFile_isSentAndNothingElseOfTheFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
    try (OpenSink<HistoryRow> sink = open(settings().withTokenFile(file))) {
      sink.write(row(0));
      sink.flush();
    }

    assertThat(store.authorizations()).containsExactly("Token s3cret");
  }

  @Test
  void tokenFile_missingOrEmpty_isNamed(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");
    Path empty = Files.writeString(folder.resolve("empty"), " \n");

    assertThatThrownBy(() -> InfluxLineStore.open(settings().withTokenFile(missing), CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessage("the token file of the time series, " + missing + ", cannot be read");
    assertThatThrownBy(() -> InfluxLineStore.open(settings().withTokenFile(empty), CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessage("the token file of the time series, " + empty + ", is empty");
  }

  @Test
  void batch_full_isSentAtOnce() throws Exception {
    try (OpenSink<HistoryRow> sink = open(settings().withBatches(2, Duration.ofSeconds(1)))) {
      sink.write(row(0));
      assertThat(store.requests()).isZero();
      sink.write(row(1));
      assertThat(store.requests()).isEqualTo(1);
      sink.write(row(2));
      assertThat(store.requests()).isEqualTo(1);
    }
  }

  @Test
  void batch_old_isSentWithoutACheckpoint() throws Exception {
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.timePasses(5_000);
      sink.write(row(0));
      sink.timePasses(5_999);
      assertThat(store.requests()).isZero();
      sink.timePasses(6_000);
      assertThat(store.lines()).containsExactly(line(0));

      sink.write(row(1));
      sink.timePasses(7_000);
      assertThat(store.lines()).containsExactly(line(0), line(1));
    }
  }

  @Test
  void batch_moreBytesThanTheLimit_isSentInParts() throws Exception {
    HistorySettings small = withBatchBytes(settings(), 1_024);
    try (OpenSink<HistoryRow> sink = open(small)) {
      sink.writeAll(rows(100));
      sink.flush();
    }

    int bytes = IntStream.range(0, 100).map(i -> Line.of(row(i)).bytes()).sum();
    assertThat(store.lines()).hasSize(100);
    assertThat(store.requests()).isBetween(bytes / 1_024, bytes / 900 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void store_unavailableThreeTimes_losesNothing(int status) throws Exception {
    store.then(status).then(status).then(status);
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(20));
      sink.flush();
    }

    assertThat(store.lines()).hasSize(20);
    assertThat(store.requests()).isEqualTo(4);
    assertThat(deadLetters.stored()).isEmpty();
  }

  @Test
  void store_tooManyRequests_isLeftAloneAsLongAsItAsks() throws Exception {
    store.then(429, Map.of("Retry-After", "1"));
    long begin = System.nanoTime();
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.write(row(0));
      sink.flush();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(990));
    assertThat(store.lines()).containsExactly(line(0));
  }

  @Test
  void oneBadLineInThousand_isTheOnlyDeadLetter_afterLogarithmicallyManyRequests()
      throws Exception {
    for (int bad : new int[] {0, 1, 499, 500, 999}) {
      try (FakeStore refusing = new FakeStore().refusing(line(bad)::equals)) {
        CollectingSink<Refusal> letters = new CollectingSink<>();
        HistorySettings settings = quick(HistorySettings.of(refusing.url()));
        try (OpenSink<HistoryRow> sink =
            OpenSink.open(new TimeSeriesSink(settings, letters, CLOCK))) {
          sink.writeAll(rows(1_000));
          sink.flush();
        }

        assertThat(refusing.lines()).as("bad %s", bad).hasSize(999).doesNotContain(line(bad));
        assertThat(letters.stored()).hasSize(1);
        Refusal letter = letters.stored().get(0);
        assertThat(new String(letter.payload(), UTF_8)).isEqualTo(line(bad));
        assertThat(letter.reasons()).containsExactly(RefusalReason.HISTORY_REFUSED);
        assertThat(letter.disposition().topic()).isEqualTo("history.dead-letter");
        assertThat(letter.deviceId()).isEqualTo("truck-" + bad);
        assertThat(letter.detail()).contains("HTTP 400").contains("fake answer 400");
        // 2^10 is the first power of two above 1,000.
        assertThat(refusing.requests()).isLessThanOrEqualTo(1 + 2 * 10);
      }
    }
  }

  @Test
  void badLines_severalInOneBatch_areAllDeadLetters() throws Exception {
    store.refusing(text -> text.startsWith("device_health,device=truck-1"));
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(20));
      sink.flush();
    }

    assertThat(store.lines()).hasSize(9).contains(line(0), line(2), line(9));
    assertThat(deadLetters.stored())
        .extracting(Refusal::deviceId)
        .containsExactly(
            IntStream.concat(IntStream.of(1), IntStream.range(10, 20))
                .mapToObj(i -> "truck-" + i)
                .toArray(String[]::new));
  }

  @Test
  void store_unprocessable_isADeadLetterToo() throws Exception {
    store.then(422);
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.write(row(0));
      sink.flush();
    }

    assertThat(deadLetters.stored()).hasSize(1);
    assertThat(store.lines()).isEmpty();
  }

  @Test
  void store_takesSmallerRequestsOnly_getsThem() throws Exception {
    store.linesMax(100);
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(1_000));
      sink.flush();
    }

    assertThat(store.lines()).hasSize(1_000);
    assertThat(deadLetters.stored()).isEmpty();
    assertThat(store.requests()).isEqualTo(1 + 2 + 4 + 8 + 16);
  }

  @Test
  void retriesAndBisecting_together_loseNothing() throws Exception {
    store.then(503).then(204).refusing(line(13)::equals).then(500).then(503);
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(64));
      sink.flush();
    }

    assertThat(store.lines()).hasSize(63);
    assertThat(deadLetters.stored()).extracting(Refusal::deviceId).containsExactly("truck-13");
  }

  /** A proxy in front of the store that asks for a login, or for https. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void store_sendsElsewhere_failsAndStoresNothingThere(int status) throws Exception {
    try (FakeStore elsewhere = new FakeStore()) {
      String place = elsewhere.url() + "/api/v2/write";
      store.then(status, Map.of("Location", place));
      OpenSink<HistoryRow> sink = open(settings());
      sink.write(row(0));

      assertThatThrownBy(sink::flush)
          .isInstanceOf(MisconfiguredStoreException.class)
          .hasMessageContaining("answers HTTP " + status);
      assertThat(elsewhere.requests()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void store_refusesUs_failsWithWhatToCorrectAndWithoutTheToken(int status, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "s3cret");
    store.then(status);
    OpenSink<HistoryRow> sink = open(settings().withBucket("city", "b1").withTokenFile(file));
    sink.write(row(0));

    assertThatThrownBy(sink::flush)
        .isInstanceOf(MisconfiguredStoreException.class)
        .hasMessageStartingWith(
            "the time series at "
                + store.url()
                + " answers HTTP "
                + status
                + " for bucket 'b1' of organisation 'city' (with the token of "
                + file
                + ")")
        .hasMessageNotContaining("s3cret");
    assertThat(deadLetters.stored()).isEmpty();
  }

  @Test
  void store_refusesUsWithoutToken_saysSo() throws Exception {
    store.then(401);
    OpenSink<HistoryRow> sink = open(settings());
    sink.write(row(0));

    assertThatThrownBy(sink::flush)
        .isInstanceOf(MisconfiguredStoreException.class)
        .hasMessageContaining("(without a token)");
  }

  @Test
  void rows_thatNoLineCanSay_areDeadLettersAndNotSilentlyDropped() throws Exception {
    HistoryRow notANumber =
        HistoryRow.of(HistoryTables.POSITIONS, StoreRows.TIME)
            .tag("device", "truck-1")
            .field("lng", Double.NaN)
            .build();
    HistoryRow noFields =
        HistoryRow.of(HistoryTables.POSITIONS, StoreRows.TIME).tag("device", "truck-2").build();
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(List.of(notANumber, row(0), noFields));
      sink.flush();
    }

    assertThat(store.lines()).containsExactly(line(0));
    assertThat(deadLetters.stored())
        .extracting(Refusal::deviceId, Refusal::detail)
        .containsExactly(
            tuple("truck-1", "field lng is NaN, no finite number"),
            tuple("truck-2", "the row has no fields"));
  }

  @Test
  void store_tooSlow_isAskedAgainAfterTheTimeout() throws Exception {
    store.hang();
    HistorySettings impatient =
        settings()
            .withPatience(Duration.ofMillis(400), Duration.ofMillis(5), Duration.ofMillis(20));
    try (OpenSink<HistoryRow> sink = open(impatient)) {
      sink.write(row(0));
      Future<?> flush = inBackground(sink::flush);
      // the first request has run into its timeout when a second one stands beside it
      await().until(() -> store.arrived() > 1);
      assertThat(flush).isNotDone();
      store.answer();
      flush.get();
    }

    assertThat(store.lines()).containsExactly(line(0));
  }

  @Test
  void store_slowButInTime_isAskedOnce() throws Exception {
    store.hang();
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.write(row(0));
      Future<?> flush = inBackground(sink::flush);
      await().until(() -> store.arrived() > 0);
      store.answer();
      flush.get();
    }

    assertThat(store.requests()).isEqualTo(1);
  }

  @Test
  void store_notThere_isWaitedForUntilItIsBack() throws Exception {
    int port = store.port();
    store.close();
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(50));
      Future<?> flush = inBackground(sink::flush);
      CompletableFuture<Void> aWhile =
          CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      aWhile.get();
      assertThat(flush).isNotDone();
      try (FakeStore back = new FakeStore(port)) {
        flush.get();
        assertThat(back.lines()).hasSize(50);
      }
    }
    assertThat(deadLetters.stored()).isEmpty();
  }

  @Test
  void writer_whileTheStoreIsDown_blocksAndKeepsOneBatchOnly() throws Exception {
    store.always(503);
    try (OpenSink<HistoryRow> sink = open(settings().withBatches(10, Duration.ofSeconds(1)))) {
      sink.writeAll(rows(9));
      Future<?> tenth = inBackground(() -> sink.write(row(9)));
      await().until(() -> store.requests() > 3);
      assertThat(tenth).isNotDone();
      store.always(0);
      tenth.get();
      assertThat(store.lines()).hasSize(10);
    }
  }

  @Test
  void task_cancelledWhileTheStoreIsDown_endsAtOnce() throws Exception {
    store.always(503);
    HistorySettings longPauses =
        settings()
            .withPatience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5));
    OpenSink<HistoryRow> sink = open(longPauses);
    sink.write(row(0));
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread task =
        new Thread(
            () -> {
              try {
                sink.flush();
                ended.complete(null);
              } catch (Exception e) {
                ended.complete(e);
              }
            });
    task.start();
    await().until(() -> store.requests() == 1);
    task.interrupt();

    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void killed_betweenFlushAndCheckpoint_repeatsTheSameRowsOnly() throws Exception {
    try (OpenSink<HistoryRow> before = open(settings())) {
      before.writeAll(rows(30));
      before.flush();
    }
    List<String> stored = store.lines();
    try (OpenSink<HistoryRow> after = open(settings())) {
      after.writeAll(rows(40));
      after.flush();
    }

    assertThat(stored).hasSize(30);
    assertThat(store.lines()).hasSize(40).containsAll(stored);
  }

  @Test
  void killed_beforeFlush_hasStoredNothingThatACheckpointCounted() throws Exception {
    try (OpenSink<HistoryRow> sink = open(settings())) {
      sink.writeAll(rows(30));
    }

    assertThat(store.lines()).isEmpty();
  }

  private OpenSink<HistoryRow> open(HistorySettings settings) throws Exception {
    return OpenSink.open(new TimeSeriesSink(settings, deadLetters, CLOCK));
  }

  private HistorySettings settings() {
    return quick(HistorySettings.of(store.url()));
  }

  private static HistorySettings quick(HistorySettings settings) {
    return settings.withPatience(
        Duration.ofSeconds(30), Duration.ofMillis(5), Duration.ofMillis(20));
  }

  private static HistorySettings withBatchBytes(HistorySettings s, int bytes) {
    return new HistorySettings(
        s.url(),
        s.org(),
        s.bucket(),
        s.tokenFile(),
        s.batchRows(),
        bytes,
        s.batchAge(),
        s.connectTimeout(),
        s.requestTimeout(),
        s.retryPause(),
        s.retryPauseMax(),
        s.retryAfterMax());
  }

  private Future<?> inBackground(Step step) {
    return threads.submit(
        () -> {
          step.run();
          return null;
        });
  }

  private interface Step {
    void run() throws Exception;
  }
}
