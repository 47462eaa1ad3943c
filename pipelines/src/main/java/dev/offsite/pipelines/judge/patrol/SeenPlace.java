package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One place where something was seen, made of sightings in their order. Mutable; not thread-safe.
 *
 * <p>The place is the mean of its sightings, each weighted by the inverse square of its CE90.
 */
final class SeenPlace {

  private static final double METRES_PER_DEGREE_MIN = 110_000;

  /** Marks in the stored form, in which an older one knew the first only. */
  private static final int PROVEN = 1;

  private static final int REPAIRED = 2;

  private final Sighting first;
  private Sighting best;
  private Sighting last;
  private double weight;
  private double weightedLng;
  private double weightedLat;
  private double bestCe90M;
  private int looks;
  private int sightings;
  private boolean proven;
  private boolean repaired;

  SeenPlace(Sighting first) {
    this.first = first;
    best = first;
    last = first;
    bestCe90M = Double.POSITIVE_INFINITY;
  }

  Sighting first() {
    return first;
  }

  /** The sighting of the highest confidence; the earliest of equals. */
  Sighting best() {
    return best;
  }

  Sighting last() {
    return last;
  }

  /** Number of distinct frames. */
  int looks() {
    return looks;
  }

  int sightings() {
    return sightings;
  }

  boolean isProven() {
    return proven;
  }

  /** Whether one of its sightings stands in a record that was repaired. */
  boolean isRepaired() {
    return repaired;
  }

  double bestCe90M() {
    return bestCe90M;
  }

  Wgs84Position position() {
    return weight == 0
        ? first.position()
        : new Wgs84Position(weightedLng / weight, weightedLat / weight);
  }

  /**
   * Metres by which the sighting lies nearer than what still counts as this place; negative if it
   * is another place.
   */
  double nearerBy(Sighting sighting, PatrolRule rule) {
    double reachM = Math.hypot(bestCe90M, sighting.ce90M()) + rule.mergeRadiusM();
    Wgs84Position position = position();
    // No degree of latitude is shorter, and most places of a zone are out of reach by that alone.
    if (Math.abs(sighting.lat() - position.lat()) * METRES_PER_DEGREE_MIN > reachM) {
      return -1;
    }
    return reachM - Geodesics.distanceM(position, sighting.position());
  }

  /** Whether the place was not seen for longer than the rule remembers it. */
  boolean isForgottenAt(long timeMs, PatrolRule rule) {
    return timeMs - last.timeMs() > rule.retention().toMillis();
  }

  /** Takes the next sighting, which is not before the last. */
  void add(Sighting sighting, PatrolRule rule) {
    // A device that claims to be exact to a millimetre must not outweigh all others.
    double ce90M = Math.max(sighting.ce90M(), 0.1);
    double share = 1 / (ce90M * ce90M);
    weight += share;
    weightedLng += share * sighting.lng();
    weightedLat += share * sighting.lat();
    bestCe90M = Math.min(bestCe90M, ce90M);
    if (looks == 0 || !sighting.isSameLookAs(last)) {
      looks++;
    }
    sightings++;
    repaired |= CodedIndex.isRepaired(sighting.index());
    last = sighting;
    if (sighting.confidence() > best.confidence()) {
      best = sighting;
    }
    proven |= looks >= rule.sightingsMin() || sighting.confidence() >= rule.openConfidence();
  }

  SeenPlace copy() {
    SeenPlace copy = new SeenPlace(first);
    copy.best = best;
    copy.last = last;
    copy.weight = weight;
    copy.weightedLng = weightedLng;
    copy.weightedLat = weightedLat;
    copy.bestCe90M = bestCe90M;
    copy.looks = looks;
    copy.sightings = sightings;
    copy.proven = proven;
    copy.repaired = repaired;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    SightingForm.write(first, out);
    SightingForm.write(best, out);
    SightingForm.write(last, out);
    out.writeDouble(weight);
    out.writeDouble(weightedLng);
    out.writeDouble(weightedLat);
    out.writeDouble(bestCe90M);
    out.writeInt(looks);
    out.writeInt(sightings);
    out.writeByte((proven ? PROVEN : 0) | (repaired ? REPAIRED : 0));
  }

  static SeenPlace read(DataInput in) throws IOException {
    SeenPlace place = new SeenPlace(SightingForm.read(in));
    place.best = SightingForm.read(in);
    place.last = SightingForm.read(in);
    place.weight = in.readDouble();
    place.weightedLng = in.readDouble();
    place.weightedLat = in.readDouble();
    place.bestCe90M = in.readDouble();
    place.looks = in.readInt();
    place.sightings = in.readInt();
    int marks = in.readUnsignedByte();
    place.proven = (marks & PROVEN) != 0;
    place.repaired = (marks & REPAIRED) != 0;
    return place;
  }
}
