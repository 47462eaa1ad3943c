package dev.offsite.schemas.reference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of one quality flag of a controller.
 *
 * @param code the flag, such as {@code STRADDLING}
 * @param use what it shows
 * @param evidence how much it weighs as evidence that the scale was evaded; the rule says how much
 *     is enough; null as if 0
 */
public record FlagMeaning(String code, Use use, @Nullable Double evidence) {

  /** What a flag shows. */
  public enum Use {
    /** That the driver spoiled the weighing; the weight is in doubt too. */
    EVASION,
    /** That the weight is in doubt, for whatever reason. */
    POOR_QUALITY,
    /** Nothing that matters to the weight. */
    HARMLESS
  }

  public FlagMeaning {
    Objects.requireNonNull(use, "use");
    EntryChecks.of()
        .text("code", code)
        .atLeast("evidence", evidence, 0)
        .require(
            evidence == null || evidence < Double.POSITIVE_INFINITY, "evidence", "is not finite")
        .done();
  }
}
