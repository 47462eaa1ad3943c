package dev.offsite.pipelines.hotword;

import static dev.offsite.pipelines.hotword.HotWordScene.COVER;
import static dev.offsite.pipelines.hotword.HotWordScene.DISTRICT;
import static dev.offsite.pipelines.hotword.HotWordScene.candidate;
import static dev.offsite.pipelines.hotword.HotWordScene.ms;
import static dev.offsite.pipelines.hotword.HotWordScene.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.hotword.DistrictNews.Counted;
import dev.offsite.pipelines.hotword.DistrictNews.TakenBack;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CountPlacesFunctionTest {

  private static final Wgs84Position HERE = Places.at(100, 100);

  /** 2.2 times the retention of a day, and the second until the receipt. */
  private static final long FORGOTTEN_MS = ms(0, 10) + 1_000 + Duration.ofMinutes(3_168).toMillis();

  @Test
  void candidate_newlySaid_countsOnceInItsDistrict() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);
      harness.processElement(candidate("c", Phase.UPDATED, HERE, COVER, 0), 0);
      harness.processElement(candidate("c", Phase.CLOSED, HERE, COVER, 0), 0);

      assertThat(harness.extractOutputValues()).containsExactly(place("c", 0));
    }
  }

  @Test
  void candidate_thatMovesOverTheBorder_countsThereAndNoMoreHere() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);
      harness.processElement(candidate("c", Phase.UPDATED, Places.at(25_000, 0), COVER, 0), 0);

      assertThat(harness.extractOutputValues())
          .containsExactly(
              place("c", 0),
              new TakenBack(DISTRICT, "c", ms(0, 10)),
              new Counted("district-2", "c", "patrol", COVER, ms(0, 10)));
    }
  }

  @Test
  void candidate_ofAnotherClass_replacesWhatWasSaid() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);
      harness.processElement(candidate("c", Phase.UPDATED, HERE, "SPOIL_HEAP", 0), 0);

      assertThat(harness.extractOutputValues())
          .containsExactly(
              place("c", 0), new Counted(DISTRICT, "c", "patrol", "SPOIL_HEAP", ms(0, 10)));
    }
  }

  @Test
  void candidate_withdrawn_isTakenBackAfterARestoreToo() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(candidate("c", Phase.WITHDRAWN, HERE, COVER, 0), 0);
      harness.processElement(candidate("c", Phase.WITHDRAWN, HERE, COVER, 0), 0);

      assertThat(harness.extractOutputValues())
          .containsExactly(new TakenBack(DISTRICT, "c", ms(0, 10)));
      harness.processWatermark(FORGOTTEN_MS);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void candidate_ofARuleThatLooksForNoHotWords_countsToo() throws Exception {
    try (var harness =
        Harnesses.open(
            new CountPlacesFunction(Entries.complete().with(Rules.patrol().entry()).feed()),
            Candidate::id,
            Types.STRING,
            null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);

      assertThat(harness.extractOutputValues()).containsExactly(place("c", 0));
    }
  }

  @Test
  void candidate_thatNobodyCounts_leavesNoState() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(candidate("nowhere", Phase.OPEN, Places.at(0, 15_000), COVER, 0), 0);
      harness.processElement(candidate("withdrawn", Phase.WITHDRAWN, HERE, COVER, 0), 0);
      harness.processElement(candidate("unnamed", Phase.OPEN, HERE, null, 0), 0);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void state_whenTheJudgeMayReviseNoMore_isCleared() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(candidate("c", Phase.OPEN, HERE, COVER, 0), 0);

      harness.processWatermark(FORGOTTEN_MS - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.processWatermark(FORGOTTEN_MS);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void patrols_areSaidOnceInEachDistrictAndDay() throws Exception {
    try (var harness = Harnesses.open(new FindPatrolsFunction(HotWordScene.feed()))) {
      for (int second = 0; second < 5; second++) {
        harness.processElement(
            HotWordScene.track(HotWordScene.time(0, 9).plusSeconds(second), HERE), 0);
      }
      harness.processElement(HotWordScene.track(HotWordScene.time(1, 9), HERE), 0);
      harness.processElement(HotWordScene.track(HotWordScene.time(0, 9), Places.at(25_000, 0)), 0);
      harness.processElement(HotWordScene.track(HotWordScene.time(0, 9), Places.at(0, 15_000)), 0);

      long patrol = FindPatrolsFunction.patrol(Entries.DRONE, "sortie-1");
      assertThat(harness.extractOutputValues())
          .isEqualTo(
              List.of(
                  new DistrictNews.Patrolled(DISTRICT, patrol, ms(0, 9)),
                  new DistrictNews.Patrolled(DISTRICT, patrol, ms(1, 9)),
                  new DistrictNews.Patrolled("district-2", patrol, ms(0, 9))));
    }
  }

  @Test
  void whatADeviceSawWithoutASortie_isOnePatrol() throws Exception {
    try (var harness = Harnesses.open(new FindPatrolsFunction(HotWordScene.feed()))) {
      harness.processElement(HotWordScene.seen(HotWordScene.time(0, 9), HERE), 0);
      harness.processElement(HotWordScene.seen(HotWordScene.time(0, 11), HERE), 0);

      assertThat(harness.extractOutputValues())
          .containsExactly(
              new DistrictNews.Patrolled(
                  DISTRICT, FindPatrolsFunction.patrol(Entries.DRONE, null), ms(0, 9)));
      assertThat(FindPatrolsFunction.patrol("a", "b"))
          .isNotEqualTo(FindPatrolsFunction.patrol("a", "c"))
          .isNotEqualTo(FindPatrolsFunction.patrol("c", "b"));
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, DistrictNews> open(
      OperatorSubtaskState snapshot) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Candidate, DistrictNews> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CountPlacesFunction(HotWordScene.feed())),
            Candidate::id,
            Types.STRING);
    // Else the harness takes all news to be of the class of the first.
    harness.setup(DistrictNewsSerializer.INSTANCE);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
