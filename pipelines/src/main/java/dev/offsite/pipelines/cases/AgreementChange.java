package dev.offsite.pipelines.cases;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One more or one less case on which people and a rule agree, or do not.
 *
 * @param siteId null unless for the precision of the rule at a site
 * @param deviceId null unless for the precision of the rule with a device
 * @param reason why it was dismissed; null unless it was
 * @param day of the review, in UTC, as {@code 2026-03-01}
 * @param change 1 or -1
 */
public record AgreementChange(
    String ruleId,
    @Nullable String siteId,
    @Nullable String deviceId,
    Verdict verdict,
    @Nullable String reason,
    String day,
    int change) {

  public AgreementChange {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(day, "day");
  }

  /** What people said. */
  public enum Verdict {
    /** It is a case. */
    ACCEPTED,
    /** It is none. */
    DISMISSED,
    /** It is one that is known already. */
    DUPLICATE
  }

  /** The scope it counts in: rule, site and device, which no id can contain. */
  String scope() {
    return ruleId
        + '\u001f'
        + (siteId == null ? "" : siteId)
        + '\u001f'
        + (deviceId == null ? "" : deviceId);
  }
}
