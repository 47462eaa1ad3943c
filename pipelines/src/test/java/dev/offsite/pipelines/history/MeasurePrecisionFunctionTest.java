package dev.offsite.pipelines.history;

import static dev.offsite.pipelines.history.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
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

class MeasurePrecisionFunctionTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Duration KEPT = Duration.ofDays(3);

  private static final List<Candidate> STREAM =
      List.of(
          revision("a", TEN, 1, Phase.OPEN, Grade.REVIEW),
          revision("b", TEN.plusSeconds(1), 1, Phase.OPEN, Grade.ADMISSIBLE),
          revision("a", TEN, 2, Phase.UPDATED, Grade.ADMISSIBLE),
          revision("c", TEN.plusSeconds(2), 1, Phase.CLOSED, Grade.INADMISSIBLE),
          revision("b", TEN.plusSeconds(1), 2, Phase.WITHDRAWN, Grade.ADMISSIBLE),
          revision("d", TEN.plusSeconds(3_600), 1, Phase.OPEN, Grade.REVIEW));

  @Test
  void candidates_areCountedByTheirNewestRevision_inTheHourOfTheirStart() throws Exception {
    Map<Instant, HistoryRow> rows = stored(run(STREAM));

    assertThat(rows).containsOnlyKeys(TEN, TEN.plusSeconds(3_600));
    assertThat(rows.get(TEN).fields())
        .isEqualTo(
            Map.of(
                "candidates", 3L,
                "withdrawn", 1L,
                "admissible", 1L,
                "review", 0L,
                "inadmissible", 1L));
    assertThat(rows.get(TEN.plusSeconds(3_600)).fields())
        .containsEntry("candidates", 1L)
        .containsEntry("review", 1L);
    assertThat(rows.get(TEN).tags()).containsOnlyKeys("rule");
  }

  @Test
  void revision_thatChangesNoStanding_writesNoRow() throws Exception {
    List<Candidate> grows =
        List.of(
            revision("a", TEN, 1, Phase.OPEN, Grade.REVIEW),
            revision("a", TEN, 2, Phase.UPDATED, Grade.REVIEW),
            revision("a", TEN, 2, Phase.UPDATED, Grade.REVIEW),
            revision("a", TEN, 3, Phase.CLOSED, Grade.REVIEW));

    assertThat(run(grows)).hasSize(1);
  }

  @Test
  void revisions_inAnyOrderAndRepeated_endInTheSameRows() throws Exception {
    Map<Instant, HistoryRow> expected = stored(run(STREAM));
    for (long seed = 1; seed <= 100; seed++) {
      List<Candidate> shuffled = new ArrayList<>(STREAM);
      shuffled.addAll(STREAM.subList(1, 4));
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(stored(run(shuffled))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void restored_goesOnCounting() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(STREAM.get(0), 0);
      harness.processElement(STREAM.get(1), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(STREAM.get(1), 0);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processElement(STREAM.get(4), 0);
      assertThat(harness.extractOutputValues())
          .extracting(row -> row.fields().get("candidates"), row -> row.fields().get("withdrawn"))
          .containsExactly(tuple(2L, 1L));
    }
  }

  @Test
  void hour_isClearedAfterItsTime_andNeverOverwrittenWithLess() throws Exception {
    long clearAt = TEN.plus(Duration.ofHours(1)).plus(KEPT).toEpochMilli();
    try (var harness = open(null)) {
      harness.processElement(STREAM.get(0), 0);
      harness.processWatermark(clearAt - 1);
      harness.processElement(STREAM.get(1), 0);
      assertThat(harness.extractOutputValues()).hasSize(2);
      harness.processWatermark(clearAt);
      assertThat(harness.numKeyedStateEntries()).isZero();
      harness.processElement(STREAM.get(3), 0);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static Map<Instant, HistoryRow> stored(List<HistoryRow> rows) {
    Map<Instant, HistoryRow> stored = new TreeMap<>();
    rows.forEach(row -> stored.put(row.time(), row));
    return stored;
  }

  private static List<HistoryRow> run(List<Candidate> candidates) throws Exception {
    try (var harness = open(null)) {
      for (Candidate candidate : candidates) {
        harness.processElement(candidate, 0);
      }
      return harness.extractOutputValues();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, HistoryRow> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new MeasurePrecisionFunction(KEPT), MeasurePrecisionFunction::key, Types.STRING, snapshot);
  }
}
