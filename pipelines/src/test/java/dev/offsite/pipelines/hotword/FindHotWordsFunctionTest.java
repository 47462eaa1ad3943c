package dev.offsite.pipelines.hotword;

import static dev.offsite.pipelines.hotword.HotWordScene.burst;
import static dev.offsite.pipelines.hotword.HotWordScene.ms;
import static dev.offsite.pipelines.hotword.HotWordScene.place;
import static dev.offsite.pipelines.hotword.HotWordScene.quietDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWord.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FindHotWordsFunctionTest {

  private static final Clock CLOCK = Clock.fixed(HotWordScene.NOW, ZoneOffset.UTC);

  @Test
  void function_restored_knowsTheHistoryAndGoesOnWithTheNextRevision() throws Exception {
    OperatorSubtaskState snapshot;
    HotWord before;
    try (var harness = open(null)) {
      take(harness, quietDays(6));
      take(harness, burst(8, 6));
      List<HotWord> said = harness.extractOutputValues();
      before = said.get(said.size() - 1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(place("one more", 6), 0);
      harness.processWatermark(ms(7, 0));

      assertThat(harness.extractOutputValues())
          .extracting(HotWord::id, HotWord::revision, HotWord::state, HotWord::count)
          .containsExactly(
              tuple(before.id(), before.revision() + 1, State.HOT, 9),
              tuple(before.id(), before.revision() + 2, State.OVER, 9));
    }
  }

  /** The last day's news in any order, with a failure somewhere in between. */
  @Test
  void news_inAnyOrderWithARestartAnywhere_endsInTheSameWord() throws Exception {
    List<DistrictNews> news = new ArrayList<>(burst(16, 6));
    news.add(HotWordScene.patrol(7, 6));
    news.add(HotWordScene.patrol(8, 5));
    news.add(place("late", 5));
    HotWord expected = newest(news, news.size());
    assertThat(expected.state()).isEqualTo(State.OVER);
    assertThat(expected.count()).isEqualTo(16);
    assertThat(expected.history().places()).isEqualTo(7);
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<DistrictNews> shuffled = new ArrayList<>(news);
      shuffled.addAll(news.subList(0, 4));
      Collections.shuffle(shuffled, random);
      assertThat(newest(shuffled, random.nextInt(shuffled.size())))
          .as("seed %s", seed)
          .isEqualTo(expected);
    }
  }

  private static HotWord newest(List<DistrictNews> news, int restartAfter) throws Exception {
    List<HotWord> said = new ArrayList<>();
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      take(harness, quietDays(6));
      take(harness, news.subList(0, restartAfter));
      said.addAll(harness.extractOutputValues());
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      take(harness, news.subList(restartAfter, news.size()));
      harness.processWatermark(Watermark.MAX_WATERMARK);
      said.addAll(harness.extractOutputValues());
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
    assertThat(said).extracting(HotWord::id).containsOnly(said.get(0).id());
    HotWord newest = Collections.max(said, Comparator.comparingInt(HotWord::revision));
    return newest.restated(1, newest.state(), HotWordScene.NOW);
  }

  @Test
  void district_keepsItsOwnHistory() throws Exception {
    try (var harness = open(null)) {
      take(harness, quietDays(6));
      for (DistrictNews news : burst(8, 6)) {
        if (news instanceof DistrictNews.Counted counted) {
          harness.processElement(
              new DistrictNews.Counted(
                  "district-2",
                  counted.candidateId(),
                  counted.ruleId(),
                  counted.objectClass(),
                  counted.timeMs()),
              0);
        }
      }
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void hotWord_ofADayThatTheStreamHasPassed_isOverAtOnce() throws Exception {
    try (var harness = open(null)) {
      take(harness, quietDays(6));
      harness.processWatermark(ms(7, 0));
      take(harness, burst(8, 6));

      assertThat(harness.extractOutputValues())
          .isNotEmpty()
          .extracting(HotWord::state)
          .containsOnly(State.OVER);
    }
  }

  @Test
  void state_whenNobodyAsksForTheDays_isCleared() throws Exception {
    try (var harness = open(null)) {
      take(harness, burst(3, 0));
      // Ten days of history, one in which the first day may be corrected, and the day itself.
      harness.processWatermark(ms(11, 0));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      harness.processWatermark(ms(12, 0));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void endOfTheStream_endsWhatIsHotAndLeavesNoState() throws Exception {
    try (var harness = open(null)) {
      take(harness, quietDays(6));
      take(harness, burst(8, 6));
      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(harness.extractOutputValues())
          .extracting(HotWord::state)
          .last()
          .isEqualTo(State.OVER);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void takenBack_ofADistrictOfWhichNothingIsKnown_leavesNoState() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(
          new DistrictNews.TakenBack(HotWordScene.DISTRICT, "stranger", ms(0, 0)), 0);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static void take(
      KeyedOneInputStreamOperatorTestHarness<String, DistrictNews, HotWord> harness,
      List<DistrictNews> all)
      throws Exception {
    for (DistrictNews news : all) {
      harness.processElement(news, 0);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, DistrictNews, HotWord> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new FindHotWordsFunction(HotWordScene.feed(), CLOCK),
        DistrictNews::district,
        Types.STRING,
        snapshot);
  }
}
