package dev.offsite.monitor.intake;

/**
 * How reading a topic goes.
 *
 * @param records read since the start
 * @param unreadable of these, those that could not be read
 * @param lag records not read yet; -1 if not known
 */
public record TopicStatus(State state, long records, long unreadable, long lag) {

  /** Whether it is read. */
  public enum State {
    /** It does not exist; it is looked for again. */
    MISSING,
    /** It is read. */
    READING
  }
}
