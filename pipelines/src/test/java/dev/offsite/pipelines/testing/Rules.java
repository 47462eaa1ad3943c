package dev.offsite.pipelines.testing;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.FlagMeaning;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules with all parameters they need. */
public final class Rules {

  private final String id;
  private final ViolationKind violation;
  private final Map<String, Double> parameters = new TreeMap<>();
  private int version = 1;
  private Validity validity = new Validity(Times.LONG_BEFORE, null);
  private List<String> fenceKinds = List.of();
  private List<String> objectClasses = List.of();
  private Integer reviewDays = 5;
  private final List<FlagMeaning> flags = new ArrayList<>();

  private Rules(String id, ViolationKind violation) {
    this.id = id;
    this.violation = violation;
  }

  /** {@code overload}: plates read with less than 0.8 are uncertain, 15 days of notice, photos. */
  public static Rules overload() {
    return new Rules("overload", ViolationKind.BRIDGE_OVERLOAD)
        .parameter("plateConfidenceMin", 0.8)
        .parameter("noticeDays", 15)
        .parameter("requiresMedia", 1);
  }

  /** {@code oversize}: asks for what {@link #overload()} asks for. */
  public static Rules oversize() {
    return new Rules("oversize", ViolationKind.OVERSIZE)
        .parameter("plateConfidenceMin", 0.8)
        .parameter("noticeDays", 15)
        .parameter("requiresMedia", 1);
  }

  /**
   * {@code evasion}: STRADDLING is enough, BRAKING_TAP and less than 5 km/h are half of it each,
   * ACCELERATING is poor quality, S_BEND harmless.
   */
  public static Rules evasion() {
    return new Rules("evasion", ViolationKind.SCALE_EVASION)
        .flag("STRADDLING", FlagMeaning.Use.EVASION, 1.0)
        .flag("BRAKING_TAP", FlagMeaning.Use.EVASION, 0.5)
        .flag("ACCELERATING", FlagMeaning.Use.POOR_QUALITY, null)
        .flag("S_BEND", FlagMeaning.Use.HARMLESS, null)
        .parameter("evidenceMin", 1)
        .parameter("speedKphLow", 5)
        .parameter("lowSpeedEvidence", 0.5)
        .parameter("noticeDays", 15)
        .parameter("requiresMedia", 1);
  }

  /** {@code zone}: fences of kind PROHIBITED, two fixes or 10 s inside. */
  public static Rules zone() {
    return new Rules("zone", ViolationKind.PROHIBITED_ZONE)
        .fenceKinds("PROHIBITED")
        .parameter("minInsideS", 10)
        .parameter("minFixesInside", 2)
        .parameter("exitMarginM", 20)
        .parameter("maxGapS", 120)
        .parameter("accuracyFactor", 1)
        .parameter("accuracyUnknownM", 15)
        .parameter("speedKphMax", 120)
        .parameter("updateEveryS", 60);
  }

  /** {@code patrol}: spoil heaps in fences of kind PATROL; two looks, or one of 0.9. */
  public static Rules patrol() {
    return new Rules("patrol", ViolationKind.PATROL_OBJECT)
        .fenceKinds("PATROL")
        .objectClasses("SPOIL_HEAP")
        .parameter("minSightings", 2)
        .parameter("minConfidence", 0.5)
        .parameter("openConfidence", 0.9)
        .parameter("mergeRadiusM", 10)
        .parameter("retentionH", 24);
  }

  /** {@code parking}: cars in fences of kind KERB; 10 minutes apart, not more than 30. */
  public static Rules parking() {
    return new Rules("parking", ViolationKind.ILLEGAL_PARKING)
        .fenceKinds("KERB")
        .objectClasses("ILLEGAL_PARKING")
        .parameter("minConfidence", 0.5)
        .parameter("plateConfidenceMin", 0.8)
        .parameter("mergeRadiusM", 8)
        .parameter("minApartMin", 10)
        .parameter("maxApartMin", 30)
        .parameter("retentionH", 2);
  }

  /**
   * {@code elsewhere}: two fixes of two minutes on either side; 1 km, 90 km/h, clocks half a minute
   * wrong; 50 m where a terminal does not say.
   */
  public static Rules elsewhere() {
    return new Rules("elsewhere", ViolationKind.PLATE_ELSEWHERE)
        .parameter("windowS", 120)
        .parameter("minFixes", 2)
        .parameter("farM", 1_000)
        .parameter("speedKphMax", 90)
        .parameter("clockToleranceS", 30)
        .parameter("accuracyUnknownM", 50)
        .parameter("plateConfidenceMin", 0.9);
  }

  /**
   * {@link #overload} that identifies by track: fixes within 2 km, clocks 3 s wrong, gaps of 60 s,
   * silences of 300 s, 2 m/s², 90 km/h, 20 km/h, 30 m of scale, accuracy as said, read in 120 s.
   */
  public static Rules identifying() {
    return overload()
        .parameter("identifyNearM", 2_000)
        .parameter("identifyClockS", 3)
        .parameter("identifyGapS", 60)
        .parameter("identifyDarkS", 300)
        .parameter("identifyAccelerationMps2", 2)
        .parameter("identifySpeedKphMax", 90)
        .parameter("identifySpeedDifferenceKph", 20)
        .parameter("identifyScaleM", 30)
        .parameter("identifyAccuracyFactor", 1)
        .parameter("identifyAccuracyUnknownM", 50)
        .parameter("identifyReadS", 120);
  }

  /**
   * {@code dark-across}: dark for 120 s to 600 s within 5 km, two fixes in 300 s on either side;
   * nothing is heard in fences of kind DEAD_ZONE.
   */
  public static Rules darkAcross() {
    return new Rules("dark-across", ViolationKind.DARK_ACROSS_BRIDGE)
        .fenceKinds("DEAD_ZONE")
        .parameter("darkSMin", 120)
        .parameter("darkSMax", 600)
        .parameter("lookS", 300)
        .parameter("minFixes", 2)
        .parameter("nearM", 5_000)
        .parameter("speedKphMax", 90)
        .parameter("clockToleranceS", 5)
        .parameter("accuracyUnknownM", 50)
        .parameter("plateConfidenceMin", 0.9);
  }

  /** {@code bridge-load}: warns at 80 %, alarms at 90 %, over below 70 % for 10 s. */
  public static Rules bridgeLoad() {
    return new Rules("bridge-load", ViolationKind.BRIDGE_LOAD_NEAR_LIMIT)
        .withoutDeadlines()
        .parameter("warnShare", 0.8)
        .parameter("alarmShare", 0.9)
        .parameter("clearShare", 0.7)
        .parameter("clearAfterS", 10)
        .parameter("updateEveryS", 30);
  }

  /** {@code silent}: 10 min by day, an hour from 22 to 6; ten missing, after two days. */
  public static Rules silent() {
    return new Rules("silent", ViolationKind.SCALE_SILENT)
        .withoutDeadlines()
        .parameter("silentDayS", 600)
        .parameter("silentNightS", 3_600)
        .parameter("nightFromH", 22)
        .parameter("nightToH", 6)
        .parameter("utcOffsetH", 8)
        .parameter("expectedMissed", 10)
        .parameter("learnDays", 2);
  }

  /** {@code zero}: five in a row, over after two that weigh. */
  public static Rules zero() {
    return new Rules("zero", ViolationKind.SCALE_ALL_ZERO)
        .withoutDeadlines()
        .parameter("zeroPassages", 5)
        .parameter("weighedPassages", 2);
  }

  /** {@code drift}: five axles; 5 % after 50 samples and a window of 25, over below 3 %. */
  public static Rules drift() {
    return new Rules("drift", ViolationKind.SCALE_DRIFT)
        .withoutDeadlines()
        .parameter("referenceAxles", 5)
        .parameter("baselineSamples", 50)
        .parameter("windowSamples", 25)
        .parameter("driftShare", 0.05)
        .parameter("clearShare", 0.03)
        .parameter("sigmas", 4);
  }

  /** {@code plates}: surely below 80 % of the last 100, or 10 % below the first 200. */
  public static Rules plates() {
    return new Rules("plates", ViolationKind.PLATE_RATE_LOW)
        .withoutDeadlines()
        .parameter("baselinePassages", 200)
        .parameter("windowPassages", 100)
        .parameter("rateMin", 0.8)
        .parameter("rateDrop", 0.1)
        .parameter("rateClear", 0.05)
        .parameter("sigmas", 3);
  }

  public Rules version(int number) {
    version = number;
    return this;
  }

  public Rules valid(Instant from, Instant to) {
    validity = new Validity(from, to);
    return this;
  }

  public Rules fenceKinds(String... kinds) {
    fenceKinds = List.of(kinds);
    return this;
  }

  public Rules objectClasses(String... classes) {
    objectClasses = List.of(classes);
    return this;
  }

  public Rules parameter(String name, double value) {
    parameters.put(name, value);
    return this;
  }

  public Rules flag(String code, FlagMeaning.Use use, Double evidence) {
    flags.add(new FlagMeaning(code, use, evidence));
    return this;
  }

  public Rules without(String name) {
    parameters.remove(name);
    return this;
  }

  public Rules withoutDeadlines() {
    reviewDays = null;
    return this;
  }

  public ReferenceEntry.Rule entry() {
    return new ReferenceEntry.Rule(
        id,
        version,
        validity,
        violation,
        "basis of " + id,
        "matter of " + id,
        "综合行政执法局",
        2,
        fenceKinds,
        objectClasses,
        parameters,
        reviewDays,
        reviewDays == null ? null : 15,
        reviewDays == null ? null : 90,
        flags);
  }
}
