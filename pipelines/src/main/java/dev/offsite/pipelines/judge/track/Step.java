package dev.offsite.pipelines.judge.track;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.RegisteredTruck;
import dev.offsite.pipelines.reference.RulesInForce;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fix on its way through the folds, with what they share: the fix before, the reference data,
 * who the truck is. What takes time is found out once, when somebody asks. Not thread-safe. Hot
 * path.
 *
 * <p>A fold that builds on a fix asks for its {@link #witness()}, or says {@link #keep()} if it may
 * come to build on it when a late fix changes the drive: only then is the digest of the record
 * kept.
 */
public final class Step {

  /** Metres in one unit of the lattice, at most: a minute of arc is nowhere longer than 1,862 m. */
  private static final double METRES_PER_UNIT_MAX = 1862.0 * 60 / 1e7;

  private final String deviceId;
  private final ReferenceSnapshot reference;
  private final Registration registration;
  private final Trail trail;
  private final @Nullable Fix before;
  private final Fix fix;
  private final DigestLog digests;

  private final Instant at;
  private final RulesInForce rules;
  private double movedM = Double.NaN;
  private @Nullable RegisteredTruck truck;
  private @Nullable Cargo cargo;
  private boolean keepsFix;
  private boolean keepsBefore;

  Step(
      String deviceId,
      ReferenceSnapshot reference,
      Registration registration,
      Trail trail,
      @Nullable Fix before,
      Fix fix,
      DigestLog digests) {
    this.deviceId = deviceId;
    this.reference = reference;
    this.registration = registration;
    this.trail = trail;
    this.before = before;
    this.fix = fix;
    this.digests = digests;
    at = fix.time();
    rules = reference.rulesInForce(at);
  }

  /** The truck's terminal. */
  public String deviceId() {
    return deviceId;
  }

  /** The loaded release. */
  public ReferenceSnapshot reference() {
    return reference;
  }

  /** The fix. */
  public Fix fix() {
    return fix;
  }

  /** The fix before it in time; null for the first. */
  public @Nullable Fix before() {
    return before;
  }

  /** Time of the fix. */
  public Instant at() {
    return at;
  }

  /** The rules of all kinds that are in force at the time of the fix. */
  public RulesInForce rules() {
    return rules;
  }

  /** The rules of a kind that are in force at the time of the fix, ordered by id. */
  public List<ReferenceEntry.Rule> rules(ViolationKind kind) {
    return rules.of(kind);
  }

  /** What counts as a trip at the time of the fix. */
  public Optional<TripTerms> tripTerms() {
    return rules.tripTerms();
  }

  /** Where the truck came from; does not hold this fix. */
  public Trail trail() {
    return trail;
  }

  /** Milliseconds since the fix before; {@link Long#MAX_VALUE} for the first. */
  public long gapMs() {
    return before == null ? Long.MAX_VALUE : fix.timeMs() - before.timeMs();
  }

  /**
   * Whether the fix may lie so far from the fix before: false costs little, and true is to be
   * looked at more closely.
   */
  public boolean mayHaveMoved(double metres) {
    if (before == null) {
      return false;
    }
    long units =
        Math.abs((long) fix.lngE7() - before.lngE7())
            + Math.abs((long) fix.latE7() - before.latE7());
    return units * METRES_PER_UNIT_MAX >= metres;
  }

  /** Metres from the fix before, straight; 0 for the first. */
  public double movedM() {
    if (Double.isNaN(movedM)) {
      movedM = before == null ? 0 : Geodesics.distanceM(before.position(), fix.position());
    }
    return movedM;
  }

  /** Speed that the way from the fix before takes, km/h; 0 for the first. */
  public double impliedSpeedKph() {
    return before == null ? 0 : movedM() / gapMs() * 3_600;
  }

  /** Plate of the truck at the time of the fix. */
  public Optional<String> plate() {
    return Optional.ofNullable(truck().plate());
  }

  /** The registered vehicle at the time of the fix. */
  public Optional<ReferenceEntry.Vehicle> vehicle() {
    return Optional.ofNullable(truck().vehicle());
  }

  /** Whether it is exempt from the rules at the time of the fix. */
  public boolean isExempt() {
    return truck().isExempt();
  }

  /** Transport permits of the truck that are valid at the time of the fix, by id. */
  public List<ReferenceEntry.Permit> permits() {
    return truck().permits();
  }

  private RegisteredTruck truck() {
    RegisteredTruck found = truck;
    if (found == null) {
      found = registration.at(at, deviceId, reference);
      truck = found;
    }
    return found;
  }

  /** What is known of the load: as an earlier fold concluded, else as the sensor says. */
  public Cargo cargo() {
    return cargo == null ? Cargo.of(fix) : cargo;
  }

  /** Sets what an earlier fold concluded of the load. */
  public void conclude(Cargo concluded) {
    cargo = concluded;
  }

  /** The fix with the digest of its record; keeps the digest. */
  public Witness witness() {
    keep();
    return new Witness(fix, digests.get(fix.timeMs()));
  }

  /** The fix before with the digest of its record; keeps the digest. There is one before. */
  public Witness witnessBefore() {
    keepBefore();
    return new Witness(before, digests.get(before.timeMs()));
  }

  /** Keeps the digest of the fix. */
  public void keep() {
    keepsFix = true;
  }

  /** Keeps the digest of the fix before, if there is one. */
  public void keepBefore() {
    keepsBefore = true;
  }

  boolean keepsFix() {
    return keepsFix;
  }

  boolean keepsBefore() {
    return keepsBefore;
  }
}
