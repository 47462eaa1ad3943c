package dev.offsite.simulators.score;

import dev.offsite.simulators.truth.Offence;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a candidate is about a truth of the same kind.
 *
 * @param place what the place of both must have in common
 * @param who what their subjects must have in common
 * @param when what their times must have in common
 * @param slack how far times may differ, or by how much they are widened
 * @param withinM how far the places may lie apart, metres; null if it does not matter
 * @param reason why these figures
 */
public record MatchingRule(
    PlaceRule place,
    SubjectRule who,
    TimeRule when,
    Duration slack,
    @Nullable Double withinM,
    String reason) {

  /** What the places must have in common. */
  public enum PlaceRule {
    /** The site of the scale. */
    SAME_SITE,
    /** The fence. */
    SAME_FENCE,
    /** Nothing: what a truck does is told apart by who and when. */
    ANYWHERE
  }

  /** What the subjects must have in common. */
  public enum SubjectRule {
    /** The truth's subject is the plate or the device of the candidate. */
    SAME_PLATE_OR_DEVICE,
    /** Nothing: nobody knows whose it is. */
    ANYBODY
  }

  /** What the times must have in common. */
  public enum TimeRule {
    /** The starts differ by at most the slack. */
    SAME_START,
    /** The spans overlap when widened by the slack. */
    OVERLAP,
    /** Nothing: it stays where it is. */
    ANY_TIME
  }

  private static final MatchingRule PASSAGE =
      new MatchingRule(
          PlaceRule.SAME_SITE,
          SubjectRule.SAME_PLATE_OR_DEVICE,
          TimeRule.SAME_START,
          Duration.ofSeconds(1),
          null,
          "A passage is one moment, and the scale's clock tells it to both.");

  private static final MatchingRule STAY =
      new MatchingRule(
          PlaceRule.SAME_FENCE,
          SubjectRule.SAME_PLATE_OR_DEVICE,
          TimeRule.OVERLAP,
          Duration.ofSeconds(5),
          null,
          "A border is seen with the error of a fix or two.");

  private static final MatchingRule PARKED =
      new MatchingRule(
          PlaceRule.SAME_FENCE,
          SubjectRule.SAME_PLATE_OR_DEVICE,
          TimeRule.OVERLAP,
          Duration.ofSeconds(30),
          15.0,
          "A stay is proven by a look of a patrol, which lasts some seconds; the next car at a kerb"
              + " is farther away.");

  private static final MatchingRule DRIVE =
      new MatchingRule(
          PlaceRule.ANYWHERE,
          SubjectRule.SAME_PLATE_OR_DEVICE,
          TimeRule.OVERLAP,
          Duration.ofSeconds(30),
          null,
          "A terminal that reports twice a minute shows begin and end that late.");

  private static final MatchingRule TIP =
      new MatchingRule(
          PlaceRule.ANYWHERE,
          SubjectRule.SAME_PLATE_OR_DEVICE,
          TimeRule.OVERLAP,
          Duration.ofSeconds(60),
          100.0,
          "A truck rolls while it tips and is seen twice a minute; two tips of one truck are a haul"
              + " apart.");

  private static final MatchingRule OBJECT =
      new MatchingRule(
          PlaceRule.SAME_FENCE,
          SubjectRule.ANYBODY,
          TimeRule.ANY_TIME,
          Duration.ZERO,
          15.0,
          "Twice the largest georeference error, less than half the distance between two objects.");

  public MatchingRule {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(slack, "slack");
    Objects.requireNonNull(reason, "reason");
    if (place == PlaceRule.ANYWHERE && who == SubjectRule.ANYBODY) {
      throw new IllegalArgumentException("a rule without place and subject matches everything");
    }
  }

  /** The rule for an offence; also for those that no detector looks for yet. */
  public static MatchingRule of(Offence offence) {
    return switch (offence) {
      case BRIDGE_OVERLOAD, SCALE_EVASION, OVERSIZE, PLATE_ELSEWHERE, DARK_ACROSS_BRIDGE -> PASSAGE;
      case PROHIBITED_ZONE -> STAY;
      case ILLEGAL_PARKING -> PARKED;
      case OFF_ROUTE,
          OUTSIDE_HOURS,
          NO_PERMIT,
          UNCOVERED_LOAD,
          SPEEDING,
          TERMINAL_UNPLUGGED,
          CLONED_PLATE,
          PERMIT_SHARED,
          FOREIGN_SITE,
          NIGHT_DEPARTURE,
          LONG_STOP,
          TERMINAL_SILENT,
          POSITION_JUMP,
          POSITION_FROZEN ->
          DRIVE;
      case ILLEGAL_DUMPING -> TIP;
      case PATROL_OBJECT -> OBJECT;
    };
  }

  /** The rule in a sentence, for a reader. */
  public String words() {
    String common =
        switch (place) {
          case SAME_SITE -> "same site, ";
          case SAME_FENCE -> "same fence, ";
          case ANYWHERE -> "";
        };
    String subject =
        switch (who) {
          case SAME_PLATE_OR_DEVICE -> "same plate or device, ";
          case ANYBODY -> "";
        };
    String time =
        switch (when) {
          case SAME_START -> "starts at most " + slack.toSeconds() + " s apart";
          case OVERLAP -> "times overlap when widened by " + slack.toSeconds() + " s";
          case ANY_TIME -> "any time";
        };
    String near = withinM == null ? "" : ", places at most " + Math.round(withinM) + " m apart";
    return common + subject + time + near;
  }
}
