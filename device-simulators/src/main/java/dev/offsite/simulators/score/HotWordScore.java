package dev.offsite.simulators.score;

import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.simulators.truth.UnusualDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Hot words against the days that were truly unusual: a word is right if district, class and day
 * are those of one. Of each word its newest revision counts; one that was withdrawn was not said.
 *
 * @param found unusual days of which a hot word tells
 * @param missed unusual days of which none tells
 * @param falseAlarms hot words of days on which nothing was unusual
 */
public record HotWordScore(
    List<UnusualDay> found, List<UnusualDay> missed, List<HotWord> falseAlarms) {

  public HotWordScore {
    found = List.copyOf(found);
    missed = List.copyOf(missed);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /** What a word and a day have in common. */
  private record Key(String district, String objectClass, Instant from) {}

  /** Compares what was said, in revisions in any order, with the truth. */
  public static HotWordScore of(List<UnusualDay> truths, List<HotWord> said) {
    Map<String, HotWord> newest = new TreeMap<>();
    for (HotWord word : said) {
      newest.merge(word.id(), word, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    newest.values().removeIf(word -> word.state() == HotWord.State.WITHDRAWN);
    Set<Key> hot = new HashSet<>();
    newest.values().forEach(word -> hot.add(keyOf(word)));
    List<UnusualDay> found = new ArrayList<>();
    List<UnusualDay> missed = new ArrayList<>();
    Set<Key> unusual = new HashSet<>();
    for (UnusualDay truth : truths) {
      Key key = new Key(truth.district(), truth.objectClass(), truth.from());
      unusual.add(key);
      (hot.contains(key) ? found : missed).add(truth);
    }
    return new HotWordScore(
        found,
        missed,
        newest.values().stream().filter(word -> !unusual.contains(keyOf(word))).toList());
  }

  private static Key keyOf(HotWord word) {
    return new Key(word.district(), word.objectClass(), word.from());
  }

  /** The share of the words that are right. */
  public Share precision() {
    return new Share(found.size(), found.size() + falseAlarms.size());
  }

  /** The share of the unusual days that were told of. */
  public Share recall() {
    return new Share(found.size(), found.size() + missed.size());
  }

  /**
   * The score in a sentence.
   *
   * @param words districts times classes that were counted
   * @param judged time in which they were, after there was history enough
   */
  public String words(int words, Duration judged) {
    return "hot words: "
        + (found.size() + missed.size())
        + " bursts, "
        + found.size()
        + " found, "
        + falseAlarms.size()
        + " false alarms on "
        + words * judged.toDays()
        + " days of a class in a district";
  }
}
