package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.hotword.HotWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known and was said of one district. Mutable; not thread-safe; no Flink in here.
 *
 * <p>A place or a patrol may change what is to be said of its day and, as history, of the days
 * after it. Days that are settled, as long after their end as the rule's retention, are not said
 * again.
 */
public final class DistrictBook {

  /** New places of a month, five hundred a day; beyond, the oldest days are let go whole. */
  static final int PLACES_MAX = 20_000;

  /** Patrols of one day. */
  static final int PATROLS_MAX = 2_000;

  private final String district;
  private final DistrictDays days;
  private final NavigableMap<Word.OnDay, HotWord> said;
  private long overBefore;
  private int dropped;

  DistrictBook(String district, DistrictDays days, Map<Word.OnDay, HotWord> said, long overBefore) {
    this.district = district;
    this.days = days;
    this.said = new TreeMap<>(said);
    this.overBefore = overBefore;
  }

  /** A district of which nothing is known. */
  public static DistrictBook of(String district) {
    return new DistrictBook(district, new DistrictDays(), Map.of(), Long.MIN_VALUE);
  }

  /** Takes a piece of news, and says what it changes. */
  public List<HotWord> add(DistrictNews news, ReferenceSnapshot reference, Instant now) {
    long day = CalendarDay.of(Instant.ofEpochMilli(news.timeMs()));
    if (news instanceof DistrictNews.Patrolled patrolled) {
      return patrolled(day, patrolled.patrol()) ? reviseFrom(day, null, reference, now) : List.of();
    }
    if (news instanceof DistrictNews.TakenBack takenBack) {
      Word.OnDay was = days.removePlace(takenBack.candidateId());
      return was == null ? List.of() : reviseFrom(was.day(), was.word(), reference, now);
    }
    DistrictNews.Counted counted = (DistrictNews.Counted) news;
    Word.OnDay where = new Word.OnDay(counted.word(), day);
    Word.OnDay was = days.place(counted.candidateId());
    if (where.equals(was)) {
      return List.of();
    }
    days.removePlace(counted.candidateId());
    if (hasRoom(day)) {
      days.addPlace(where, counted.candidateId());
    }
    List<HotWord> revisions = new ArrayList<>();
    if (was != null && !was.word().equals(where.word())) {
      revisions.addAll(reviseFrom(was.day(), was.word(), reference, now));
    }
    long from = was == null ? day : Math.min(day, was.day());
    revisions.addAll(reviseFrom(from, where.word(), reference, now));
    return revisions;
  }

  /**
   * Ends what is over, and forgets what nobody asks for any more.
   *
   * @param atMs of the stream, milliseconds since the epoch
   */
  public List<HotWord> advance(long atMs, ReferenceSnapshot reference, Instant now) {
    overBefore = Math.max(overBefore, CalendarDay.of(Instant.ofEpochMilli(atMs)));
    List<HotWord> revisions = new ArrayList<>();
    for (Word.OnDay word : List.copyOf(said.keySet())) {
      if (word.day() < overBefore && said.get(word).state() == HotWord.State.HOT) {
        revise(word, reference, now).ifPresent(revisions::add);
      }
    }
    said.keySet().removeIf(word -> isSettled(word, reference));
    days.forgetBefore(overBefore - HotRule.daysKept(CalendarDay.begin(overBefore), reference));
    return revisions;
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return days.isEmpty() && said.isEmpty();
  }

  /** Number of places and patrols that found no room since this was asked last. */
  public int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  private boolean patrolled(long day, long patrol) {
    if (days.patrolCount(day) >= PATROLS_MAX) {
      dropped++;
      return false;
    }
    return days.addPatrol(day, patrol);
  }

  private boolean hasRoom(long day) {
    while (days.placeCount() >= PLACES_MAX && days.days().firstKey() < Math.min(day, overBefore)) {
      days.forgetBefore(days.days().firstKey() + 1);
    }
    if (days.placeCount() < PLACES_MAX) {
      return true;
    }
    dropped++;
    return false;
  }

  /** Of one word, or of all of them if it is null. */
  private List<HotWord> reviseFrom(
      long day, @Nullable Word word, ReferenceSnapshot reference, Instant now) {
    Set<Word.OnDay> touched = new TreeSet<>();
    days.days()
        .tailMap(day, true)
        .forEach(
            (each, file) ->
                file.places().keySet().forEach(there -> touched.add(new Word.OnDay(there, each))));
    for (Word.OnDay spoken : said.keySet()) {
      if (spoken.day() >= day) {
        touched.add(spoken);
      }
    }
    List<HotWord> revisions = new ArrayList<>();
    for (Word.OnDay each : touched) {
      if (word == null || each.word().equals(word)) {
        revise(each, reference, now).ifPresent(revisions::add);
      }
    }
    return revisions;
  }

  private Optional<HotWord> revise(Word.OnDay word, ReferenceSnapshot reference, Instant now) {
    HotWord before = said.get(word);
    if (isSettled(word, reference)) {
      return Optional.empty();
    }
    HotWord after =
        WordJudge.judge(district, word, days, reference)
            .map(hot -> word.day() < overBefore ? hot.restated(1, HotWord.State.OVER, now) : hot)
            .orElse(before == null ? null : before.restated(1, HotWord.State.WITHDRAWN, now));
    if (after == null || (before != null && saysTheSame(before, after))) {
      return Optional.empty();
    }
    HotWord revision =
        after.restated(before == null ? 1 : before.revision() + 1, after.state(), now);
    said.put(word, revision);
    return Optional.of(revision);
  }

  /** Whether only what nobody reads differs: the revision, its time, and the release. */
  private static boolean saysTheSame(HotWord before, HotWord after) {
    return before.state() == after.state()
        && before.rule().equals(after.rule())
        && before.count() == after.count()
        && before.patrols() == after.patrols()
        && Double.compare(before.probability(), after.probability()) == 0
        && before.history().equals(after.history())
        && before.candidates().equals(after.candidates());
  }

  private boolean isSettled(Word.OnDay word, ReferenceSnapshot reference) {
    return word.day() < overBefore
        && word.day()
            < overBefore
                - HotRule.find(word.word().ruleId(), CalendarDay.begin(word.day()), reference)
                    .map(HotRule::correctedDays)
                    .orElse(0);
  }

  String district() {
    return district;
  }

  DistrictDays days() {
    return days;
  }

  Map<Word.OnDay, HotWord> said() {
    return Collections.unmodifiableMap(said);
  }

  /** Days before this one are over. */
  long overBefore() {
    return overBefore;
  }

  DistrictBook copy() {
    return new DistrictBook(district, days.copy(), said, overBefore);
  }
}
