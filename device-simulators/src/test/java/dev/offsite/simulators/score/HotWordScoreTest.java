package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.simulators.truth.UnusualDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotWordScoreTest {

  private static final Instant DAY = Instant.parse("2026-06-09T16:00:00Z");
  private static final UnusualDay BURST = new UnusualDay("east", "STRAW_BURNING", DAY, 14);

  @Test
  void wordOfTheDay_isFound_whateverItsRevisionAndState() {
    HotWord hot = word("a", 1, HotWord.State.HOT, "east", DAY);
    HotWord over = word("a", 2, HotWord.State.OVER, "east", DAY);

    assertThat(HotWordScore.of(List.of(BURST), List.of(over, hot)))
        .isEqualTo(new HotWordScore(List.of(BURST), List.of(), List.of()));
  }

  @Test
  void wordOfAnotherDayOrDistrict_isAFalseAlarm_andTheBurstIsMissed() {
    HotWord nextDay = word("a", 1, HotWord.State.HOT, "east", DAY.plus(Duration.ofDays(1)));
    HotWord west = word("b", 1, HotWord.State.HOT, "west", DAY);

    HotWordScore score = HotWordScore.of(List.of(BURST), List.of(nextDay, west));

    assertThat(score)
        .isEqualTo(new HotWordScore(List.of(), List.of(BURST), List.of(nextDay, west)));
    assertThat(score.precision().value()).hasValue(0.0);
    assertThat(score.recall().value()).hasValue(0.0);
    assertThat(score.words(9, Duration.ofDays(9)))
        .isEqualTo(
            "hot words: 1 bursts, 0 found, 2 false alarms on 81 days of a class in a district");
  }

  @Test
  void wordThatWasWithdrawn_wasNotSaid() {
    HotWord hot = word("a", 1, HotWord.State.HOT, "east", DAY);
    HotWord back = word("a", 2, HotWord.State.WITHDRAWN, "east", DAY);

    assertThat(HotWordScore.of(List.of(BURST), List.of(hot, back)).missed()).containsExactly(BURST);
  }

  private static HotWord word(
      String id, int revision, HotWord.State state, String district, Instant from) {
    return new HotWord(
        id,
        revision,
        state,
        district,
        "STRAW_BURNING",
        "straw-burning/1",
        from,
        from.plus(Duration.ofDays(1)),
        14,
        2,
        1.5,
        0.0001,
        0.0005,
        new HotWord.History(9, 12, 18, 1.4),
        List.of(),
        from,
        "release");
  }
}
