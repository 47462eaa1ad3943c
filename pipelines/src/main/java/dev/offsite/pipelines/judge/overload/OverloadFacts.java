package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Map;
import java.util.Objects;

/** What an overload candidate says of the weighing: every figure a reader needs to count again. */
final class OverloadFacts {

  static Candidate.Facts of(
      PassageCase passage, MassLimit limit, LimitSearch search, boolean isOverWithErrorDeducted) {
    Map<String, String> details = PassageFindings.details(passage);
    details.put("configuration", passage.passage().configuration().name());
    details.put("driveAxles", Objects.toString(passage.vehicle().driveAxles(), "unknown"));
    details.put("tableLimitKg", Integer.toString(limit.tableKg()));
    details.put("limitBasis", limit.basis());
    if (passage.site().postedLimitKg() != null) {
      details.put("postedLimitKg", passage.site().postedLimitKg().toString());
    }
    search
        .postedAboveLane()
        .ifPresent(laneKg -> details.put("postedLaneLimitKg", laneKg.toString()));
    passage.tolerance().ifPresent(t -> details.put("toleranceId", t.id() + '/' + t.version()));
    int grossKg = passage.passage().grossKg();
    details.put(
        "marginKg",
        Double.toString(MassLimit.marginKg(grossKg, limit.limitKg(), passage.multiplier())));
    if (passage.certificate().isPresent()) {
      details.put("overWithErrorDeducted", Boolean.toString(isOverWithErrorDeducted));
    }
    PassageFindings.putPermits(details, search.permits(passage::isWithin));
    double excess = grossKg - limit.limitKg();
    return new Candidate.Facts(
        grossKg,
        (double) limit.limitKg(),
        passage.tolerance().map(ReferenceEntry.Tolerance::multiplier).orElse(null),
        "kg",
        excess,
        excess * 100 / limit.limitKg(),
        details,
        limit.notes());
  }

  private OverloadFacts() {}
}
