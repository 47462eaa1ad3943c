package dev.offsite.pipelines.hotword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.hotword.HotWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Judges one word of one day by the days before. Pure; thread-safe. */
final class WordJudge {

  /**
   * The word as it is said for the first time, while its day goes on; empty if it is not hot. By
   * the version of its rule that was in force when the day began.
   */
  static Optional<HotWord> judge(
      String district, Word.OnDay judged, DistrictDays days, ReferenceSnapshot reference) {
    DayFile today = days.day(judged.day());
    HotRule rule =
        HotRule.find(judged.word().ruleId(), CalendarDay.begin(judged.day()), reference)
            .orElse(null);
    if (today == null || rule == null) {
      return Optional.empty();
    }
    int count = today.placesOf(judged.word()).size();
    if (count < rule.placesMin()) {
      return Optional.empty();
    }
    List<Expectation.Day> before = before(judged, days, rule, reference);
    if (before.size() < rule.historyDays()) {
      return Optional.empty();
    }
    int patrols = today.patrolsFor(judged.word());
    Expectation expectation = Expectation.of(before, patrols, rule);
    double probability = expectation.probabilityOf(count);
    if (count <= expectation.mean() || probability > rule.probabilityMax()) {
      return Optional.empty();
    }
    return Optional.of(
        new HotWord(
            id(district, judged),
            1,
            HotWord.State.HOT,
            district,
            judged.word().objectClass(),
            rule.name(),
            CalendarDay.begin(judged.day()),
            CalendarDay.begin(judged.day() + 1),
            count,
            patrols,
            expectation.mean(),
            probability,
            rule.probabilityMax(),
            new HotWord.History(
                expectation.days(),
                expectation.places(),
                expectation.patrols(),
                expectation.dispersion()),
            today.placesOf(judged.word()).stream().limit(HotWord.CANDIDATES_MAX).toList(),
            Instant.EPOCH,
            reference.release()));
  }

  /**
   * Days with a patrol, when the rule looked at the class already: where nobody looked, finding
   * nothing says nothing.
   */
  private static List<Expectation.Day> before(
      Word.OnDay judged, DistrictDays days, HotRule rule, ReferenceSnapshot reference) {
    List<Expectation.Day> before = new ArrayList<>();
    days.days()
        .subMap(judged.day() - rule.days(), true, judged.day(), false)
        .forEach(
            (date, day) -> {
              int patrols = day.patrolsFor(judged.word());
              if (patrols > 0
                  && HotRule.lookedAt(judged.word(), CalendarDay.begin(date), reference)) {
                before.add(new Expectation.Day(day.placesOf(judged.word()).size(), patrols));
              }
            });
    return before;
  }

  private static String id(String district, Word.OnDay judged) {
    String name =
        String.join(
            "\u001f",
            "hot-word",
            judged.word().ruleId(),
            district,
            judged.word().objectClass(),
            Long.toString(judged.day()));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private WordJudge() {}
}
