package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SoakReportTest {

  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final SoakAccount GOOD =
      new SoakAccount(
          9,
          0,
          4,
          0,
          0,
          0,
          5,
          0,
          0,
          0,
          new SoakAccount.Rows(3, 3),
          new SoakAccount.Rows(7, 7),
          0,
          List.of());

  @Test
  void faults_nothingLostAndFlat_areNone() {
    SoakReport report = report(minute -> 300, GOOD);

    assertThat(report.faults()).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.lines()).contains("ratio of p50 1.50, of p99 2.00");
    assertThat(report.lines()).last().isEqualTo("nothing lost, nothing rises");
  }

  @Test
  void faults_risingThreads_areNamedWithTheirSlope() {
    SoakReport report = report(minute -> 300 + 10 * minute, GOOD);

    assertThat(report.isGood()).isFalse();
    assertThat(report.faults()).containsExactly("threads rises by 115 % an hour");
  }

  @Test
  void faults_moreFilesWhileAnOutageLasts_areNoRise() {
    // minutes 15, 23 and 26 lie in an outage or its recovery
    SoakReport report =
        report(minute -> minute == 15 || minute == 23 || minute == 26 ? 9_000 : 300, GOOD);

    assertThat(report.isGood()).isTrue();
    assertThat(report.rows().get(0).trend().minutes()).isEqualTo(13);
  }

  @Test
  void faults_oneOfEachLost_areAllNamed() {
    SoakAccount bad =
        new SoakAccount(
            9,
            1,
            4,
            0,
            0,
            2,
            5,
            1,
            1,
            1,
            new SoakAccount.Rows(3, 2),
            new SoakAccount.Rows(7, 8),
            6,
            List.of("detection is FAILED"));

    assertThat(report(minute -> 300, bad).faults())
        .containsExactly(
            "1 messages are not in Kafka",
            "1 violations were not found",
            "1 candidates have no violation",
            "1 candidates are about a violation that has one",
            "2 messages were too late to be judged",
            "6 records are not yet in the history",
            "the history has 2 weighings where Kafka has 3",
            "the history has 8 revisions of candidates where Kafka has 7",
            "detection is FAILED");
  }

  @Test
  void page_figuresWithOutages_hasAChartWithTenLinesForEach() {
    String page = new String(report(minute -> 300 + 10 * minute, GOOD).html(), UTF_8);

    assertThat(count("<svg", page)).isEqualTo(2);
    assertThat(count("<line ", page)).as("five outages have ten ends").isEqualTo(2 * 10);
    assertThat(count("class=\"away\"", page)).isEqualTo(2);
    assertThat(count("class=\"judged\"", page)).as("of threads").isEqualTo(1);
    assertThat(page)
        .contains("<h1>Something is lost or rises</h1>")
        .contains("MQTT broker 9:00 to 9:20")
        .contains("<path d=\"M6.0 104.0 L")
        .contains("L634.0 6.0\"")
        .doesNotContain("<script")
        .doesNotContain("http://");
  }

  @Test
  void json_ofARun_hasVerdictsAndAccount() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report(minute -> 300, GOOD).json());

    assertThat(json.get("good").asBoolean()).isTrue();
    assertThat(json.get("outages")).hasSize(5);
    assertThat(json.at("/figures/threads/verdict").asText()).isEqualTo("FLAT");
    assertThat(json.at("/figures/kafkaLog/verdict").asText()).isEqualTo("SHOWN");
    assertThat(json.at("/account/weighings/inHistory").asLong()).isEqualTo(3);
    assertThat(json.get("p99Ratio").asDouble()).isEqualTo(2.0);
  }

  @Test
  void csv_ofASample_leavesTheUnknownEmpty() {
    Map<SoakFigure, Double> values = new EnumMap<>(SoakFigure.class);
    values.put(SoakFigure.HEAP, 5e8);
    values.put(SoakFigure.P99, 1.25);

    assertThat(SoakSample.csvHeader())
        .startsWith("seconds,heap,nonHeap,rssAnonymous,")
        .endsWith(",p50,p99");
    assertThat(new SoakSample(Duration.ofSeconds(20), values).csvLine())
        .isEqualTo("20,500000000" + ",".repeat(SoakFigure.values().length - 1) + "1.25");
  }

  private static SoakReport report(IntToDoubleFunction threads, SoakAccount account) {
    List<SoakSample> samples = new ArrayList<>();
    for (int minute = 0; minute <= LENGTH.toMinutes(); minute++) {
      samples.add(
          new SoakSample(
              Duration.ofMinutes(minute),
              Map.of(
                  SoakFigure.THREADS,
                  threads.applyAsDouble(minute),
                  SoakFigure.KAFKA_LOG,
                  minute * 1e6)));
    }
    return new SoakReport(
        new SoakPlan(LENGTH, 10, 42, null),
        SoakTimetable.of(LENGTH),
        SoakFigure.Window.of(LENGTH, Duration.ofMinutes(15)),
        new Machine("a <processor>", 2, "17", 1_024),
        0.5,
        0.5,
        samples,
        new Latencies.Figures(10, 20, 50, 60),
        new Latencies.Figures(10, 30, 100, 120),
        new Latencies.Figures(10, 25, 80, 90),
        Duration.ofSeconds(3),
        account);
  }

  private static int count(String text, String page) {
    Matcher matcher = Pattern.compile(Pattern.quote(text)).matcher(page);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
