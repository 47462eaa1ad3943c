package dev.offsite.pipelines.hotword;

import java.util.Comparator;
import java.util.Objects;

/** What is counted: objects of a class, as one rule judges them. */
record Word(String ruleId, String objectClass) implements Comparable<Word> {

  private static final Comparator<Word> ORDER =
      Comparator.comparing(Word::ruleId).thenComparing(Word::objectClass);

  Word {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(objectClass, "objectClass");
  }

  /** A word of one day. */
  record OnDay(Word word, long day) implements Comparable<OnDay> {

    private static final Comparator<OnDay> ORDER =
        Comparator.comparingLong(OnDay::day).thenComparing(OnDay::word);

    @Override
    public int compareTo(OnDay other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public int compareTo(Word other) {
    return ORDER.compare(this, other);
  }
}
