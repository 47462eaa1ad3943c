package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ObjectClass;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import dev.offsite.schemas.telemetry.Media;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a place what is held against whoever is responsible for it. Pure; thread-safe. */
final class PatrolFindings {

  /** Which photo of the evidence shows that the place is clean again. */
  private static final String MEDIA_AFTER = "AFTER_";

  /**
   * The finding; empty if the place, as all its sightings together tell it, lies in no zone of the
   * rule.
   *
   * @param unseen whether the place has not been seen for the rule's retention
   * @param gone the look that shows that it is gone; null if none does
   */
  static Optional<Finding> of(
      SeenPlace place, boolean unseen, @Nullable Look gone, PatrolRule rule, PatrolRules rules) {
    Sighting first = place.first();
    Sighting last = place.last();
    Sighting best = place.best(rules, rule);
    Instant start = Instant.ofEpochMilli(first.timeMs());
    PatrolPlace where =
        PatrolPlace.of(place.position(), place.bestCe90M(), start, rule.rule(), rules).orElse(null);
    if (where == null) {
      return Optional.empty();
    }
    Instant lastSeen = Instant.ofEpochMilli(last.timeMs());
    Instant end = unseen ? lastSeen : null;
    if (gone != null) {
      end = Instant.ofEpochMilli(gone.timeMs());
    }
    long endMs = gone == null ? last.timeMs() : gone.timeMs();
    boolean isGoneNewest = gone != null && gone.timeMs() > last.timeMs();
    return Optional.of(
        new Finding(
            rule.rule(),
            rules.reference().release(),
            first.deviceId() + '/' + first.detectionId(),
            first.fenceId().isEmpty() ? first.neighbourhood() : first.fenceId(),
            new Candidate.Subject(null, null, null, best.deviceId(), null, best.objectClass()),
            new Candidate.Episode(
                start,
                0,
                start,
                Instant.ofEpochMilli(best.timeMs()),
                lastSeen,
                end,
                (endMs - first.timeMs()) / 1000.0,
                null,
                place.looks()),
            facts(place, best, gone, where.zone()),
            where.stated(),
            law(rule, best, start, rules),
            where.doubts(
                place.isRepaired()
                    ? EnumSet.of(Doubt.RECORD_REPAIRED)
                    : EnumSet.noneOf(Doubt.class)),
            new Candidate.Evidence(records(place, best, gone), media(best, gone), List.of()),
            isGoneNewest ? Instant.ofEpochMilli(gone.timeMs()) : lastSeen,
            Instant.ofEpochMilli(isGoneNewest ? gone.receivedMs() : last.receivedMs())));
  }

  private static Candidate.Facts facts(
      SeenPlace place, Sighting best, @Nullable Look gone, @Nullable Fence zone) {
    Map<String, String> details = new TreeMap<>();
    details.put("objectClass", best.objectClass());
    if (zone != null) {
      details.put("fenceKind", zone.kind());
    }
    details.put("looks", Integer.toString(place.looks()));
    if (!place.platforms().equals(EnumSet.of(Platform.DRONE))) {
      details.put(
          "platforms",
          place.platforms().stream().map(Platform::name).sorted().collect(Collectors.joining(",")));
    }
    SortieComparison sorties = place.sorties();
    if (sorties.seenOn() > 0 || gone != null) {
      details.put("comparison", comparison(sorties, gone));
      details.put("sorties", Integer.toString(sorties.seenOn()));
    }
    if (sorties.reopened() > 0) {
      details.put("reopened", Integer.toString(sorties.reopened()));
    }
    if (gone != null) {
      details.put("goneBy", gone.patrol());
      details.put("lastSeen", Instant.ofEpochMilli(place.last().timeMs()).toString());
    }
    return new Candidate.Facts(best.confidence(), null, null, "1", null, null, details, List.of());
  }

  private static String comparison(SortieComparison sorties, @Nullable Look gone) {
    if (gone != null) {
      return "GONE";
    }
    if (sorties.reopened() > 0) {
      return "REOPENED";
    }
    return sorties.seenOn() > 1 ? "STILL_THERE" : "NEW";
  }

  /** What the class says of the law, and the rule where it says nothing. */
  private static Candidate.Law law(PatrolRule rule, Sighting best, Instant at, PatrolRules rules) {
    Candidate.Law law = Finding.lawOf(rule.rule());
    ObjectClass says = rules.reference().findObjectClass(best.objectClass(), at).orElse(null);
    if (says == null) {
      return law;
    }
    return new Candidate.Law(
        says.basis() == null ? law.basis() : says.basis(),
        null,
        null,
        says.matter() == null ? law.matter() : says.matter(),
        says.department() == null ? law.department() : says.department(),
        says.severity() == null ? law.severity() : says.severity());
  }

  private static List<Candidate.RawRecord> records(
      SeenPlace place, Sighting best, @Nullable Look gone) {
    List<Candidate.RawRecord> records = new ArrayList<>();
    records.add(PatrolPlace.record("FIRST", place.first()));
    records.add(PatrolPlace.record("WORST", best));
    records.add(PatrolPlace.record("LAST", place.last()));
    if (gone != null) {
      records.add(PatrolPlace.record("GONE", gone));
    }
    return records;
  }

  private static List<Media> media(Sighting best, @Nullable Look gone) {
    if (gone == null) {
      return best.media();
    }
    List<Media> media = new ArrayList<>(best.media());
    for (Media after : gone.media()) {
      media.add(new Media(MEDIA_AFTER + after.kind(), after.uri(), after.sha256()));
    }
    return media;
  }

  private PatrolFindings() {}
}
