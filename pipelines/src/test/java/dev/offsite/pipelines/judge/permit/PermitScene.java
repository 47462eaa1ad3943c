package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.track.ConditionFold;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.PermitHours;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * A building site around the origin, a disposal site 5 km to the east, a corridor of 120 m between
 * them, and sites that belong to others; the rules about permits with small figures. Second 0 is
 * 08:00 in Hangzhou.
 */
final class PermitScene {

  static final String SITE = "site-1";
  static final String CORRIDOR = "corridor-1";
  static final String DUMP = "dump-1";
  static final String OTHER_SITE = "site-2";
  static final String OTHER_DUMP = "dump-2";
  static final String OTHER_CORRIDOR = "corridor-2";

  private static final List<String> SITES = List.of("BUILDING_SITE", "DISPOSAL_SITE");

  /** All fences. */
  static List<ReferenceEntry> fences() {
    return List.of(
        TruckScene.fence(SITE, "BUILDING_SITE", -100, -100, 100, 100),
        TruckScene.fence(CORRIDOR, "CORRIDOR", 100, -60, 5_000, 60),
        TruckScene.fence(DUMP, "DISPOSAL_SITE", 5_000, -100, 5_200, 100),
        TruckScene.fence(OTHER_SITE, "BUILDING_SITE", 1_000, 1_000, 1_200, 1_200),
        TruckScene.fence(OTHER_CORRIDOR, "CORRIDOR", 1_000, 2_000, 5_000, 2_120),
        TruckScene.fence(OTHER_DUMP, "DISPOSAL_SITE", 3_000, 1_000, 3_200, 1_200));
  }

  /** A permit for the way from site to dump, at all hours. */
  static ReferenceEntry.Permit permit() {
    return permit("permit-1", TruckScene.ALWAYS, null);
  }

  /** The same, at hours. */
  static ReferenceEntry.Permit permit(String id, Validity validity, PermitHours hours) {
    return new ReferenceEntry.Permit(
        id, 1, validity, TruckScene.PLATE, List.of(), SITE, CORRIDOR, DUMP, hours);
  }

  /** A permit that binds the truck to nothing. */
  static ReferenceEntry.Permit unbound() {
    return new ReferenceEntry.Permit(
        "unbound", 1, TruckScene.ALWAYS, TruckScene.PLATE, List.of(), null, null, null, null);
  }

  static Validity until(double second) {
    return new Validity(Instant.parse("2020-01-01T00:00:00Z"), TruckScene.time(second));
  }

  static Validity from(double second) {
    return new Validity(TruckScene.time(second), null);
  }

  /** Daily hours by the clock of Hangzhou. */
  static PermitHours daily(String from, String to) {
    return new PermitHours(
        "Asia/Shanghai",
        List.of(new PermitHours.Window(List.of(PermitHours.Day.values()), from, to)));
  }

  /** A rule of this package; all of them are proven by 3 fixes over 10 s. */
  static ReferenceEntry.Rule rule(ViolationKind kind) {
    Map<String, Double> parameters = new HashMap<>();
    parameters.put("minS", 10.0);
    parameters.put("minFixes", 3.0);
    parameters.put("clearS", 20.0);
    parameters.put("maxGapS", 60.0);
    List<String> kinds = SITES;
    switch (kind) {
      case OFF_ROUTE -> {
        parameters.put("beyondM", 50.0);
        parameters.put("accuracyFactor", 1.0);
        parameters.put("accuracyUnknownM", 15.0);
        kinds = List.of("CORRIDOR", "BUILDING_SITE", "DISPOSAL_SITE");
      }
      case OUTSIDE_HOURS, NO_PERMIT -> parameters.put("siteMarginM", 30.0);
      case FOREIGN_SITE -> {
        parameters.put("accuracyFactor", 1.0);
        parameters.put("accuracyUnknownM", 15.0);
      }
      case NIGHT_DEPARTURE -> {
        parameters.put("siteMarginM", 30.0);
        parameters.put("minInsideS", 60.0);
        parameters.put("nightFromH", 22.0);
        parameters.put("nightToH", 8.0);
        parameters.put("utcOffsetH", 8.0);
        kinds = List.of("BUILDING_SITE");
      }
      case LONG_STOP -> {
        parameters.put("radiusM", 50.0);
        parameters.put("standKph", 5.0);
        parameters.put("speedKphMax", 130.0);
        parameters.put("minS", 120.0);
        parameters.remove("clearS");
      }
      default -> throw new IllegalArgumentException(kind + " is no rule about permits");
    }
    return TruckScene.rule(kind, kinds, parameters);
  }

  /** The file of the truck under one rule. */
  static TruckFile file(ViolationKind kind, ReferenceEntry... permits) {
    List<ReferenceEntry> entries = new ArrayList<>(fences());
    entries.add(rule(kind));
    entries.addAll(List.of(permits));
    return new TruckFile(
        TruckScene.reference(entries.toArray(ReferenceEntry[]::new)), RuleFolds.of(foldOf(kind)));
  }

  private static ConditionFold foldOf(ViolationKind kind) {
    return switch (kind) {
      case OFF_ROUTE -> PermitRules.OFF_ROUTE;
      case OUTSIDE_HOURS -> PermitRules.OUTSIDE_HOURS;
      case NO_PERMIT -> PermitRules.NO_PERMIT;
      case FOREIGN_SITE -> PermitRules.FOREIGN_SITE;
      case NIGHT_DEPARTURE -> PermitRules.NIGHT_DEPARTURE;
      case LONG_STOP -> PermitRules.LONG_STOP;
      default -> throw new IllegalArgumentException(kind + " is no rule about permits");
    };
  }

  /** A fix each 5 s from one second to another, both included. */
  static List<Report> each5s(double fromS, double toS, DoubleFunction<Report> fix) {
    List<Report> fixes = new ArrayList<>();
    for (double second = fromS; second <= toS; second += 5) {
      fixes.add(fix.apply(second));
    }
    return fixes;
  }

  /** Loaded, 10 m/s to the east from 300 m on at second 0, this far to the north. */
  static Report loaded(double second, double northM) {
    return TruckScene.at(second, 300 + 10 * second, northM).loaded();
  }

  private PermitScene() {}
}
