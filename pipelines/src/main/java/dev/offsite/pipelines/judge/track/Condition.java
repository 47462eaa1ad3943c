package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What must hold for a while to be a violation: judged at each fix alone, proven over time by
 * {@link ConditionFold}. Stateless; thread-safe.
 */
public interface Condition {

  /** The kind of violation it makes. */
  ViolationKind kind();

  /** Whether it holds at a fix, as one version of the rule sees it. Hot path. */
  Examination examine(Step step, ReferenceEntry.Rule rule);

  /**
   * Whether a fix shows that a stretch is over for good, whatever {@link #examine} says of it: by
   * nature no condition but one that is bound to where its stretch began. Hot path.
   */
  default boolean isLeft(Stretch stretch, Step step, ReferenceEntry.Rule rule) {
    return false;
  }

  /** What is said of a stretch in which it held long enough. */
  Description describe(Stretch stretch, ReferenceEntry.Rule rule, Moment moment);

  /**
   * What a fix shows.
   *
   * @param isKnown false if the fix says neither that the condition holds nor that it does not: it
   *     neither proves nor ends anything
   * @param held where it holds; empty if it does not
   */
  record Examination(boolean isKnown, List<Held> held) {

    /** It does not hold. */
    public static final Examination CLEAR = new Examination(true, List.of());

    /** The fix does not say. */
    public static final Examination UNKNOWN = new Examination(false, List.of());

    public Examination {
      held = List.copyOf(held);
    }

    /** It holds at one place. */
    public static Examination holds(Held held) {
      return new Examination(true, List.of(held));
    }
  }

  /**
   * That it holds at a place.
   *
   * @param siteKey names the place in the candidate's id: a fence, a permit, or empty text
   * @param value how bad it is, in the unit of the description; the worst is kept
   * @param marks what else was seen, bits of the condition's own
   */
  record Held(String siteKey, double value, int marks) {
    public Held {
      Objects.requireNonNull(siteKey, "siteKey");
    }
  }

  /**
   * What is said of a stretch.
   *
   * @param facts what was measured against what
   * @param place where
   * @param doubts what stands against the evidence
   */
  record Description(Candidate.Facts facts, Candidate.Place place, Set<Doubt> doubts) {
    public Description {
      Objects.requireNonNull(facts, "facts");
      Objects.requireNonNull(place, "place");
      doubts = Set.copyOf(doubts);
    }
  }
}
