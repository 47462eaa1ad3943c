package dev.offsite.pipelines.hotword;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which district counts the place of a candidate. Pure; thread-safe. */
final class PlaceTeller {

  /**
   * How it counts; empty if it does not: it is withdrawn, its rule looks for no hot words, or no
   * district covers it.
   *
   * <p>The day is that of the first sighting, and so are the version of the rule and the district.
   */
  static Optional<DistrictNews.Counted> counted(Candidate candidate, ReferenceSnapshot reference) {
    String objectClass = candidate.subject().objectClass();
    Instant start = candidate.episode().start();
    if (candidate.kind() != ViolationKind.PATROL_OBJECT
        || candidate.phase() == Candidate.Phase.WITHDRAWN
        || objectClass == null
        || ruleOf(candidate, reference).isEmpty()) {
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

  /** The rule in force when the day of its first sighting began, if it looks for hot words. */
  static Optional<HotRule> ruleOf(Candidate candidate, ReferenceSnapshot reference) {
    Instant day = CalendarDay.begin(CalendarDay.of(candidate.episode().start()));
    return HotRule.find(candidate.rule().id(), day, reference);
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
