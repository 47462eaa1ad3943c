package dev.offsite.pipelines.judge.zone;

import dev.offsite.geo.Lattice;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one truck at a time against the zones closed to it. Pure but for the track it is given;
 * thread-safe as long as no two threads share a track.
 */
public final class ZoneJudge {

  private final Duration horizon;

  /**
   * A judge.
   *
   * @param horizon how late a fix may come and still be judged in the stream
   */
  public ZoneJudge(Duration horizon) {
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("horizon " + horizon + " is not positive");
    }
    this.horizon = horizon;
  }

  /** Adds a fix to the truck's track. */
  public TruckTrack.Added add(TruckTrack track, Located located, ReferenceSnapshot reference) {
    PositionReport report = (PositionReport) located.received().report();
    Fix fix =
        new Fix(
            report.fixTime().toEpochMilli(),
            Lattice.toE7(located.lng()),
            Lattice.toE7(located.lat()),
            Fix.tenths(report.accuracyM()),
            Fix.tenths(report.speedKph()),
            located.received().raw().receivedAtMillis(),
            located.received().raw().partition(),
            located.received().raw().offset(),
            CodedIndex.of(located.received().raw(), located.received().index()));
    String sha256 = Sha256.hexOf(located.received().raw().payload());
    return track.add(fix, sha256, horizon, report.deviceId(), reference);
  }

  /**
   * Everything held against the truck that may still change.
   *
   * @param silent whether the truck has been silent for longer than its rules allow, by our clock
   */
  public List<Finding> findings(
      TruckTrack track, String deviceId, boolean silent, ReferenceSnapshot reference) {
    List<Finding> findings = new ArrayList<>();
    for (Visit visit : track.visits()) {
      ZoneFindings.of(visit, deviceId, silent, reference).ifPresent(findings::add);
    }
    return findings;
  }

  /** How long a truck may be silent before its visits count as ended: the longest of the rules. */
  public Duration silenceMax(Instant at, ReferenceSnapshot reference) {
    long longestMs = 0;
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PROHIBITED_ZONE, at)) {
      longestMs = Math.max(longestMs, new ZoneRule(rule).gapMsMax());
    }
    return Duration.ofMillis(longestMs);
  }

  /** How often a visit that only grows longer is said again: the shortest of the rules. */
  public Duration updateEvery(Instant at, ReferenceSnapshot reference) {
    Duration shortest = Duration.ofDays(1);
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PROHIBITED_ZONE, at)) {
      Duration every = new ZoneRule(rule).updateEvery();
      shortest = every.compareTo(shortest) < 0 ? every : shortest;
    }
    return shortest;
  }
}
