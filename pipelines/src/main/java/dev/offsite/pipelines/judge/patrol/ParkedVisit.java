package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle that stands at one place, made of sightings in their order. Mutable; not thread-safe.
 *
 * <p>It was read if a plate was; the sightings between which the same plate was read prove more
 * than those that show some vehicle of its class there.
 */
final class ParkedVisit {

  private final Sighting first;
  private Sighting last;
  private Sighting best;
  private @Nullable Sighting firstRead;
  private @Nullable Sighting lastRead;
  private double weight;
  private double weightedLng;
  private double weightedLat;
  private double bestCe90M = Double.POSITIVE_INFINITY;
  private int looks;
  private boolean repaired;
  private int changes;

  ParkedVisit(Sighting first) {
    this.first = first;
    last = first;
    best = first;
  }

  Sighting first() {
    return first;
  }

  Sighting last() {
    return last;
  }

  /** The sighting whose plate was read best; without any plate the surest. */
  Sighting best() {
    return best;
  }

  /** The plate; null if none was read. */
  @Nullable String plate() {
    return firstRead == null ? null : firstRead.plate().text();
  }

  int looks() {
    return looks;
  }

  boolean isRepaired() {
    return repaired;
  }

  double bestCe90M() {
    return bestCe90M;
  }

  /** Counts whatever may have changed what is to be said. */
  int changes() {
    return changes;
  }

  /** From the first to the last sighting. */
  long spanMs() {
    return last.timeMs() - first.timeMs();
  }

  /** From the first to the last reading of its plate. */
  long readSpanMs() {
    return firstRead == null || lastRead == null ? 0 : lastRead.timeMs() - firstRead.timeMs();
  }

  Wgs84Position position() {
    return weight == 0
        ? first.position()
        : new Wgs84Position(weightedLng / weight, weightedLat / weight);
  }

  /** Metres by which the sighting lies nearer than what still counts as this place. */
  double nearerBy(Sighting sighting, double mergeRadiusM) {
    double reachM = Math.hypot(bestCe90M, sighting.ce90M()) + mergeRadiusM;
    Wgs84Position position = position();
    if (Math.abs(sighting.lat() - position.lat()) * Geodesics.METRES_PER_LAT_DEGREE_MIN > reachM) {
      return -1;
    }
    return reachM - Geodesics.distanceM(position, sighting.position());
  }

  /** Takes the next sighting, which is not before the last. */
  void add(Sighting sighting, boolean isRead) {
    double ce90M = Math.max(sighting.ce90M(), 0.1);
    double share = 1 / (ce90M * ce90M);
    weight += share;
    weightedLng += share * sighting.lng();
    weightedLat += share * sighting.lat();
    bestCe90M = Math.min(bestCe90M, ce90M);
    if (looks == 0 || !sighting.isSameLookAs(last)) {
      looks++;
    }
    repaired |= CodedIndex.isRepaired(sighting.index());
    last = sighting;
    if (isRead) {
      if (firstRead == null || certainty(sighting) > certainty(best)) {
        best = sighting;
      }
      firstRead = firstRead == null ? sighting : firstRead;
      lastRead = sighting;
    } else if (firstRead == null && sighting.confidence() > best.confidence()) {
      best = sighting;
    }
    changes++;
  }

  private static double certainty(Sighting sighting) {
    return sighting.plate() == null || sighting.plate().confidence() == null
        ? 0
        : sighting.plate().confidence();
  }

  ParkedVisit copy() {
    ParkedVisit copy = new ParkedVisit(first);
    copy.last = last;
    copy.best = best;
    copy.firstRead = firstRead;
    copy.lastRead = lastRead;
    copy.weight = weight;
    copy.weightedLng = weightedLng;
    copy.weightedLat = weightedLat;
    copy.bestCe90M = bestCe90M;
    copy.looks = looks;
    copy.repaired = repaired;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    SightingForm.write(first, out);
    SightingForm.write(last, out);
    SightingForm.write(best, out);
    out.writeBoolean(firstRead != null);
    if (firstRead != null && lastRead != null) {
      SightingForm.write(firstRead, out);
      SightingForm.write(lastRead, out);
    }
    out.writeDouble(weight);
    out.writeDouble(weightedLng);
    out.writeDouble(weightedLat);
    out.writeDouble(bestCe90M);
    out.writeInt(looks);
    out.writeBoolean(repaired);
  }

  static ParkedVisit read(DataInput in) throws IOException {
    ParkedVisit visit = new ParkedVisit(SightingForm.read(SightingForm.VERSION, in));
    visit.last = SightingForm.read(SightingForm.VERSION, in);
    visit.best = SightingForm.read(SightingForm.VERSION, in);
    if (in.readBoolean()) {
      visit.firstRead = SightingForm.read(SightingForm.VERSION, in);
      visit.lastRead = SightingForm.read(SightingForm.VERSION, in);
    }
    visit.weight = in.readDouble();
    visit.weightedLng = in.readDouble();
    visit.weightedLat = in.readDouble();
    visit.bestCe90M = in.readDouble();
    visit.looks = in.readInt();
    visit.repaired = in.readBoolean();
    return visit;
  }
}
