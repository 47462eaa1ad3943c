package dev.offsite.pipelines.hotword;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which district counts the place of a candidate. Pure; thread-safe. */
final class PlaceTeller {

  /** The judge of patrols keeps what it said for twice the retention and a tenth of it more. */
  private static final double REVISED_FOR_RETENTIONS = 2.2;

  /** Where the release knows the rule no more, the judge forgets it within a day. */
  private static final Duration REVISED_WITHOUT_RULE = Duration.ofDays(1);

  /**
   * How it counts; empty if it does not: it is withdrawn, says no class, or no district covers it.
   * It counts whether its rule looks for hot words or not: one that does tomorrow needs a history.
   *
   * <p>The day is that of the first sighting, and so is the district.
   */
  static Optional<DistrictNews.Counted> counted(Candidate candidate, ReferenceSnapshot reference) {
    String objectClass = candidate.subject().objectClass();
    Instant start = candidate.episode().start();
    if (candidate.kind() != ViolationKind.PATROL_OBJECT
        || candidate.phase() == Candidate.Phase.WITHDRAWN
        || objectClass == null) {
      return Optional.empty();
    }
    Wgs84Position place = new Wgs84Position(candidate.place().lng(), candidate.place().lat());
    return reference
        .jurisdictions()
        .at(place, start)
        .district()
        .map(Fence::id)
        .map(
            district ->
                new DistrictNews.Counted(
                    district,
                    candidate.id(),
                    candidate.rule().id(),
                    objectClass,
                    start.toEpochMilli()));
  }

  /** For how long the judge may revise a candidate after it was last seen. */
  static Duration revisedFor(Candidate candidate, ReferenceSnapshot reference) {
    for (ReferenceEntry.Rule rule :
        reference.rules(ViolationKind.PATROL_OBJECT, candidate.episode().start())) {
      if (rule.id().equals(candidate.rule().id())) {
        double hours = REVISED_FOR_RETENTIONS * rule.requireParameter("retentionH");
        return Duration.ofMillis(Math.round(hours * 3_600_000));
      }
    }
    return REVISED_WITHOUT_RULE;
  }

  /** What districts must be told, of which one counted it before. */
  static List<DistrictNews> news(
      DistrictNews.@Nullable Counted before, DistrictNews.@Nullable Counted after) {
    List<DistrictNews> news = new ArrayList<>();
    if (before != null && (after == null || !after.district().equals(before.district()))) {
      news.add(
          new DistrictNews.TakenBack(before.district(), before.candidateId(), before.timeMs()));
    }
    if (after != null && !after.equals(before)) {
      news.add(after);
    }
    return news;
  }

  private PlaceTeller() {}
}
