package dev.offsite.pipelines.hotword;

import static dev.offsite.pipelines.hotword.HotWordScene.COVER;
import static dev.offsite.pipelines.hotword.HotWordScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.OperationalSinks;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.RecordedTelemetry;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWord.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A week of one drone through the whole job: a damaged manhole cover and a heap a day, and on the
 * seventh day nine covers and two heaps.
 */
class HotWordJobTest {

  private static final int BURST_DAY = 6;

  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(2);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void burst_isNamedAndOrdinaryDaysAreNot() throws Exception {
    List<HotWord> said = run(days(), 1);

    assertThat(said.get(0).state()).isEqualTo(State.HOT);
    assertThat(newest(said).values())
        .extracting(
            HotWord::objectClass, HotWord::state, HotWord::from, HotWord::count, HotWord::patrols)
        .containsExactly(tuple(COVER, State.OVER, time(BURST_DAY, 0), 9, 1));
    HotWord covers = said.get(said.size() - 1);
    assertThat(covers.history().days()).isEqualTo(6);
    assertThat(covers.history().places()).isEqualTo(6);
    assertThat(covers.candidates()).hasSize(9);
  }

  @Test
  void reportsOfADay_inAnyOrderAndTwice_endInTheSameHotWords() throws Exception {
    Map<String, HotWord> expected = newest(run(days(), 1));
    for (long seed = 1; seed <= 2; seed++) {
      List<List<RawRecord>> shuffled = new ArrayList<>();
      for (List<RawRecord> day : days()) {
        List<RawRecord> twice = new ArrayList<>(day);
        twice.addAll(day);
        Collections.shuffle(twice, new Random(seed));
        shuffled.add(twice);
      }
      assertThat(newest(run(shuffled, 2))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  private static List<List<RawRecord>> days() {
    List<List<RawRecord>> days = new ArrayList<>();
    for (int day = 0; day <= BURST_DAY; day++) {
      List<RawRecord> records = new ArrayList<>();
      int covers = day == BURST_DAY ? 9 : 1;
      for (int i = 0; i < covers; i++) {
        records.add(seen(day, i, COVER, Places.at(-900 + 100 * day + 40 * i, -800 + 90 * day)));
      }
      for (int i = 0; i < (day == BURST_DAY ? 2 : 1); i++) {
        records.add(seen(day, 20 + i, "SPOIL_HEAP", Places.at(-900 + 100 * i, 300 + 90 * day)));
      }
      days.add(records);
    }
    return days;
  }

  private static RawRecord seen(int day, int minute, String objectClass, Wgs84Position at) {
    return RawRecords.of(
        Reports.at(time(day, 10).plus(Duration.ofMinutes(minute)))
            .of(Entries.DRONE)
            .detection(at)
            .objectClass(objectClass)
            .confidence(0.95)
            .report());
  }

  /** The newest revision of each that holds, without what an order of arrival may change. */
  private static Map<String, HotWord> newest(List<HotWord> said) {
    Map<String, HotWord> newest = new TreeMap<>();
    for (HotWord word : said) {
      newest.merge(word.id(), word, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    newest.values().removeIf(word -> word.state() == State.WITHDRAWN);
    newest.replaceAll((id, word) -> word.restated(1, word.state(), HotWordScene.NOW));
    return newest;
  }

  private static List<HotWord> run(List<List<RawRecord>> days, int parallelism) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(parallelism);
    CollectingSink<HotWord> hotWords = new CollectingSink<>();
    List<RawRecord> telemetry = new ArrayList<>();
    days.forEach(telemetry::addAll);
    DetectionJob.addTo(
        env,
        RecordedTelemetry.of(telemetry),
        // Two readers of the feed may be days apart: all of it lies within the retention.
        HotWordScene.feed(HotWordScene.rule().parameter("retentionH", 240).entry()),
        new DetectionSettings(
            Duration.ofMinutes(15),
            ReceiveTimeWatermarks.ofRecords(),
            Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC)),
        new CollectingSink<>(),
        new CollectingSink<>(),
        new OperationalSinks(
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>(),
            new CollectingSink<>(),
            hotWords));
    cluster.result(cluster.submit(env)).toJobExecutionResult(HotWordJobTest.class.getClassLoader());
    return hotWords.stored();
  }
}
