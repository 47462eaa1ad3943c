package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;
import java.util.List;

/**
 * What validation found against a report.
 *
 * @param reasons all of one disposition; empty if nothing stands against it
 * @param pointer JSON Pointer to the first fault within the report; empty text for the whole
 * @param detail one sentence for each reason
 */
record Verdict(List<RefusalReason> reasons, String pointer, String detail) {

  static final Verdict PLAUSIBLE = new Verdict(List.of(), "", "");

  Verdict {
    reasons = List.copyOf(reasons);
  }

  static Verdict of(RefusalReason reason, String pointer, String detail) {
    return new Verdict(List.of(reason), pointer, detail);
  }

  boolean isPlausible() {
    return reasons.isEmpty();
  }
}
