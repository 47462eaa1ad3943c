package dev.offsite.pipelines.validate;

import dev.offsite.schemas.channel.RefusalReason;
import java.util.ArrayList;
import java.util.List;

/** Gathers all that stands against one report. Allocates nothing while nothing does. */
final class Findings {

  private List<RefusalReason> reasons = List.of();
  private String pointer = "";
  private final StringBuilder detail = new StringBuilder(0);

  void add(RefusalReason reason, String faultPointer, String sentence) {
    if (reasons.isEmpty()) {
      reasons = new ArrayList<>();
      pointer = faultPointer;
    } else {
      detail.append("; ");
    }
    reasons.add(reason);
    detail.append(sentence);
  }

  Verdict toVerdict() {
    return reasons.isEmpty() ? Verdict.PLAUSIBLE : new Verdict(reasons, pointer, detail.toString());
  }
}
