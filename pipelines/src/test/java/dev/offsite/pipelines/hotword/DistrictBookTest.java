package dev.offsite.pipelines.hotword;

import static dev.offsite.pipelines.hotword.HotWordScene.COVER;
import static dev.offsite.pipelines.hotword.HotWordScene.DISTRICT;
import static dev.offsite.pipelines.hotword.HotWordScene.NOW;
import static dev.offsite.pipelines.hotword.HotWordScene.burst;
import static dev.offsite.pipelines.hotword.HotWordScene.ms;
import static dev.offsite.pipelines.hotword.HotWordScene.patrol;
import static dev.offsite.pipelines.hotword.HotWordScene.place;
import static dev.offsite.pipelines.hotword.HotWordScene.quietDays;
import static dev.offsite.pipelines.hotword.HotWordScene.rule;
import static dev.offsite.pipelines.hotword.HotWordScene.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.hotword.DistrictNews.Counted;
import dev.offsite.pipelines.hotword.DistrictNews.TakenBack;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWord.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistrictBookTest {

  private ReferenceSnapshot reference = HotWordScene.reference();
  private DistrictBook book = DistrictBook.of(DISTRICT);
  private final List<HotWord> said = new ArrayList<>();

  private List<HotWord> take(DistrictNews... news) {
    return take(List.of(news));
  }

  private List<HotWord> take(List<DistrictNews> news) {
    List<HotWord> revisions = new ArrayList<>();
    news.forEach(each -> revisions.addAll(book.add(each, reference, NOW)));
    said.addAll(revisions);
    return revisions;
  }

  private List<HotWord> midnightAfter(long day) {
    List<HotWord> revisions = book.advance(ms(day + 1, 0), reference, NOW);
    said.addAll(revisions);
    return revisions;
  }

  @Test
  void ordinaryDays_areNotHot() {
    take(quietDays(10));
    take(patrol(7, 10), place("a", 10), place("b", 10), place("c", 10));
    assertThat(said).isEmpty();
  }

  @Test
  void burst_isNamedWithItsFigures() {
    take(quietDays(6));
    HotWord word = Collections.max(take(burst(8, 6)), DistrictBookTest::byRevision);

    assertThat(word.state()).isEqualTo(State.HOT);
    assertThat(word.district()).isEqualTo(DISTRICT);
    assertThat(word.objectClass()).isEqualTo(COVER);
    assertThat(word.rule()).isEqualTo("patrol/1");
    assertThat(word.from()).isEqualTo(time(6, 0));
    assertThat(word.until()).isEqualTo(time(7, 0));
    assertThat(word.count()).isEqualTo(8);
    assertThat(word.patrols()).isEqualTo(1);
    assertThat(word.history().days()).isEqualTo(6);
    assertThat(word.history().places()).isEqualTo(6);
    assertThat(word.history().patrols()).isEqualTo(6);
    assertThat(word.expected()).isEqualTo(6.5 / 6);
    assertThat(word.probability()).isLessThan(0.001);
    assertThat(word.candidates()).hasSize(8).isSorted().contains("burst-6-0");
  }

  private static int byRevision(HotWord a, HotWord b) {
    return Integer.compare(a.revision(), b.revision());
  }

  @Test
  void hotWord_beginsChangesAndEnds_underOneId() {
    take(quietDays(6));
    take(burst(8, 6));
    int revisions = said.size();
    assertThat(revisions).isGreaterThan(1);
    assertThat(midnightAfter(6)).extracting(HotWord::state).containsExactly(State.OVER);

    assertThat(said).extracting(HotWord::id).containsOnly(said.get(0).id());
    assertThat(said)
        .extracting(HotWord::revision)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, revisions + 1).boxed().toList());
    assertThat(said).extracting(HotWord::count).startsWith(8 - revisions + 1).endsWith(8, 8);
  }

  @Test
  void day_endsAtMidnightInHangzhouAndNotBefore() {
    take(quietDays(6));
    take(burst(8, 6));
    assertThat(book.advance(ms(7, 0) - 1, reference, NOW)).isEmpty();
    assertThat(book.advance(ms(7, 0), reference, NOW)).hasSize(1);
    assertThat(book.advance(ms(7, 0), reference, NOW)).isEmpty();
  }

  @Test
  void repetition_changesNothing() {
    take(quietDays(6));
    take(burst(8, 6));
    assertThat(take(burst(8, 6))).isEmpty();
    assertThat(take(quietDays(6))).isEmpty();
  }

  @Test
  void ruleThatEnds_leavesItsLastDaysWithTheirHistory() {
    reference =
        HotWordScene.reference(
            rule().valid(HotWordScene.FIRST.minusSeconds(9), time(7, 0)).entry());
    take(quietDays(6));
    take(burst(8, 6));
    assertThat(midnightAfter(6)).extracting(HotWord::state).containsExactly(State.OVER);

    assertThat(take(place("late", 6)))
        .extracting(HotWord::state, HotWord::count, word -> word.history().days())
        .containsExactly(tuple(State.OVER, 9, 6));

    for (int day = 7; day < 10; day++) {
      assertThat(midnightAfter(day)).isEmpty();
    }
    assertThat(book.isEmpty()).isTrue();
  }

  @Test
  void placesTakenBack_takeTheHotWordBack() {
    take(quietDays(6));
    take(burst(8, 6));
    for (int i = 0; i < 5; i++) {
      take(new TakenBack(DISTRICT, "burst-6-" + i, ms(6, 10)));
    }
    HotWord newest = said.get(said.size() - 1);
    assertThat(newest.state()).isEqualTo(State.WITHDRAWN);
    assertThat(newest.count()).isGreaterThan(3);
    assertThat(midnightAfter(6)).isEmpty();

    assertThat(take(burst(8, 6))).extracting(HotWord::state).last().isEqualTo(State.OVER);
  }

  @Test
  void placeTakenBack_thatNobodyCounted_changesNothing() {
    take(quietDays(6));
    take(burst(8, 6));
    assertThat(take(new TakenBack(DISTRICT, "stranger", ms(6, 10)))).isEmpty();
  }

  @Test
  void place_ofAnotherClassAfterAll_countsThere() {
    take(quietDays(6));
    take(burst(8, 6));
    List<HotWord> revisions =
        take(new Counted(DISTRICT, "burst-6-0", "patrol", "SPOIL_HEAP", ms(6, 10)));

    assertThat(revisions)
        .extracting(HotWord::objectClass, HotWord::count)
        .containsExactly(tuple(COVER, 7));
  }

  @Test
  void morePatrols_makeTheSameCountLessUnusual() {
    take(quietDays(6));
    take(burst(14, 6));
    List<HotWord> revisions = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      revisions.addAll(take(patrol(i, 6)));
    }
    assertThat(revisions.get(0).patrols()).isEqualTo(2);
    assertThat(revisions.get(0).expected()).isEqualTo(2 * 6.5 / 6);
    assertThat(revisions).extracting(HotWord::state).last().isEqualTo(State.WITHDRAWN);
  }

  @Test
  void history_tooShort_saysNothing() {
    take(quietDays(2));
    take(burst(20, 3));
    take(patrol(9, 1), place("late", 1));
    assertThat(said).isEmpty();
    assertThat(take(patrol(9, 2))).extracting(HotWord::count).containsExactly(20);
  }

  @Test
  void days_withoutPatrol_areNoHistory() {
    take(quietDays(2));
    assertThat(take(burst(20, 9))).isEmpty();
  }

  @Test
  void days_onWhichTheRuleDidNotLookAtTheClass_areNoHistory() {
    reference =
        HotWordScene.reference(
            rule().valid(HotWordScene.FIRST.minusSeconds(9), time(4, 0)).objectClasses("X").entry(),
            rule().version(2).valid(time(4, 0), null).entry());
    for (int day = 0; day < 6; day++) {
      take(patrol(day, day));
    }
    assertThat(take(burst(20, 6))).isEmpty();
    assertThat(take(patrol(6, 6), burst(20, 7).get(0))).isEmpty();
    assertThat(take(burst(90, 7)))
        .extracting(word -> word.history().days())
        .isNotEmpty()
        .containsOnly(3);
  }

  @Test
  void count_belowTheLeast_isNeverHot() {
    for (int day = 0; day < 9; day++) {
      take(patrol(day, day));
    }
    take(burst(3, 9));
    assertThat(said).isEmpty();
    take(place("fourth", 9));
    assertThat(said).extracting(HotWord::count).containsExactly(4);
  }

  @Test
  void history_endsSoManyDaysBefore() {
    // A burst on the first day is the eleventh before the judged one, and counts no more.
    take(burst(60, 0));
    for (int day = 1; day < 11; day++) {
      take(patrol(day, day));
    }
    take(burst(6, 11));
    assertThat(said).extracting(word -> word.history().places()).containsOnly(0);
    book = DistrictBook.of(DISTRICT);
    said.clear();
    take(burst(60, 1));
    for (int day = 2; day < 11; day++) {
      take(patrol(day, day));
    }
    take(burst(6, 11));
    assertThat(said).isEmpty();
  }

  @Test
  void lateNewsOfHistory_isSaidAgainOfTheDaysAfterIt() {
    take(quietDays(6));
    take(burst(8, 6));
    List<HotWord> revisions = take(burst(30, 5));
    assertThat(revisions)
        .filteredOn(word -> word.from().equals(time(6, 0)))
        .extracting(HotWord::state)
        .last()
        .isEqualTo(State.WITHDRAWN);
  }

  @Test
  void dayThatIsOver_isCorrectedUntilItIsSettled() {
    take(quietDays(6));
    take(burst(8, 6));
    midnightAfter(6);
    // The rule's retention is one day.
    assertThat(take(place("late", 6)))
        .extracting(HotWord::state, HotWord::count)
        .containsExactly(tuple(State.OVER, 9));
    midnightAfter(7);
    assertThat(take(place("later", 6))).hasSize(0);
    assertThat(book.said()).isEmpty();
  }

  @Test
  void rule_isThatInForceWhenTheDayBegan() {
    reference =
        HotWordScene.reference(
            rule().valid(HotWordScene.FIRST.minusSeconds(9), time(6, 1)).entry(),
            rule().version(2).valid(time(6, 1), null).parameter("hotPlacesMin", 100).entry());
    take(quietDays(6));
    assertThat(take(burst(8, 6))).extracting(HotWord::rule).containsOnly("patrol/1");
    assertThat(take(burst(99, 7))).isEmpty();
    assertThat(take(place("hundredth", 7)))
        .extracting(HotWord::rule, HotWord::count)
        .containsExactly(tuple("patrol/2", 100));
    assertThat(said.get(said.size() - 1).candidates()).hasSize(HotWord.CANDIDATES_MAX);
  }

  @Test
  void book_forgetsDaysThatNobodyAsksFor() {
    take(quietDays(3));
    // Ten days of history, and one in which a day may be corrected.
    for (int day = 0; day < 10; day++) {
      midnightAfter(day);
      assertThat(book.days().days()).as("day %s", day).hasSize(3);
    }
    midnightAfter(10);
    assertThat(book.days().days()).hasSize(3);
    midnightAfter(11);
    assertThat(book.days().days()).hasSize(2);
    midnightAfter(13);
    assertThat(book.isEmpty()).isTrue();
    assertThat(book.days().placeCount()).isZero();
  }

  @Test
  void place_beyondTheBound_letsTheOldestDayGoWhole() {
    for (int i = 0; i < DistrictBook.PLACES_MAX - 3; i++) {
      book.add(place("old-" + i, 0), reference, NOW);
    }
    take(patrol(1, 1));
    take(burst(3, 2));
    midnightAfter(1);
    assertThat(book.days().placeCount()).isEqualTo(DistrictBook.PLACES_MAX);

    take(place("one more", 2));

    assertThat(book.days().days())
        .containsOnlyKeys(CalendarDay.of(time(1, 0)), CalendarDay.of(time(2, 0)));
    assertThat(book.days().placeCount()).isEqualTo(4);
    assertThat(book.takeDropped()).isZero();
  }

  @Test
  void place_beyondTheBoundOfOneDay_isDroppedAndCounted() {
    for (int i = 0; i < DistrictBook.PLACES_MAX; i++) {
      book.add(place("new-" + i, 0), reference, NOW);
    }
    take(place("one more", 0));
    assertThat(book.days().placeCount()).isEqualTo(DistrictBook.PLACES_MAX);
    assertThat(book.takeDropped()).isEqualTo(1);
    assertThat(book.takeDropped()).isZero();
  }

  @Test
  void patrol_beyondTheBound_isDroppedAndCounted() {
    for (int i = 0; i < DistrictBook.PATROLS_MAX; i++) {
      take(patrol(i, 0));
    }
    assertThat(book.takeDropped()).isZero();
    take(patrol(-1, 0));
    assertThat(book.days().patrolCount(CalendarDay.of(time(0, 0))))
        .isEqualTo(DistrictBook.PATROLS_MAX);
    assertThat(book.takeDropped()).isEqualTo(1);
  }

  /** Three days of arrivals, shuffled, some twice; places that move between classes and days. */
  @Test
  void news_inAnyOrder_endsInTheSameWords() {
    Map<String, Object> expected = holding(arrivals(), 0);
    assertThat(expected).hasSize(2);
    for (long seed = 1; seed <= 300; seed++) {
      List<List<DistrictNews>> shuffled = new ArrayList<>(arrivals());
      shuffled.addAll(arrivals().subList(0, 10));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(holding(shuffled, seed)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /** Each list keeps its order: revisions of a candidate come one after the other. */
  private static List<List<DistrictNews>> arrivals() {
    List<List<DistrictNews>> arrivals = new ArrayList<>();
    for (int day = 6; day <= 8; day++) {
      burst(day == 6 ? 9 : day == 7 ? 1 : 40, day).forEach(news -> arrivals.add(List.of(news)));
    }
    for (int i = 0; i < 6; i++) {
      arrivals.add(
          List.of(
              place("moves-" + i, 7),
              new Counted(DISTRICT, "moves-" + i, "patrol", "SPOIL_HEAP", ms(7, 10)),
              place("moves-" + i, 8)));
      arrivals.add(
          List.of(
              place("withdrawn-" + i, 7), new TakenBack(DISTRICT, "withdrawn-" + i, ms(7, 10))));
    }
    return arrivals;
  }

  private Map<String, Object> holding(List<List<DistrictNews>> arrivals, long seed) {
    // Retention of three days: the last arrival may concern the first day.
    reference = HotWordScene.reference(rule().parameter("retentionH", 72).entry());
    book = DistrictBook.of(DISTRICT);
    said.clear();
    take(quietDays(6));
    int taken = 0;
    for (List<DistrictNews> arrival : arrivals) {
      take(arrival);
      taken++;
      if (seed > 0 && taken % 30 == 0) {
        midnightAfter(5 + taken / 30);
      }
    }
    midnightAfter(8);
    Map<String, HotWord> newest = new TreeMap<>();
    said.forEach(word -> newest.put(word.id(), word));
    newest.values().removeIf(word -> word.state() == State.WITHDRAWN);
    Map<String, Object> holding = new TreeMap<>();
    newest.forEach((id, word) -> holding.put(id, word.restated(1, word.state(), HotWordScene.NOW)));
    return holding;
  }
}
