package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a patrol saw something, how surely, and in which zone that is.
 *
 * @param position of all sightings together
 * @param ce90M radius in metres that holds the true place in nine of ten cases, of the best
 *     sighting
 * @param zone null if the rule holds everywhere
 */
record PatrolPlace(Wgs84Position position, double ce90M, @Nullable Fence zone) {

  /** The place; empty if the rule asks for a zone and none was in force there at that time. */
  static Optional<PatrolPlace> of(
      Wgs84Position position,
      double ce90M,
      Instant at,
      ReferenceEntry.Rule rule,
      PatrolRules rules) {
    if (rule.fenceKinds().isEmpty()) {
      return Optional.of(new PatrolPlace(position, ce90M, null));
    }
    return ZoneFinder.covering(position, at, rule, rules.reference())
        .map(zone -> new PatrolPlace(position, ce90M, zone));
  }

  /** The place as a candidate states it. */
  Candidate.Place stated() {
    String name = "";
    if (zone != null) {
      name = zone.name().isBlank() ? zone.id() : zone.name();
    }
    return new Candidate.Place(
        null,
        zone == null ? null : zone.id(),
        zone == null ? null : zone.version(),
        name,
        position.lng(),
        position.lat(),
        "WGS84",
        ce90M,
        null,
        null);
  }

  /**
   * What is doubtful about it: a place nearer to the border than its own uncertainty may lie in the
   * neighbour's zone, and a record may have been repaired.
   */
  Set<Doubt> doubts(Set<Doubt> others) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(others);
    if (zone != null && -zone.shape().outline().borderDistanceM(position) < ce90M) {
      doubts.add(Doubt.BORDER_WITHIN_UNCERTAINTY);
    }
    return doubts;
  }

  /** The record of what was seen, or looked for, as evidence in a role. */
  static Candidate.RawRecord record(String role, Noticed noticed) {
    return new Candidate.RawRecord(
        role,
        DeviceKind.DRONE.telemetryTopic(),
        noticed.partition(),
        noticed.offset(),
        CodedIndex.position(noticed.index()),
        noticed.sha256());
  }
}
