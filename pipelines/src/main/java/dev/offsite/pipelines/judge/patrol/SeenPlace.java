package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One place where something was seen, made of sightings and looks in their order. Mutable; not
 * thread-safe.
 *
 * <p>The place is the mean of its sightings, each weighted by the inverse square of its CE90.
 */
final class SeenPlace {

  /** Marks in the stored form, in which the oldest knew the first only. */
  private static final int PROVEN = 1;

  private static final int REPAIRED = 2;
  private static final int FROM_CAR = 4;
  private static final int FROM_CAMERA = 8;
  private static final int FROM_DRONE = 16;

  private final Sighting first;
  private Sighting last;
  private double weight;
  private double weightedLng;
  private double weightedLat;
  private double bestCe90M;
  private int looks;
  private int sightings;
  private boolean proven;
  private boolean repaired;
  private final Set<Platform> platforms = EnumSet.noneOf(Platform.class);
  private ClassTally classes = ClassTally.empty();
  private SortieComparison sorties = new SortieComparison();
  private int changes;

  SeenPlace(Sighting first) {
    this.first = first;
    last = first;
    bestCe90M = Double.POSITIVE_INFINITY;
  }

  Sighting first() {
    return first;
  }

  Sighting last() {
    return last;
  }

  /** The sighting of the highest confidence of the class that counts; the earliest of equals. */
  Sighting best(PatrolRules rules, PatrolRule rule) {
    return classes.best(rules, rule);
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

  /** What carried the cameras that saw it. */
  Set<Platform> platforms() {
    return platforms;
  }

  /** Sortie against sortie. */
  SortieComparison sorties() {
    return sorties;
  }

  /** Counts what may have changed what is to be said, apart from whether it is gone. */
  int changes() {
    return changes;
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
    return nearerBy(sighting.position(), sighting.ce90M(), rule);
  }

  /** The same of another place. */
  double nearerBy(SeenPlace other, PatrolRule rule) {
    return nearerBy(other.position(), other.bestCe90M, rule);
  }

  private double nearerBy(Wgs84Position there, double ce90M, PatrolRule rule) {
    double reachM = Math.hypot(bestCe90M, ce90M) + rule.mergeRadiusM();
    Wgs84Position position = position();
    // No degree of latitude is shorter, and most places of a zone are out of reach by that alone.
    if (Math.abs(there.lat() - position.lat()) * Geodesics.METRES_PER_LAT_DEGREE_MIN > reachM) {
      return -1;
    }
    return reachM - Geodesics.distanceM(position, there);
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
    platforms.add(sighting.platform());
    last = sighting;
    classes.add(sighting);
    proven |= looks >= rule.sightingsMin() || sighting.confidence() >= rule.openConfidence();
    sorties.see(sighting, rule);
    changes++;
  }

  /** Takes a sighting that is too unsure to count, and yet is not nothing. */
  void addFaint(Sighting sighting, PatrolRule rule) {
    sorties.seeFaintly(sighting, rule);
  }

  /** Takes a look, if it had all of the place in view. */
  void add(Look look, PatrolRule rule) {
    Wgs84Position position = position();
    if (look.covers(position, bestCe90M)) {
      sorties.look(look, position, rule);
    }
  }

  /** Takes another place that is the same one; this is the one that was seen first. */
  void absorb(SeenPlace other, PatrolRule rule) {
    weight += other.weight;
    weightedLng += other.weightedLng;
    weightedLat += other.weightedLat;
    bestCe90M = Math.min(bestCe90M, other.bestCe90M);
    looks += other.looks;
    sightings += other.sightings;
    repaired |= other.repaired;
    platforms.addAll(other.platforms);
    last = Noticed.ORDER.compare(last, other.last) >= 0 ? last : other.last;
    classes.addAll(other.classes);
    proven |= other.proven || looks >= rule.sightingsMin();
    sorties.absorb(other.sorties);
    changes++;
  }

  /** The look that shows it is gone, as far as is known at a time. */
  Optional<Look> goneAt(long timeMs, PatrolRule rule) {
    return sorties.goneAt(timeMs, rule);
  }

  SeenPlace copy() {
    SeenPlace copy = new SeenPlace(first);
    copy.last = last;
    copy.weight = weight;
    copy.weightedLng = weightedLng;
    copy.weightedLat = weightedLat;
    copy.bestCe90M = bestCe90M;
    copy.looks = looks;
    copy.sightings = sightings;
    copy.proven = proven;
    copy.repaired = repaired;
    copy.platforms.addAll(platforms);
    copy.classes = classes.copy();
    copy.sorties = sorties.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    SightingForm.write(first, out);
    SightingForm.write(last, out);
    out.writeDouble(weight);
    out.writeDouble(weightedLng);
    out.writeDouble(weightedLat);
    out.writeDouble(bestCe90M);
    out.writeInt(looks);
    out.writeInt(sightings);
    out.writeByte(
        (proven ? PROVEN : 0)
            | (repaired ? REPAIRED : 0)
            | (platforms.contains(Platform.PATROL_CAR) ? FROM_CAR : 0)
            | (platforms.contains(Platform.FIXED_CAMERA) ? FROM_CAMERA : 0)
            | (platforms.contains(Platform.DRONE) ? FROM_DRONE : 0));
    classes.write(out);
    sorties.write(out);
  }

  static SeenPlace read(int version, DataInput in) throws IOException {
    SeenPlace place = new SeenPlace(SightingForm.read(version, in));
    Sighting best = version == 1 ? SightingForm.read(version, in) : null;
    place.last = SightingForm.read(version, in);
    place.weight = in.readDouble();
    place.weightedLng = in.readDouble();
    place.weightedLat = in.readDouble();
    place.bestCe90M = in.readDouble();
    place.looks = in.readInt();
    place.sightings = in.readInt();
    int marks = in.readUnsignedByte();
    place.proven = (marks & PROVEN) != 0;
    place.repaired = (marks & REPAIRED) != 0;
    if (best != null) {
      place.platforms.add(Platform.DRONE);
      place.classes = ClassTally.of(best, place.sightings);
      return place;
    }
    place.addPlatform(marks, FROM_DRONE, Platform.DRONE);
    place.addPlatform(marks, FROM_CAR, Platform.PATROL_CAR);
    place.addPlatform(marks, FROM_CAMERA, Platform.FIXED_CAMERA);
    place.classes = ClassTally.read(in);
    place.sorties = SortieComparison.read(in);
    return place;
  }

  private void addPlatform(int marks, int mark, Platform platform) {
    if ((marks & mark) != 0) {
      platforms.add(platform);
    }
  }
}
