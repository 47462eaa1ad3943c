package dev.offsite.simulators.recording;

import java.util.List;

/**
 * An MQTT topic filter (MQTT 5 section 4.7).
 *
 * <p>{@code +} stands for one level, {@code #} for any number at the end, none included. A filter
 * that begins with a wildcard does not match topics that begin with {@code $}, which belong to the
 * broker.
 */
public final class TopicFilter {

  /** Everything but the broker's own topics. */
  public static final TopicFilter ALL = parse("#");

  private static final int BYTES_MAX = RecordedMessage.TOPIC_BYTES_MAX;

  private final String text;
  private final List<String> levels;

  private TopicFilter(String text) {
    this.text = text;
    this.levels = List.of(text.split("/", -1));
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  public static TopicFilter parse(String text) {
    int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > BYTES_MAX) {
      throw new IllegalArgumentException(
          "topic filter of " + bytes + " bytes is not between 1 and " + BYTES_MAX);
    }
    TopicFilter filter = new TopicFilter(text);
    for (int i = 0; i < filter.levels.size(); i++) {
      String level = filter.levels.get(i);
      if (level.contains("#") && (level.length() > 1 || i < filter.levels.size() - 1)) {
        throw new IllegalArgumentException(
            "topic filter '" + text + "': # must be the whole of the last level");
      }
      if (level.contains("+") && level.length() > 1) {
        throw new IllegalArgumentException(
            "topic filter '" + text + "': + must be the whole of a level");
      }
    }
    return filter;
  }

  /** Whether a topic name matches. */
  public boolean matches(String topic) {
    boolean wild = levels.get(0).equals("#") || levels.get(0).equals("+");
    if (wild && topic.startsWith("$")) {
      return false;
    }
    int at = 0; // where the next level of the topic begins; beyond its end if there is none
    for (String level : levels) {
      if (level.equals("#")) {
        return true;
      }
      if (at > topic.length()) {
        return false;
      }
      int slash = topic.indexOf('/', at);
      int end = slash < 0 ? topic.length() : slash;
      boolean same =
          level.equals("+") || (level.length() == end - at && topic.startsWith(level, at));
      if (!same) {
        return false;
      }
      at = end + 1;
    }
    return at > topic.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
