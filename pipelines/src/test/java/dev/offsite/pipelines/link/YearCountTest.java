package dev.offsite.pipelines.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.link.Offence.Weight;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearCountTest {

  private static final Instant ACT = Instant.parse("2026-03-05T12:00:00+08:00");
  private static final Instant YEAR_BEFORE = Instant.parse("2025-03-05T12:00:00+08:00");

  @Test
  void count_exactlyAYearBefore_isOut_oneMillisecondLater_isIn() {
    assertThat(count(YEAR_BEFORE, ACT).countedUpTo(ACT.toEpochMilli())).isEqualTo(1);
    assertThat(count(YEAR_BEFORE.plusMillis(1), ACT).countedUpTo(ACT.toEpochMilli())).isEqualTo(2);
  }

  @Test
  void count_theActItself_isIn_oneMillisecondLater_isOut() {
    assertThat(count(ACT).countedUpTo(ACT.toEpochMilli())).isEqualTo(1);
    assertThat(count(ACT.plusMillis(1)).countedUpTo(ACT.toEpochMilli())).isZero();
  }

  @Test
  void count_afterALeapDay_isAYearOfTheCalendarAndNotOf365Days() {
    Instant act = Instant.parse("2028-03-05T12:00:00+08:00");
    Instant daysBefore365 = Instant.parse("2027-03-06T12:00:00+08:00");
    Instant yearBefore = Instant.parse("2027-03-05T12:00:00+08:00");
    assertThat(count(daysBefore365).countedUpTo(act.toEpochMilli())).isEqualTo(1);
    assertThat(count(yearBefore.plusMillis(1)).countedUpTo(act.toEpochMilli())).isEqualTo(1);
    assertThat(count(yearBefore).countedUpTo(act.toEpochMilli())).isZero();
  }

  @Test
  void count_actOnALeapDay_yearBeginsOn28February() {
    Instant act = Instant.parse("2028-02-29T12:00:00+08:00");
    Instant edge = Instant.parse("2027-02-28T12:00:00+08:00");
    assertThat(count(edge).countedUpTo(act.toEpochMilli())).isZero();
    assertThat(count(edge.plusMillis(1)).countedUpTo(act.toEpochMilli())).isEqualTo(1);
  }

  @Test
  void count_candidatesOfOneJourney_countOnceFromTheFirstThatCounts() {
    YearCount year =
        YearCount.of(
            List.of(
                Offences.offence("a", ACT, Weight.NOT_USABLE),
                Offences.offence("b", ACT.plusSeconds(10), Weight.UNDER_REVIEW),
                Offences.offence("c", ACT.plusSeconds(20), Weight.COUNTED),
                Offences.offence("d", ACT.plusSeconds(30), Weight.COUNTED)),
            offence -> "one");
    assertThat(year.countedUpTo(ACT.plusSeconds(10).toEpochMilli())).isZero();
    assertThat(year.withReviewUpTo(ACT.plusSeconds(9).toEpochMilli())).isZero();
    assertThat(year.withReviewUpTo(ACT.plusSeconds(10).toEpochMilli())).isEqualTo(1);
    assertThat(year.countedUpTo(ACT.plusSeconds(20).toEpochMilli())).isEqualTo(1);
    assertThat(year.countedUpTo(ACT.plusSeconds(30).toEpochMilli())).isEqualTo(1);
  }

  @Test
  void count_journeysOfOneInstant_areAllCounted() {
    assertThat(
            YearCount.of(
                    List.of(Offences.counted("a", ACT), Offences.counted("b", ACT)), Offence::id)
                .countedUpTo(ACT.toEpochMilli()))
        .isEqualTo(2);
  }

  @Test
  void count_withdrawn_countsAgainstNobody() {
    assertThat(
            YearCount.of(List.of(Offences.offence("a", ACT, Weight.WITHDRAWN)), Offence::id)
                .withReviewUpTo(ACT.toEpochMilli()))
        .isZero();
  }

  private static YearCount count(Instant... starts) {
    return YearCount.of(
        Arrays.stream(starts).map(s -> Offences.counted(s.toString(), s)).toList(), Offence::id);
  }
}
