package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Positions;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.telemetry.PositionReport.Load;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ThinPositionsFunctionTest {

  @Test
  void fixes_onePerSecond_leaveOneInTenAndEveryChangeOfState() throws Exception {
    List<Located> fixes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      fixes.add(fix(i, 40.0, i < 15 ? Load.LOADED : Load.EMPTY));
    }

    assertThat(run(fixes))
        .extracting(
            HistoryRow::time, row -> row.tags().get("load"), row -> row.fields().get("fix_time_us"))
        .containsExactly(
            tuple(time(0), "LOADED", micros(0)),
            tuple(time(10), "LOADED", micros(10)),
            tuple(time(10), "EMPTY", micros(15)),
            tuple(time(20), "EMPTY", micros(20)));
  }

  @Test
  void truck_thatStands_leavesOneInFiveMinutes_andItsStopAndStart() throws Exception {
    List<Located> fixes = new ArrayList<>();
    for (int i = 0; i <= 900; i += 10) {
      fixes.add(fix(i, i == 0 || i == 900 ? 30.0 : 0.0, Load.LOADED));
    }

    assertThat(run(fixes))
        .extracting(row -> row.tags().get("motion"), row -> row.fields().get("fix_time_us"))
        .containsExactly(
            tuple("MOVING", micros(0)),
            tuple("STANDING", micros(10)),
            tuple("STANDING", micros(300)),
            tuple("STANDING", micros(600)),
            tuple("MOVING", micros(900)));
  }

  @Test
  void fixes_inAnyOrderAndRepeated_endInTheSameRows() throws Exception {
    List<Located> fixes = new ArrayList<>();
    for (int i = 0; i < 600; i += 7) {
      fixes.add(fix(i, i % 3 == 0 ? 0.0 : 40.0, i % 5 == 0 ? Load.LOADED : Load.EMPTY));
      fixes.add(fix(i, i % 3 == 0 ? 1.0 : 41.0, i % 5 == 0 ? Load.LOADED : Load.EMPTY));
    }
    Map<String, HistoryRow> expected = stored(run(fixes));
    assertThat(expected).hasSize(55);
    for (long seed = 1; seed <= 50; seed++) {
      List<Located> shuffled = new ArrayList<>(fixes);
      shuffled.addAll(fixes.subList(0, 40));
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(stored(run(shuffled))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /** The slot of a truck that stands begins up to five minutes before the fix. */
  @Test
  void fixesOfATruckThatStood_withinTheHorizon_endInTheSameRowsInAnyOrder() throws Exception {
    int newest = 1_199; // the slot of the fix at 300 s begins 899 s before, that at 299 s 1,199 s
    List<Located> late = List.of(fix(299, 0.0, Load.LOADED), fix(298, 0.0, Load.LOADED));
    List<Located> fixes = new ArrayList<>();
    fixes.add(fix(newest, 40.0, Load.LOADED));
    fixes.addAll(late.subList(1, 2));
    fixes.addAll(late.subList(0, 1));
    List<Located> inOrder = List.of(fixes.get(1), fixes.get(2), fixes.get(0));

    assertThat(stored(run(fixes))).isEqualTo(stored(run(inOrder)));
    assertThat(stored(run(fixes)).values())
        .extracting(row -> row.fields().get("fix_time_us"))
        .containsExactlyInAnyOrder(micros(298), micros(newest));
  }

  @Test
  void fix_ofAReportBeyondTheHorizon_isWrittenAllTheSame() throws Exception {
    List<Located> fixes =
        List.of(
            fix(7_200, 40.0, Load.LOADED), fix(0, 40.0, Load.LOADED), fix(1, 40.0, Load.LOADED));

    assertThat(stored(run(fixes)).values())
        .extracting(row -> row.fields().get("fix_time_us"))
        .containsExactlyInAnyOrder(micros(7_200), micros(1));
  }

  @Test
  void restored_knowsWhatItHasWritten() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(fix(1, 40.0, Load.LOADED), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(fix(1, 40.0, Load.LOADED), 0);
      harness.processElement(fix(2, 40.0, Load.LOADED), 0);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processElement(fix(0, 40.0, Load.LOADED), 0);
      assertThat(harness.extractOutputValues())
          .extracting(row -> row.fields().get("fix_time_us"))
          .containsExactly(micros(0));
    }
  }

  @Test
  void state_afterADayOfSilence_isGone() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(fix(0, 40.0, Load.LOADED), 0);
      harness.processElement(fix(3_600, 40.0, Load.LOADED), 0);
      long silent =
          time(3_600).plusSeconds(1).plus(ThinPositionsFunction.FORGET_AFTER).toEpochMilli();
      harness.processWatermark(silent - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.processWatermark(silent);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void otherReports_haveNoPosition() throws Exception {
    assertThat(run(List.of(Reports.at("10:00:00").of(Entries.SCALE).passage(9_000).located())))
        .isEmpty();
  }

  /** What a store holds in the end: the newest row of each key. */
  private static Map<String, HistoryRow> stored(List<HistoryRow> rows) {
    Map<String, HistoryRow> stored = new TreeMap<>();
    rows.forEach(row -> stored.put(row.time() + " " + row.tags(), row));
    return stored;
  }

  private static List<HistoryRow> run(List<Located> fixes) throws Exception {
    try (var harness = open(null)) {
      for (Located fix : fixes) {
        harness.processElement(fix, 0);
      }
      return harness.extractOutputValues();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Located, HistoryRow> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new ThinPositionsFunction(Thinning.DEFAULT),
        place -> place.received().raw().deviceId(),
        Types.STRING,
        snapshot);
  }

  private static Located fix(int second, Double speedKph, Load load) {
    Positions fix = Reports.at(time(second)).of(Entries.TRUCK).position(Places.at(second, 0));
    return fix.speedKph(speedKph).load(load).located();
  }

  private static Instant time(int second) {
    return Times.at("10:00:00").plusSeconds(second);
  }

  private static long micros(int second) {
    return time(second).toEpochMilli() * 1_000;
  }
}
