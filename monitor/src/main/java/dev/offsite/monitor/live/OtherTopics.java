package dev.offsite.monitor.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.score.CompanyScore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest of what other jobs say: hot words, scores of companies, trips, deadline breaches.
 * Thread-safe. What is not known here is kept as it came, so that a job may say more than this
 * centre understands.
 */
public final class OtherTopics {

  static final int COMPANIES_MAX = 20_000;
  static final int TRIPS_MAX = 20_000;
  static final int HOT_WORDS_MAX = 200;
  static final int BREACHES_MAX = 1_000;

  private final Map<String, CompanyScore> scores = bounded(COMPANIES_MAX);
  private final Map<String, JsonNode> trips = bounded(TRIPS_MAX);
  private final Map<String, HotWord> hotWords = bounded(HOT_WORDS_MAX);
  private final Deque<DeadlineBreach> breaches = new ArrayDeque<>();

  /** What was said of a company. */
  public synchronized void score(CompanyScore message) {
    scores.remove(message.company());
    scores.put(message.company(), message);
  }

  /** Nothing is said of a company any more. */
  public synchronized void forgetScore(String company) {
    scores.remove(company);
  }

  /** The newest trip of a device. */
  public synchronized void trip(String deviceId, JsonNode message) {
    trips.remove(deviceId);
    trips.put(deviceId, message);
  }

  /** A hot word; an older revision than the one that is held changes nothing. */
  public synchronized void hotWord(HotWord message) {
    HotWord held = hotWords.get(message.id());
    if (held == null || held.revision() < message.revision()) {
      hotWords.remove(message.id());
      hotWords.put(message.id(), message);
    }
  }

  /** Nothing is said of a hot word any more. */
  public synchronized void coolWord(String id) {
    hotWords.remove(id);
  }

  /** A duty about to be missed, or missed. */
  public synchronized void breach(DeadlineBreach breach) {
    breaches.removeIf(held -> held.breachId().equals(breach.breachId()));
    breaches.addLast(breach);
    if (breaches.size() > BREACHES_MAX) {
      breaches.removeFirst();
    }
  }

  /** Scores by company. */
  public synchronized Map<String, CompanyScore> scores() {
    return new LinkedHashMap<>(scores);
  }

  /** The newest trip of a device. */
  public synchronized Optional<JsonNode> trip(String deviceId) {
    return Optional.ofNullable(trips.get(deviceId));
  }

  /** Hot words that were not withdrawn: those that go on first, then the newest first. */
  public synchronized List<HotWord> hotWords() {
    List<HotWord> words = new ArrayList<>(hotWords.values());
    words.removeIf(word -> word.state() == HotWord.State.WITHDRAWN);
    Collections.reverse(words);
    words.sort(Comparator.comparing(HotWord::state));
    return words;
  }

  /** Breaches, the newest first. */
  public synchronized List<DeadlineBreach> breaches() {
    List<DeadlineBreach> newest = new ArrayList<>(breaches);
    Collections.reverse(newest);
    return newest;
  }

  private static <T> Map<String, T> bounded(int max) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > max;
      }
    };
  }
}
