package dev.offsite.schemas.hotword;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A class of objects of which patrols found far more new places in a district on one day than the
 * district's own days before let expect. Immutable. Nothing in it is held against anybody.
 *
 * @param id name-based UUID of rule, district, class and day: the same day gives the same id after
 *     any restart or replay
 * @param revision 1 for the first; a consumer keeps the highest
 * @param state whether it is going on
 * @param district id of the area of jurisdiction
 * @param objectClass what was seen
 * @param rule id and version of the rule in force when the day began, as in {@code manhole/1}
 * @param from begin of the day, which is the calendar day of Beijing time
 * @param until begin of the next day
 * @param count places newly found on that day: one place counts once, however often it was seen
 * @param patrols that were in the district on that day
 * @param expected places that the days before let expect of so many patrols
 * @param probability that so many places or more are found where nothing is unusual
 * @param probabilityMax up to this probability the rule speaks of a hot word
 * @param history the days before
 * @param candidates ids of the candidates behind {@code count}, sorted; at most {@link
 *     #CANDIDATES_MAX}
 * @param decidedAt when this revision was made, by our clock
 * @param release release of the reference data
 */
public record HotWord(
    String id,
    int revision,
    State state,
    String district,
    String objectClass,
    String rule,
    Instant from,
    Instant until,
    int count,
    int patrols,
    double expected,
    double probability,
    double probabilityMax,
    History history,
    List<String> candidates,
    Instant decidedAt,
    String release) {

  /** What a reader looks at; the rest is found among the candidates of the day. */
  public static final int CANDIDATES_MAX = 50;

  public HotWord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(objectClass, "objectClass");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(decidedAt, "decidedAt");
    Objects.requireNonNull(release, "release");
    candidates = List.copyOf(candidates);
    if (revision < 1) {
      throw new IllegalArgumentException("revision " + revision + " is below 1");
    }
  }

  /** The same figures as another revision. */
  public HotWord restated(int newRevision, State newState, Instant newDecidedAt) {
    return new HotWord(
        id,
        newRevision,
        newState,
        district,
        objectClass,
        rule,
        from,
        until,
        count,
        patrols,
        expected,
        probability,
        probabilityMax,
        history,
        candidates,
        newDecidedAt,
        release);
  }

  /** Whether a hot word is going on. The names are part of the contract. */
  public enum State {
    /** The day goes on. */
    HOT,
    /** The day is over; what was seen on it may still be corrected. */
    OVER,
    /** Late data showed that there was nothing unusual; the figures are the last that were. */
    WITHDRAWN
  }

  /**
   * What the district is measured by: the days before on which a patrol was there.
   *
   * @param days number of these days
   * @param places found on them
   * @param patrols that were there on them, each counted once a day
   * @param dispersion by how much days differ more than chance alone lets them: variance as a
   *     multiple of the mean, at least 1
   */
  public record History(int days, int places, int patrols, double dispersion) {}
}
