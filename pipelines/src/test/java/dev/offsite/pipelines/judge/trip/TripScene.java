package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A building site of 200 m around the origin, disposal sites of 200 m around 2,000 m and 4,000 m
 * east; the permit of the truck names the first. Fixes each 10 s.
 */
final class TripScene {

  static final String BUILDING = "building-a";
  static final String DISPOSAL = "disposal-b";
  static final String OTHER_DISPOSAL = "disposal-c";
  static final String PERMIT = "permit-1";
  static final double DISPOSAL_EAST_M = 2_000;
  static final double OTHER_EAST_M = 4_000;

  static final RuleFolds FOLDS = RuleFolds.of(new TripFold(), new DumpingFold());

  /** Loading 180 s, tipping 60 s or a body up for 30 s, sensors believed after 20 s. */
  static TripTerms terms() {
    return new TripTerms(
        "trips",
        1,
        TruckScene.ALWAYS,
        "test",
        List.of("BUILDING_SITE"),
        List.of("DISPOSAL_SITE"),
        30,
        3,
        180,
        60,
        30,
        20,
        120,
        6_000,
        2_000,
        3_600,
        14_400,
        120,
        130,
        60);
  }

  /** Two signs open, three are certain, within 300 s and 60 m; graver from 22 to 6 o'clock UTC. */
  static ReferenceEntry.Rule dumping() {
    Map<String, Double> parameters = new TreeMap<>();
    parameters.put("signsMin", 2.0);
    parameters.put("signsCertain", 3.0);
    parameters.put("stillKph", 3.0);
    parameters.put("reversingKph", 10.0);
    parameters.put("windowS", 300.0);
    parameters.put("radiusM", 60.0);
    parameters.put("lighterHoldS", 15.0);
    parameters.put("payloadDropKg", 2_000.0);
    parameters.put("siteMarginM", 30.0);
    parameters.put("anySiteWithoutPermit", 1.0);
    parameters.put("maxGapS", 300.0);
    parameters.put("severityNight", 5.0);
    parameters.put("nightFromH", 22.0);
    parameters.put("nightToH", 6.0);
    parameters.put("utcOffsetH", 8.0);
    return TruckScene.rule(ViolationKind.ILLEGAL_DUMPING, List.of("DISPOSAL_SITE"), parameters);
  }

  /** Sites, terms, rule, and what else there is. */
  static ReferenceSnapshot reference(ReferenceEntry... more) {
    return TruckScene.reference(entries(more).toArray(ReferenceEntry[]::new));
  }

  /** The same as entries, without those of {@link TruckScene}. */
  static List<ReferenceEntry> entries(ReferenceEntry... more) {
    List<ReferenceEntry> entries = new ArrayList<>(List.of(more));
    entries.add(terms());
    entries.add(dumping());
    entries.add(TruckScene.fence(BUILDING, "BUILDING_SITE", -100, -100, 100, 100));
    entries.add(site(DISPOSAL, DISPOSAL_EAST_M));
    entries.add(site(OTHER_DISPOSAL, OTHER_EAST_M));
    return entries;
  }

  static ReferenceEntry.Permit permit() {
    return new ReferenceEntry.Permit(
        PERMIT, 1, TruckScene.ALWAYS, TruckScene.PLATE, List.of(), BUILDING, null, DISPOSAL, null);
  }

  /** Stands at a place, one fix each 10 s, both ends included. */
  static List<Report> stand(double fromS, double toS, double eastM) {
    List<Report> fixes = new ArrayList<>();
    for (double second = fromS; second <= toS; second += 10) {
      fixes.add(TruckScene.at(second, eastM, 0).kph(0.0));
    }
    return fixes;
  }

  /** Drives at 10 m/s, one fix each 10 s, both ends included. */
  static List<Report> drive(double fromS, double fromEastM, double toEastM) {
    List<Report> fixes = new ArrayList<>();
    double step = Math.signum(toEastM - fromEastM) * 100;
    int legs = (int) Math.round(Math.abs(toEastM - fromEastM) / 100);
    for (int i = 0; i <= legs; i++) {
      fixes.add(TruckScene.at(fromS + 10 * i, fromEastM + step * i, 0).kph(36.0));
    }
    return fixes;
  }

  private static ReferenceEntry.FenceFeature site(String id, double eastM) {
    return TruckScene.fence(id, "DISPOSAL_SITE", eastM - 100, -100, eastM + 100, 100);
  }

  private TripScene() {}
}
