package dev.offsite.monitor.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The newest refused messages. Thread-safe. Keeps {@value #HELD_MAX}; the oldest leave. */
public final class DeadLetterBoard {

  /** A morning of one broken device; all of them are in Kafka. */
  public static final int HELD_MAX = 2_000;

  private final Deque<DeadLetter> newest = new ArrayDeque<>();

  /** Takes a letter in. */
  public synchronized void fold(DeadLetter letter) {
    newest.addLast(letter);
    if (newest.size() > HELD_MAX) {
      newest.removeFirst();
    }
  }

  /** Letters that pass, the newest first. */
  public synchronized List<DeadLetter> select(Predicate<DeadLetter> filter, int limit) {
    List<DeadLetter> letters = new ArrayList<>();
    Iterator<DeadLetter> descending = newest.descendingIterator();
    while (descending.hasNext() && letters.size() < limit) {
      DeadLetter letter = descending.next();
      if (filter.test(letter)) {
        letters.add(letter);
      }
    }
    return letters;
  }

  /** Number of letters held that pass, by reason, from an instant on. */
  public synchronized Map<String, Long> countByReason(Predicate<DeadLetter> filter, Instant from) {
    Map<String, Long> counts = new TreeMap<>();
    for (DeadLetter letter : newest) {
      if (!letter.at().isBefore(from) && filter.test(letter)) {
        letter.reasons().forEach(reason -> counts.merge(reason, 1L, Long::sum));
      }
    }
    return counts;
  }
}
